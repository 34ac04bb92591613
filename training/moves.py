"""Trains the sentence model of a language: what moves a sentence makes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from bank import Line, read_bank
from fitting import best_threshold, fit, folds, matrix, out_of_fold, precision_recall, sure_threshold
from writing import pack, write_pipeline

from replylint.languages.word_classes import word_classes
from replylint.parsing import one_sentence
from replylint.recognition.features import Unit, place_of, units_of
from replylint.recognition.matcher import phrase_matcher

MOVES = {
    "thanks": "thanks", "ownership": "ownership", "empathy": "empathy", "hollow": "hollow-apology", "cause": "cause",
    "status": "status", "next": "next-step", "instruction": "instruction", "warm": "warm-closing",
    "refusal": "refusal", "alternative": "alternative", "deflection": "deflection", "vague": "vague-promise",
    "defensive": "blame",
}  # fmt: skip
"""The bank's labels and the moves that the linter knows them by."""
ACCUSATIONS = frozenset({"hollow", "refusal", "deflection", "vague", "defensive"})
"""Moves that a finding accuses of: their thresholds must be sure."""
SURE = 0.9
"""The out-of-fold precision that the threshold of an accusation must reach on the bank's lines."""
LOOSE = 0.4
"""The weight of a line that stands in no letter: loose groups are full of traps that real letters seldom hold."""
CAUTION = 1.5
"""Thresholds are raised by this: the bank is more like itself than like the world's replies (docs/decisions.md)."""
LEAST = 0.15
"""No threshold is lower: the bank's letters are more alike than the world's."""
VETO = 0.2
"""The share of its threshold under which the model undoes a weak phrase hit."""


def families_of(lines: Sequence[Line], code: str) -> list[list[str]]:
    """Give the phrase families that hit in every line."""
    matcher = phrase_matcher(code)
    return [sorted({move.recogniser for move in matcher.moves([one_sentence(line.text, code)])}) for line in lines]


def bags_of(lines: Sequence[Line], families: Sequence[Sequence[str]], code: str) -> list[list[Unit]]:
    """Give the units of every line, with the families that hit in it and its place in its letter."""
    class_of = word_classes(code)
    return [
        units_of(one_sentence(line.text, code), found, place_of(line.index, line.count), class_of)
        for line, found in zip(lines, families, strict=True)
    ]


def group_of(line: Line, index: int) -> str:
    """Name what a line is kept together with in folds: its letter, or its eight neighbours in a loose group."""
    return line.letter or f"{line.source}/{index // 8}"


def weights_of(lines: Sequence[Line]) -> list[float]:
    """Give how much each line counts in training."""
    return [1.0 if line.letter else LOOSE for line in lines]


def by_letter(lines: Sequence[Line], values: np.ndarray) -> np.ndarray:
    """Give the largest value over the body lines of each letter: what a label says of a whole reply."""
    highest: dict[str, float] = {}
    for line, value in zip(lines, values, strict=True):
        if line.letter and not line.labels & {"greeting", "signoff"}:
            highest[line.letter] = max(highest.get(line.letter, 0.0), float(value))
    return np.array(list(highest.values()))


def threshold(chances: np.ndarray, answers: np.ndarray) -> float:
    """Choose the threshold of a move: the best for single lines, raised by what the bank is too like itself.

    Whole replies would choose too low: in the bank's letters a wrong line often stands in a reply that makes the move
    elsewhere.
    """
    return max(best_threshold(chances, answers) * CAUTION, LEAST)


def train_moves(code: str) -> None:
    """Train, write the spaCy pipeline, and print the out-of-fold figures of whole replies."""
    lines = read_bank(code)
    families = families_of(lines, code)
    features = matrix(bags_of(lines, families, code), code, weights_of(lines))
    fold = folds([group_of(line, index) for index, line in enumerate(lines)])
    fitted, thresholds = [], {}
    for label, move in MOVES.items():
        answers = np.array([label in line.labels for line in lines])
        chances = out_of_fold(features, answers, fold)
        yes = sure_threshold(chances, answers, SURE) if label in ACCUSATIONS else threshold(chances, answers)
        thresholds[move] = (round(yes, 3), round(yes * VETO, 3))
        replies = by_letter(lines, answers) > 0
        precision, recall = precision_recall(by_letter(lines, chances) >= yes, replies)
        counts = f"{answers.sum():5} lines {replies.sum():4} replies"
        print(f"{code} {move:16} {counts} P {precision:.2f} R {recall:.2f} at {yes:.2f}", flush=True)
        fitted.append(fit(features, answers))
    write_pipeline(code, pack(f"{code}/moves", tuple(MOVES.values()), fitted, thresholds))
