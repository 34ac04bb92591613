"""Sets the linter's answers beside the graders': pairs by label and by rule, and the disagreements with both quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from replylint.calibration.agreement import Pair
from replylint.calibration.labelled import Labelled
from replylint.engine import Linter
from replylint.judging.case import Case
from replylint.judging.rule import Rule

ALL = "all"
FAULTS = frozenset({"placeholder_left", "deflection", "vague_promise", "bare_refusal", "defensive", "jargon", "dense"})
"""Labels whose yes is a fault; of the others a reply lacks something where they are no."""


class Disagreement(NamedTuple):
    """One label of one reply on which the two differ, with the words each side rests on."""

    label: str
    id: str
    human: bool
    human_quote: str
    linter_quote: str
    recogniser: str


@dataclass(slots=True)
class Comparison:
    """Pairs by (language, label) and so on; a language of ALL pools them."""

    labels: dict[tuple[str, str], list[Pair]] = field(default_factory=lambda: defaultdict(list))
    rules: dict[tuple[str, str], list[Pair]] = field(default_factory=lambda: defaultdict(list))
    sources: dict[tuple[str, str], list[Pair]] = field(default_factory=lambda: defaultdict(list))
    situations: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    jargon: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    disagreements: list[Disagreement] = field(default_factory=list)


def compare(linter: Linter, replies: Iterable[Labelled]) -> Comparison:
    """Run the linter over graded replies."""
    result = Comparison()
    for reply in replies:
        case = linter.case(reply.message)
        for code in (case.draft.language, ALL):
            _labels(result, reply, case, code)
            _rules(result, reply, case, code, linter.rules)
            if reply.situation:
                result.situations[code].append(case.situation == reply.situation)
            if reply.labels.get("jargon") is not None:
                known = {term.lower() for term in reply.jargon_terms}
                result.jargon[code] += [_is_known(term.lower(), known) for term in case.jargon_terms]
        _disagree(result, reply, case)
    return result


def _labels(result: Comparison, reply: Labelled, case: Case, code: str) -> None:
    for label, human in reply.labels.items():
        if human is not None:
            pair = (human, bool(case.facts[label].value))
            result.labels[code, label].append(pair)
            if code == ALL and reply.source:
                result.sources[reply.source, label].append(pair)


def _rules(result: Comparison, reply: Labelled, case: Case, code: str, rules: Iterable[Rule]) -> None:
    """Pair what a label means for a rule with the rule's verdict, where the rule applied: yes is "it fails"."""
    for rule in rules:
        human = reply.labels.get(rule.fact or "")
        if human is None:
            continue
        value = rule.decide(case).value
        if value in ("pass", "fail"):
            should_fail = human == (rule.fact in FAULTS)
            result.rules[code, rule.id].append((should_fail, value == "fail"))


def _disagree(result: Comparison, reply: Labelled, case: Case) -> None:
    for label, human in reply.labels.items():
        fact = case.facts[label]
        if human is None or human == bool(fact.value):
            continue
        words = case.draft.text[slice(*fact.span)] if fact.span else ""
        result.disagreements.append(
            Disagreement(label, reply.message.id or "", human, reply.evidence.get(label, ""), words, fact.recogniser)
        )


def _is_known(term: str, known: set[str]) -> bool:
    return any(term in other or other in term for other in known)
