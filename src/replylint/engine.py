"""The linter: one message in, one report out; many in, many out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from replylint.fingerprints import fingerprint
from replylint.judging.case import Case, Fault, Outcome
from replylint.judging.registry import Registry, builtin_rules
from replylint.judging.rule import Rule
from replylint.languages.address import Address, address_of
from replylint.locations import Locator
from replylint.model import Draft, Fact, Finding, Message, Report, Severity, Span, Verdict
from replylint.parsing import parse
from replylint.recognition import recognise
from replylint.recognition.facts import facts_of
from replylint.recognition.jargon import find_jargon
from replylint.recognition.situation import situation_of
from replylint.scoring import score
from replylint.suppressions import Suppression, silenced
from replylint.wording import message as message_text
from replylint.wording import reason, suggestion

_RANK: Mapping[Severity, int] = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Linter:
    """Judges replies by a set of rules; holds no state between messages and may be shared by threads."""

    rules: Registry = field(default_factory=builtin_rules)
    messages: str | None = None
    """The language that findings speak to the agent in; None: the draft's own."""
    glossary: Mapping[str, str] = field(default_factory=dict)
    """House terms, folded, to plain words."""
    model: bool = True
    """Whether the sentence model takes a second look; without it phrases judge alone."""

    def check(self, message: Message, aside: Sequence[Suppression] = ()) -> Report:
        """Judge one reply, less what its own comments and the suppressions from `aside` silence; raises nothing."""
        case = self.case(message)
        draft = case.draft
        code = self.messages or draft.language
        locator, address = Locator(draft), address_of(draft.sentences)
        outcomes = silenced([(rule, rule.decide(case)) for rule in self.rules], draft, self.rules, aside)
        findings = [
            _finding(rule, fault, draft, locator, code, address)
            for rule, outcome in outcomes
            for fault in outcome.faults
        ]
        return Report(
            message=message,
            language=draft.language,
            situation=case.situation,
            score=score(self.rules, {rule.id: outcome.value for rule, outcome in outcomes}),
            findings=tuple(sorted(findings, key=lambda f: (_RANK[f.severity], f.start, f.code))),
            verdicts={rule.id: _verdict(outcome, draft, code) for rule, outcome in outcomes},
            facts={name: shown(fact, draft) for name, fact in case.facts.items()},
            jargon_terms=case.jargon_terms,
            skipped=_skipped(draft),
        )

    def check_all(self, messages: Iterable[Message]) -> Iterator[Report]:
        """Judge many replies in their order."""
        return map(self.check, messages)

    def case(self, message: Message) -> Case:
        """Give everything recognised in one message, before any rule."""
        draft = parse(message)
        evidence = recognise(draft, self.model)
        jargon = find_jargon(draft, self.glossary)
        facts = facts_of(evidence, jargon)
        return Case(evidence, facts, situation_of(evidence, self.model), jargon, bool(message.template))


def shown(fact: Fact, draft: Draft) -> dict[str, object]:
    """Give a fact as reports print it: value, quote and source offsets (None for a no)."""
    if fact.span is None:
        return {"value": fact.value, "quote": None, "start": None, "end": None}
    span = draft.source_span(*fact.span)
    quote = draft.message.source[span.start : span.end]
    return {"value": fact.value, "quote": quote, "start": span.start, "end": span.end}


def _finding(rule: Rule, fault: Fault, draft: Draft, locator: Locator, code: str, address: Address) -> Finding:
    view = fault.span or Span(0, 0)
    span = fault.source or (draft.source_span(*view) if fault.span else Span(0, 0))
    line, column = locator.line_column(span.start)
    quote = draft.message.source[span.start : span.end]
    return Finding(
        rule=rule.id, code=rule.code, tip=rule.tip, severity=fault.severity or rule.severity,
        message=message_text(rule, fault, code), why=rule.why[code],
        suggestion=suggestion(rule, fault, draft.language, address),
        start=span.start, end=span.end, line=line, column=column, quote=quote,
        excerpt=quote if fault.source else draft.text[view.start : view.end], file_line=locator.file_line(line),
        fingerprint=fingerprint(rule.id, fault.span, draft),
    )  # fmt: skip


def _verdict(outcome: Outcome, draft: Draft, code: str) -> Verdict:
    because = reason(outcome.reason, outcome.values, code)
    if outcome.evidence is None:
        return Verdict(outcome.value, because)
    span = draft.source_span(*outcome.evidence)
    return Verdict(outcome.value, because, draft.message.source[span.start : span.end], span.start, span.end)


def _skipped(draft: Draft) -> dict[str, int]:
    lengths = {"quoted": _length(draft.quoted), "footer": _length(draft.footer)}
    return {name: length for name, length in lengths.items() if length}


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)
