"""Draft in, evidence out: the moves that phrases recognise, and the labels that follow from them."""

from __future__ import annotations

from replylint.model import Draft, Move
from replylint.recognition.evidence import Evidence
from replylint.recognition.matcher import phrase_matcher

__all__ = ["Evidence", "recognise"]


def recognise(draft: Draft) -> Evidence:
    """Recognise the moves of a draft, each sentence in its own language."""
    moves: list[Move] = []
    for code in {s.language for s in draft.sentences}:
        own = [s for s in draft.sentences if s.language == code and s.zone != "greeting"]
        moves += phrase_matcher(code).moves(own)
    return Evidence.of(draft, sorted(moves, key=lambda m: (m.start, m.end)))
