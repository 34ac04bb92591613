"""Demands on moves: one of them must be made, none may be made, or they stand in an order."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from replylint.judging.case import Case, Fault, Judge, Outcome, failed, not_applicable, passed, unsure
from replylint.model import Move, Span


def moves_present(
    moves: Sequence[str], when: Sequence[str] = (), near: int | None = None, besides: Sequence[str] = ()
) -> Judge:
    """Demand one of `moves`; only where a move of `when` is made, and then within `near` sentences after it.

    A sentence that makes a move of `besides` does not count: what it says is that other move.
    """

    def judge(case: Case) -> Outcome:
        evidence = case.evidence
        if not when:
            aside = evidence.sentences_with(*besides)
            kept = (m for m in evidence.all(*moves) if m.sentence not in aside)
            found = min(kept, key=lambda m: (-m.confidence, m.start), default=None)
            if found:
                return passed("found", _span(found))
            doubt = next((m for name in moves if (m := evidence.doubts.get(name)) and m.sentence not in aside), None)
            return unsure("undecided", _span(doubt)) if doubt else failed("not-found-in-reply")
        openers = list(evidence.all(*when))
        if not openers:
            return not_applicable("no-occasion")
        answered = evidence.sentences_with(*moves)
        lacking = [m for m in openers if not _near(m, answered, near)]
        if lacking:
            return failed("not-found-near", Fault(_span(lacking[0])))
        return passed("found", _span(openers[0]))

    return judge


def moves_absent(moves: Sequence[str], unless: Sequence[str] = ()) -> Judge:
    """Demand that none of `moves` is made, or that a move of `unless` stands in its sentence or beside it."""

    def judge(case: Case) -> Outcome:
        mended = case.evidence.sentences_with(*unless) if unless else set()
        faults = [m for m in case.evidence.all(*moves) if not _near(m, mended, 1)]
        if faults:
            return failed("offends", *(Fault(_span(m)) for m in faults[:3]))
        return passed("nothing-found")

    return judge


def move_order(order: Sequence[str]) -> Judge:
    """Demand that the first moves of these names come in this order; a missing one is passed over."""

    def judge(case: Case) -> Outcome:
        firsts = [(name, min((m.start for m in case.evidence.all(name)), default=None)) for name in order]
        present = [(name, start) for name, start in firsts if start is not None]
        if len(present) < 2:
            return not_applicable("too-few-moves")
        for (earlier, start), (later, after) in itertools.pairwise(present):
            if after < start:
                move = min(case.evidence.all(later), key=lambda m: m.start)
                return failed("out-of-order", Fault(_span(move), {"later": earlier, "earlier": later}))
        return passed("in-order")

    return judge


def _span(move: Move | None) -> Span | None:
    return Span(move.start, move.end) if move else None


def _near(move: Move, sentences: set[int], reach: int | None) -> bool:
    if reach is None:
        return bool(sentences)
    return any(abs(index - move.sentence) <= reach for index in sentences)
