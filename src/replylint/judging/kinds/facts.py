"""Demands on a codebook label: it must hold of the reply, or must not."""

from __future__ import annotations

from replylint.judging.case import Case, Fault, Judge, Outcome, failed, not_applicable, passed, unsure
from replylint.model import Fact
from replylint.recognition.facts import LABELS

_PLACES = ("reply", "opening", "closing", "greeting", "signature")
"""Where a verdict may say that it looked."""


def fact_present(fact: str, looked: str = "reply", by_sentence: int | None = None) -> Judge:
    """Demand that a label holds; found after sentence `by_sentence` of the body it passes with advice."""
    _known(fact)
    if looked not in _PLACES:
        raise ValueError(f"unknown place {looked!r}; known: {', '.join(_PLACES)}")

    def judge(case: Case) -> Outcome:
        found = case.facts[fact]
        if found.value is None:
            return unsure("undecided", found.span)
        if not found.value and found.doubt:
            return unsure("undecided", found.doubt)
        if not found.value:
            return failed(f"not-found-in-{looked}")
        if by_sentence is not None and _place(case, found) >= by_sentence:
            return passed("found-late", found.span, Fault(found.span, severity="info", message="late"))
        return passed("found", found.span)

    return judge


def fact_absent(fact: str, final_only: bool = False) -> Judge:
    """Demand that a label does not hold; its evidence is the fault. `final_only`: not asked of templates."""
    _known(fact)

    def judge(case: Case) -> Outcome:
        if final_only and case.template:
            return not_applicable("template")
        found = case.facts[fact]
        if found.value is None:
            return unsure("undecided", found.span)
        return failed("offends", Fault(found.span)) if found.value else passed("nothing-found")

    return judge


def _known(fact: str) -> None:
    if fact not in LABELS:
        raise ValueError(f"unknown fact {fact!r}; known: {', '.join(LABELS)}")


def _place(case: Case, found: Fact) -> int:
    if found.span is None:
        return 0
    for place, sentence in enumerate(case.draft.body):
        if sentence.start <= found.span.start < sentence.end:
            return place
    return 0
