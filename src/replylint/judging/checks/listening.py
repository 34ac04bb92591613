"""Checks of care: apologies that apologise for nothing (W4), and outcomes with a time to them (C4)."""

from __future__ import annotations

from replylint.judging.case import Case, Fault, Outcome, failed, not_applicable, passed
from replylint.model import Span


def hollow_apology(case: Case) -> Outcome:
    """Object to "sorry if" and "sorry you feel that way"."""
    moves = list(case.evidence.all("hollow-apology"))
    if moves:
        return failed("offends", *(Fault(Span(m.start, m.end)) for m in moves[:2]))
    return passed("nothing-found")


def outcome_by_when(case: Case) -> Outcome:
    """Ask that what will be done has a time to it somewhere, unless it is done already."""
    steps = list(case.evidence.all("next-step", "checking"))
    if not steps:
        return not_applicable("no-occasion")
    bounded = case.evidence.first("bound")
    if bounded:
        return passed("found", Span(bounded.start, bounded.end))
    return failed("no-time", Fault(Span(steps[0].start, steps[0].end)))
