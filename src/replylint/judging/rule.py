"""A rule as a value: what it demands, of which replies, how much it weighs, and what it says in each language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from replylint.judging.case import Case, Judge, Outcome, not_applicable, unsure
from replylint.judging.fixers import Fixer
from replylint.model import Format, Section, Severity, Situation

Texts = Mapping[str, str]
"""A text in each language, by code."""


@dataclass(frozen=True, slots=True)
class Example:
    """One of a rule's own examples; `quote` is what a failing one must point at, "" where nothing is pointed at."""

    language: str
    text: str
    passes: bool
    quote: str = ""
    situation: Situation | None = None
    format: Format = "markdown"
    template: bool = False
    customer_message: str | None = None


class Measured(NamedTuple):
    """How a rule's findings agreed with people's labels when it was last measured (docs/quality.md)."""

    yes: int
    """The replies in which people saw what the rule speaks of."""
    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; built from its YAML form by `judging.forms`."""

    id: str
    code: str
    tip: str
    title: Texts
    why: Texts
    section: Section
    weight: int
    severity: Severity
    judge: Judge
    make: Callable[..., Judge]
    """The kind of its demand, by which `judge` was made."""
    messages: Mapping[str, Texts]
    suggest: Mapping[str, tuple[Mapping[str, str], ...]]
    """For each language the better wordings; each by the customer's number and gender (m, f, pl), or under "any"."""
    examples: tuple[Example, ...]
    demand: Mapping[str, object]
    fact: str | None = None
    situations: frozenset[Situation] | None = None
    critical: bool = False
    measured: Measured | None = None
    """None where people's labels have not measured it yet."""
    advisory: bool = False
    """Whether its findings are shown and not scored."""
    fix: str = ""
    """The name of its fixer, "" where none mends it."""
    fixer: Fixer | None = None
    where: str = ""
    """The file of its form."""

    @property
    def standing(self) -> str:
        """Say in one English phrase how far the rule can be relied on."""
        if self.measured is None:
            return "unmeasured"
        yes, precision, recall = self.measured
        name = "advisory: shown, not scored" if self.advisory else "measured"
        return f"{name}; precision {precision:.2f}, recall {recall:.2f} (of {yes})"

    def decide(self, case: Case) -> Outcome:
        """Judge one case; a rule that depends on the situation accuses nobody where that is unknown."""
        if self.situations is not None:
            if case.situation is None:
                outcome = self.judge(case)
                return outcome if outcome.value in ("pass", "n/a") else unsure("situation-unknown")
            if case.situation not in self.situations:
                return not_applicable("not-for-situation", situation=case.situation)
        return self.judge(case)
