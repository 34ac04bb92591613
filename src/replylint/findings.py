"""From outcomes to what a report holds: findings, verdicts and facts in source offsets, said in a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from replylint.fingerprints import fingerprint
from replylint.fix import Fix
from replylint.judging.case import Case, Fault, Outcome
from replylint.judging.fixers import Repair, edits_of
from replylint.judging.fixers.masks import branches
from replylint.judging.rule import Rule
from replylint.locations import Locator
from replylint.model import Draft, Fact, Finding, Span, Verdict
from replylint.resources import language_folder, optional_yaml
from replylint.wording import Voice, reason, suggestion, told
from replylint.wording import message as message_text


def shown(fact: Fact, draft: Draft) -> dict[str, object]:
    """Give a fact as reports print it: value, quote and source offsets (None for a no)."""
    if fact.span is None:
        return {"value": fact.value, "quote": None, "start": None, "end": None}
    span = draft.source_span(*fact.span)
    quote = draft.message.source[span.start : span.end]
    return {"value": fact.value, "quote": quote, "start": span.start, "end": span.end}


def finding_of(rule: Rule, fault: Fault, case: Case, locator: Locator, code: str, voice: Voice) -> Finding:
    """Make the finding of a rule's fault; `code` is the language it speaks to the agent in."""
    draft = case.draft
    view = fault.span or Span(0, 0)
    span = fault.source or (draft.source_span(*view) if fault.span else Span(0, 0))
    line, column = locator.line_column(span.start)
    quote = draft.message.source[span.start : span.end]
    better = suggestion(rule, fault, voice)
    return Finding(
        rule=rule.id, code=rule.code, tip=rule.tip, severity=fault.severity or rule.severity,
        message=message_text(rule, fault, code), why=told(rule.why, code),
        suggestion=better,
        start=span.start, end=span.end, line=line, column=column, quote=quote,
        excerpt=quote if fault.source else draft.text[view.start : view.end], file_line=locator.file_line(span.start),
        folded=bool(draft.message.lines), fingerprint=fingerprint(rule.id, fault.span, draft),
        fix=_fix(rule, Repair(case, fault, voice.say, better), code), advisory=rule.advisory,
    )  # fmt: skip


def _fix(rule: Rule, repair: Repair, code: str) -> Fix | None:
    """Make the fix of a fault; one that adds a paragraph to a template with branches is for a person to place."""
    if rule.fixer is None or repair.fault.source is not None:
        return None
    edits = edits_of(rule.fixer, repair)
    if not edits:
        return None
    placed = rule.fixer.shifts and branches(repair.case.draft)
    return Fix(
        edits, "suggestion" if placed else rule.fixer.safety, _titles(code).get(rule.fix) or told(rule.title, code)
    )


@cache
def _titles(code: str) -> Mapping[str, str]:
    titles: Mapping[str, str] = optional_yaml(language_folder(code) / "fixes.yaml")
    return titles if titles or code == "en" else _titles("en")


def verdict_of(outcome: Outcome, draft: Draft, code: str) -> Verdict:
    """Make the verdict of an outcome, its reason said in the language `code`."""
    because = reason(outcome.reason, outcome.values, code)
    if outcome.evidence is None:
        return Verdict(outcome.value, because)
    span = draft.source_span(*outcome.evidence)
    return Verdict(outcome.value, because, draft.message.source[span.start : span.end], span.start, span.end)


def skipped(draft: Draft) -> dict[str, int]:
    """Count the characters that were left out of the check, by reason, and those that could not be decoded."""
    damaged = draft.message.source.count("\ufffd")
    lengths = {"quoted": _length(draft.quoted), "footer": _length(draft.footer), "damaged": damaged}
    return {name: length for name, length in lengths.items() if length}


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)
