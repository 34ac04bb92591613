"""What the API answers, typed, so that the published description and the answers are one."""

from __future__ import annotations

from typing import Any, TypedDict

from replylint.coverage import AskStatus
from replylint.judging.rule import Rule
from replylint.model import Finding, Section, Severity, Situation, Verdict
from replylint.wording import texts


class Score(TypedDict):
    """0 to 100; null where no rule applied."""

    calculated: float | None
    after_critical: float | None


class FactShown(TypedDict):
    """A label of the codebook; null where it can't be decided."""

    value: bool | None
    quote: str | None
    start: int | None
    end: int | None


class AskShown(TypedDict):
    """A question or request in the customer's message, what became of it, and the words of the reply that show it."""

    quote: str
    start: int
    end: int
    status: AskStatus
    evidence: str | None


class AskedAgainShown(TypedDict):
    """Words of the reply that ask for what the customer has given."""

    quote: str
    given: str


class CoverageShown(TypedDict):
    """What the reply answers of the customer's message."""

    asks: list[AskShown]
    asks_again_for: list[AskedAgainShown]
    refuses_unasked: list[str]


class Reply(TypedDict):
    """Everything said of one draft."""

    path: str
    id: str | None
    lang: str
    situation: Situation | None
    score: Score
    sections: dict[Section, float | None]
    findings: list[Finding]
    verdicts: dict[str, Verdict]
    facts: dict[str, FactShown]
    jargon_terms: list[str]
    skipped: dict[str, int]
    coverage: CoverageShown | None


class Document(TypedDict):
    """The JSON report, as `replylint check --format json` prints it."""

    version: int
    replies: list[Reply]
    errors: list[Any]


class RuleStory(TypedDict):
    """One rule in the language asked for."""

    rule: str
    code: str
    tip: str
    title: str
    why: str
    section: Section
    weight: int
    severity: Severity
    critical: bool


class Rules(TypedDict):
    """The rules of a profile, and the names of sections, situations and severities."""

    rules: list[RuleStory]
    profiles: list[str]
    sections: dict[str, str]
    situations: dict[str, str]
    severities: dict[str, str]


class Health(TypedDict):
    """That the server is warm and which version it is."""

    status: str
    version: str


class Problem(TypedDict):
    """What is wrong with a request, and the mend."""

    error: str
    mend: str


def stories(rules: list[Rule], profiles: list[str], code: str) -> Rules:
    """Tell the rules in one interface language."""
    names = texts(code)
    return {
        "rules": [_story(rule, code) for rule in rules],
        "profiles": profiles,
        "sections": names["sections"],
        "situations": names["situations"],
        "severities": names["severities"],
    }


def _story(rule: Rule, code: str) -> RuleStory:
    return {
        "rule": rule.id, "code": rule.code, "tip": rule.tip, "title": rule.title[code], "why": rule.why[code],
        "section": rule.section, "weight": rule.weight, "severity": rule.severity, "critical": rule.critical,
    }  # fmt: skip
