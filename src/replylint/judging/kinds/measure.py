"""Demands on a measure: no value of it may pass its limit."""

from __future__ import annotations

from collections.abc import Mapping

from replylint.judging.case import Case, Fault, Judge, Outcome, failed, not_applicable, passed
from replylint.judging.measures import MEASURES


def measure(name: str, limit: Mapping[str, float], most: int = 3) -> Judge:
    """Demand that no value of a named measure exceeds the limit of the draft's language; worst first."""
    if name not in MEASURES:
        raise ValueError(f"unknown measure {name!r}; known: {', '.join(MEASURES)}")
    take = MEASURES[name]

    def judge(case: Case) -> Outcome:
        bound = limit.get(case.draft.language)
        values = list(take(case)) if bound is not None else []
        if bound is None or not values:
            return not_applicable("nothing-to-measure")
        over = sorted((v for v in values if v.value > bound), key=lambda v: -v.value)
        worst = max(v.value for v in values)
        if not over:
            return passed("within", value=_plain(worst), limit=_plain(bound))
        faults = (Fault(v.span, {"value": _plain(v.value), "limit": _plain(bound)}) for v in over[:most])
        return failed("over", *faults, value=_plain(worst), limit=_plain(bound))

    return judge


def _plain(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else f"{value:.1f}"
