"""Joins phrases and model: trusted phrases stand, others need the model's leave, and it finds what no phrase says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from replylint.languages import LANGUAGES
from replylint.languages.word_classes import word_classes
from replylint.model import Draft, Move, Sentence
from replylint.recognition.features import Unit, place_of, units_of
from replylint.recognition.linear import Thresholds, linear_model
from replylint.recognition.matcher import WEAK

MODEL = "model"


class Scores(NamedTuple):
    """What a model says of some sentences: a probability a label, in the order of `labels`, for each of them."""

    labels: tuple[str, ...]
    thresholds: Mapping[str, Thresholds]
    families: Mapping[str, bool]
    rows: Sequence[Sequence[float]]


Scorer = Callable[[str, Sequence[list[Unit]]], Scores]
"""Takes a language and the units of sentences."""


class Question(NamedTuple):
    """A sentence that the model is asked about."""

    sentence: Sentence
    units: list[Unit]


def plain_scores(code: str, bags: Sequence[list[Unit]]) -> Scores:
    """Score sentences from the weights as plain data: no import, for a cold run."""
    model = linear_model(code)
    return Scores(model.labels, model.thresholds, model.families, [model.probabilities(units) for units in bags])


def questions(draft: Draft, moves: Sequence[Move]) -> list[Question]:
    """Give the sentences of the body that the model looks at, with their units."""
    families: dict[int, set[str]] = {}
    for move in moves:
        families.setdefault(move.sentence, set()).add(move.recogniser)
    count = len(draft.sentences)
    return [
        Question(s, units_of(s, sorted(families.get(s.index, ())), place_of(s.index, count), word_classes(s.language)))
        for s in draft.body
    ]


def look_again(proposed: Sequence[list[Move]], asked: Sequence[list[Question]], scorer: Scorer) -> list[list[Move]]:
    """Give for each draft the moves that stand after the second look; those only the model sees span their sentence.

    There is a model for the built-in languages; in any other all that phrases propose stands.
    """
    every = [(number, question) for number, batch in enumerate(asked) for question in batch]
    settled = [
        [m for m in moves if m.sentence not in _indices(batch)] for moves, batch in zip(proposed, asked, strict=True)
    ]
    for code in {question.sentence.language for _, question in every}:
        own = [(number, question) for number, question in every if question.sentence.language == code]
        if code not in LANGUAGES:
            for number, question in own:
                settled[number] += (m for m in proposed[number] if m.sentence == question.sentence.index)
            continue
        scores = scorer(code, [question.units for _, question in own])
        for (number, question), row in zip(own, scores.rows, strict=True):
            found = [m for m in proposed[number] if m.sentence == question.sentence.index]
            settled[number] += _in_sentence(found, question.sentence, scores, row)
    return settled


def _indices(batch: Sequence[Question]) -> frozenset[int]:
    return frozenset(question.sentence.index for question in batch)


def _in_sentence(found: list[Move], sentence: Sentence, scores: Scores, row: Sequence[float]) -> Iterator[Move]:
    chances = dict(zip(scores.labels, row, strict=True))
    for move in found:
        chance = chances.get(move.name)
        if chance is None or scores.families.get(move.recogniser, move.confidence > WEAK):
            yield move
        elif chance >= scores.thresholds[move.name].veto:
            yield replace(move, confidence=max(chance, WEAK))
    named = {move.name for move in found}
    for name, chance in chances.items():
        if name not in named and chance >= scores.thresholds[name].yes:
            yield Move(name, sentence.index, sentence.start, sentence.end, MODEL, chance)
