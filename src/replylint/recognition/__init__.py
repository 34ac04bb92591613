"""Draft in, evidence out: the moves that phrases and the sentence model recognise together."""

from __future__ import annotations

from replylint.model import Draft, Move
from replylint.recognition.evidence import Evidence
from replylint.recognition.linear import linear_model
from replylint.recognition.matcher import phrase_matcher
from replylint.recognition.second_look import look_again

__all__ = ["Evidence", "recognise"]


def recognise(draft: Draft, model: bool = True) -> Evidence:
    """Recognise the moves of a draft, each sentence in its own language; without `model`, by phrases alone."""
    moves: list[Move] = []
    for code in {s.language for s in draft.sentences}:
        own = [s for s in draft.sentences if s.language == code and s.zone != "greeting"]
        found = phrase_matcher(code).moves(own)
        moves += look_again(found, own, linear_model(code)) if model else found
    return Evidence.of(draft, sorted(moves, key=lambda m: (m.start, m.end)))
