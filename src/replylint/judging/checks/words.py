"""Checks of words: those that are not the customer's own (W8)."""

from __future__ import annotations

from replylint.judging.case import Case, Fault, Outcome, failed, passed
from replylint.model import Severity, Span
from replylint.recognition.jargon import JargonHit, jargon_terms


def plain_words(case: Case) -> Outcome:
    """Object to each unexplained term; the plain word is offered where the lists know one.

    A single acronym that no list names is only mentioned: it may be a name that this customer knows.
    """
    counted = jargon_terms(case.jargon)
    faults = [_fault(hit, None if hit in counted else "info") for hit in case.jargon]
    return failed("offends", *faults) if counted else passed("nothing-found", None, *faults)


def _fault(hit: JargonHit, severity: Severity | None) -> Fault:
    values = {"term": hit.term, "plain": hit.plain}
    return Fault(Span(hit.start, hit.end), values, severity, "message" if hit.plain else "unknown")
