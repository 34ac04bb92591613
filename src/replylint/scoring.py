"""Scores of a reply: weighted shares of passed rules, by section and whole, calculated and after critical fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from replylint.judging.rule import Rule
from replylint.model import SECTIONS, Scorecard, Value


def score(rules: Iterable[Rule], values: Mapping[str, Value]) -> Scorecard:
    """Score one reply: 100 · Σ(weight of passes) / Σ(weight of passes and fails).

    What is n/a or unsure drops out, and so do advisory rules. The arithmetic is Zendesk QA's (FIELD.md 1a): any
    critical fail makes the score after criticals 0, and the calculated one is kept beside it. None where no rule with
    a weight applied.
    """
    kept = [rule for rule in rules if values[rule.id] in ("pass", "fail") and not rule.advisory]
    calculated = _share(kept, values)
    critical = any(rule.critical and values[rule.id] == "fail" for rule in kept)
    sections = {name: _share([r for r in kept if r.section == name], values) for name in SECTIONS}
    return Scorecard(calculated, 0.0 if critical else calculated, sections)


def _share(rules: list[Rule], values: Mapping[str, Value]) -> float | None:
    total = sum(rule.weight for rule in rules)
    if not total:
        return None
    return round(100 * sum(rule.weight for rule in rules if values[rule.id] == "pass") / total, 1)
