"""What a rule is given to judge, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from replylint.model import Draft, Fact, Severity, Situation, Span, Value
from replylint.recognition.evidence import Evidence
from replylint.recognition.jargon import JargonHit, jargon_terms

if TYPE_CHECKING:
    from replylint.listening.hearing import Heard

_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Case:
    """One draft with everything recognised in it."""

    evidence: Evidence
    facts: Mapping[str, Fact]
    situation: Situation | None
    jargon: tuple[JargonHit, ...] = ()
    heard: Heard | None = None
    """What the reply makes of the customer's message; None where that is not known."""
    template: bool = False
    """Whether the text is a template, whose slots are meant to be filled later."""

    @property
    def draft(self) -> Draft:
        """Give the parsed reply."""
        return self.evidence.draft

    @property
    def jargon_terms(self) -> tuple[str, ...]:
        """Give the terms that count as jargon (CODEBOOK.md)."""
        return tuple(hit.term for hit in jargon_terms(self.jargon))


class Fault(NamedTuple):
    """One place (view offsets; None: the reply as a whole) that a finding is made of."""

    span: Span | None = None
    values: Mapping[str, str] = _NONE
    """Fills the slots of the rule's message and suggestion."""
    severity: Severity | None = None
    """Overrides the rule's own, for a lesser offence."""
    message: str = "message"
    """Which of the rule's messages tells it."""
    source: Span | None = None
    """The place in source offsets, for what the customer's eye never sees (a comment)."""


class Outcome(NamedTuple):
    """A rule's answer: the verdict, the reason (a key of reasons.yaml with its values) and the faults."""

    value: Value
    reason: str
    values: Mapping[str, str] = _NONE
    evidence: Span | None = None
    faults: tuple[Fault, ...] = ()


Judge = Callable[[Case], Outcome]
"""What a rule kind makes of a demand: a pure function from a case to an outcome."""


def passed(reason: str = "found", evidence: Span | None = None, *faults: Fault, **values: str) -> Outcome:
    """Answer pass, with what was found; faults may add advice."""
    return Outcome("pass", reason, values, evidence, faults)


def failed(reason: str, *faults: Fault, **values: str) -> Outcome:
    """Answer fail, with where it was looked for."""
    return Outcome("fail", reason, values, faults[0].span if faults else None, faults or (Fault(),))


def not_applicable(reason: str, **values: str) -> Outcome:
    """Answer n/a."""
    return Outcome("n/a", reason, values)


def unsure(reason: str, evidence: Span | None = None, **values: str) -> Outcome:
    """Answer unsure: nobody is accused."""
    return Outcome("unsure", reason, values, evidence)
