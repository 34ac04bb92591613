"""From outcomes to what a report holds: findings, verdicts and facts in source offsets, said in a language."""

from __future__ import annotations

from collections.abc import Sequence

from replylint.fingerprints import fingerprint
from replylint.judging.case import Fault, Outcome
from replylint.judging.rule import Rule
from replylint.languages.address import Address
from replylint.locations import Locator
from replylint.model import Draft, Fact, Finding, Span, Verdict
from replylint.wording import message as message_text
from replylint.wording import reason, suggestion


def shown(fact: Fact, draft: Draft) -> dict[str, object]:
    """Give a fact as reports print it: value, quote and source offsets (None for a no)."""
    if fact.span is None:
        return {"value": fact.value, "quote": None, "start": None, "end": None}
    span = draft.source_span(*fact.span)
    quote = draft.message.source[span.start : span.end]
    return {"value": fact.value, "quote": quote, "start": span.start, "end": span.end}


def finding_of(rule: Rule, fault: Fault, draft: Draft, locator: Locator, code: str, address: Address) -> Finding:
    """Make the finding of a rule's fault; `code` is the language it speaks to the agent in."""
    view = fault.span or Span(0, 0)
    span = fault.source or (draft.source_span(*view) if fault.span else Span(0, 0))
    line, column = locator.line_column(span.start)
    quote = draft.message.source[span.start : span.end]
    return Finding(
        rule=rule.id, code=rule.code, tip=rule.tip, severity=fault.severity or rule.severity,
        message=message_text(rule, fault, code), why=rule.why[code],
        suggestion=suggestion(rule, fault, draft.language, address),
        start=span.start, end=span.end, line=line, column=column, quote=quote,
        excerpt=quote if fault.source else draft.text[view.start : view.end], file_line=locator.file_line(span.start),
        folded=bool(draft.message.lines), fingerprint=fingerprint(rule.id, fault.span, draft),
    )  # fmt: skip


def verdict_of(outcome: Outcome, draft: Draft, code: str) -> Verdict:
    """Make the verdict of an outcome, its reason said in the language `code`."""
    because = reason(outcome.reason, outcome.values, code)
    if outcome.evidence is None:
        return Verdict(outcome.value, because)
    span = draft.source_span(*outcome.evidence)
    return Verdict(outcome.value, because, draft.message.source[span.start : span.end], span.start, span.end)


def skipped(draft: Draft) -> dict[str, int]:
    """Count the characters that were left out of the check, by reason."""
    lengths = {"quoted": _length(draft.quoted), "footer": _length(draft.footer)}
    return {name: length for name, length in lengths.items() if length}


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)
