"""Joins phrases and model: strong phrases stand, weak ones need the model's leave, and it finds what no phrase says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from replylint.model import Move, Sentence
from replylint.recognition.linear import LinearModel
from replylint.recognition.matcher import WEAK

MODEL = "model"


def look_again(moves: Sequence[Move], sentences: Sequence[Sentence], model: LinearModel) -> Iterator[Move]:
    """Give the moves that stand after the second look; those only the model sees span their whole sentence."""
    by_sentence: dict[int, list[Move]] = {}
    for move in moves:
        by_sentence.setdefault(move.sentence, []).append(move)
    for sentence in sentences:
        found = by_sentence.get(sentence.index, [])
        if sentence.zone == "signoff":
            yield from found
        else:
            yield from _in_sentence(found, sentence, model)


def _in_sentence(found: list[Move], sentence: Sentence, model: LinearModel) -> Iterator[Move]:
    chances = dict(zip(model.labels, model.probabilities(sentence, {m.recogniser for m in found}), strict=True))
    for move in found:
        chance = chances.get(move.name)
        if move.confidence > WEAK or chance is None:
            yield move
        elif chance >= model.thresholds[move.name].veto:
            yield replace(move, confidence=max(chance, WEAK))
    named = {move.name for move in found}
    for name, chance in chances.items():
        if name not in named and chance >= model.thresholds[name].yes:
            yield Move(name, sentence.index, sentence.start, sentence.end, MODEL, chance)
