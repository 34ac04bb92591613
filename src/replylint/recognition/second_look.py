"""Joins phrases and model: strong phrases stand, weak ones need the model's leave, and it finds what no phrase says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from replylint.languages import LANGUAGES, language
from replylint.languages.word_classes import word_classes
from replylint.model import Draft, Move, Sentence
from replylint.recognition.features import Unit, place_of, units_of
from replylint.recognition.key_facts import facts_in
from replylint.recognition.linear import Thresholds, linear_model
from replylint.recognition.matcher import WEAK

MODEL = "model"
_RUN_ON = 38
"""Words from which on a sentence is a run-on, in English; other languages scale it (FACTS.md: limit 25)."""
_LABELLED = re.compile(r"[^:.!?]{1,30}: ")
_SHORT_ITEM = 12
_WHOLE = frozenset({"thanks", "warm-closing", "hollow-apology"})
"""Moves that mostly fill their sentence: where a phrase makes one of them, the model needs to be surer of others."""
_SURE = 0.5
_MADE = frozenset({"ownership", "empathy", "cause", "status", "next-step", "instruction"})
"""Moves whose lack is held against a reply: a little under its threshold such a move is not called missing."""
DOUBT = 0.5
"""The share of its threshold from which on a move is in doubt."""
_LABEL = re.compile(r"[^:.!?]{1,30}: ?\S+(?: \S+){0,3}$")


class Scores(NamedTuple):
    """What a model says of some sentences: a probability a label, in the order of `labels`, for each of them."""

    labels: tuple[str, ...]
    thresholds: Mapping[str, Thresholds]
    rows: Sequence[Sequence[float]]


Scorer = Callable[[str, Sequence[list[Unit]]], Scores]
"""Takes a language and the units of sentences."""


class Question(NamedTuple):
    """A sentence that the model is asked about."""

    sentence: Sentence
    units: list[Unit]
    open: bool
    """Whether the model may find moves here that no phrase says."""


def plain_scores(code: str, bags: Sequence[list[Unit]]) -> Scores:
    """Score sentences from the weights as plain data: no import, for a cold run."""
    model = linear_model(code)
    return Scores(model.labels, model.thresholds, [model.probabilities(units) for units in bags])


def questions(draft: Draft, moves: Sequence[Move]) -> list[Question]:
    """Give the sentences of the body that the model looks at, with their units."""
    families: dict[int, set[str]] = {}
    for move in moves:
        families.setdefault(move.sentence, set()).add(move.recogniser)
    count = len(draft.sentences)
    return [
        Question(
            s,
            units_of(s, sorted(families.get(s.index, ())), place_of(s.index, count), word_classes(s.language)),
            _tells_by_itself(s, draft),
        )
        for s in draft.body
    ]


def look_again(proposed: Sequence[list[Move]], asked: Sequence[list[Question]], scorer: Scorer) -> list[list[Move]]:
    """Give for each draft the moves that stand after the second look; those only the model sees span their sentence.

    Among them are doubtful ones, which `Evidence.of` keeps apart.
    There is a model for the built-in languages; in any other all that phrases propose stands.
    """
    every = [(number, question) for number, batch in enumerate(asked) for question in batch]
    open_to_it = {(number, question.sentence.index) for number, question in every}
    found: dict[tuple[int, int], list[Move]] = {}
    for number, moves in enumerate(proposed):
        for move in moves:
            found.setdefault((number, move.sentence), []).append(move)
    settled = [[m for m in moves if (number, m.sentence) not in open_to_it] for number, moves in enumerate(proposed)]
    for code in {question.sentence.language for _, question in every}:
        own = [(number, question) for number, question in every if question.sentence.language == code]
        phrases = [found.get((number, question.sentence.index), []) for number, question in own]
        if code not in LANGUAGES:
            for (number, _), moves in zip(own, phrases, strict=True):
                settled[number] += moves
            continue
        scores = scorer(code, [question.units for _, question in own])
        for (number, question), moves, row in zip(own, phrases, scores.rows, strict=True):
            settled[number] += _in_sentence(moves, question, scores, row)
    return settled


def _in_sentence(found: list[Move], question: Question, scores: Scores, row: Sequence[float]) -> Iterator[Move]:
    chances = dict(zip(scores.labels, row, strict=True))
    for move in found:
        chance = chances.get(move.name)
        if move.confidence > WEAK or chance is None:
            yield move
        elif chance >= scores.thresholds[move.name].veto:
            yield move._replace(confidence=max(chance, WEAK))
    named = {move.name for move in found}
    sentence = question.sentence
    least = _SURE if any(move.name in _WHOLE and move.confidence > WEAK for move in found) else 0.0
    for name, chance in chances.items():
        if not question.open or name in named:
            continue
        bar = max(scores.thresholds[name].yes, least)
        if chance >= bar or (name in _MADE and chance >= DOUBT * bar):
            yield Move(name, sentence.index, sentence.start, sentence.end, MODEL, chance, chance < bar)


def _tells_by_itself(sentence: Sentence, draft: Draft) -> bool:
    """Whether a sentence is neither a run-on, nor a lead-in, nor an item that only names a fact.

    In a run-on every move is somewhere and none is made clearly; "Amount: 40 $" tells nothing by itself.
    """
    if len(sentence.tokens) > _RUN_ON * language(sentence.language).words_scale:
        return False
    text = sentence.text.rstrip()
    if text.endswith(":") or _LABEL.match(text):
        return False
    if draft.view.blocks[sentence.block].kind != "item":
        return True
    return not _LABELLED.match(text) and not (len(sentence.tokens) <= _SHORT_ITEM and any(facts_in(sentence)))
