"""Checks of words: those that are not the customer's own (W8)."""

from __future__ import annotations

from replylint.judging.case import Case, Fault, Outcome, failed, passed
from replylint.model import Span


def plain_words(case: Case) -> Outcome:
    """Object to each unexplained term; the plain word is offered where the lists know one."""
    faults = [
        Fault(
            Span(hit.start, hit.end), {"term": hit.term, "plain": hit.plain}, None,
            "message" if hit.plain else "unknown",
        )
        for hit in case.jargon
    ]  # fmt: skip
    return failed("offends", *faults) if faults else passed("nothing-found")
