"""Trains the sentence model of a language on the bank and writes it as a spaCy pipeline; same seed, same bytes.

    python training/train.py en he

Thresholds are chosen on the bank's own letters, as labels of whole replies: every probability they are chosen by comes
from a model that has not seen the letter. The figures it prints are those out-of-fold figures.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import spacy
from bank import Line, read_bank
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from replylint.languages import language
from replylint.languages.tokens import FIELD_MASK, tokenize
from replylint.languages.word_classes import word_classes
from replylint.model import SITUATIONS, Sentence
from replylint.parsing.fields import find_fields
from replylint.recognition.features import BUCKETS, Unit, place_of, rows_of, units_of
from replylint.recognition.linear import MODELS, VERSION
from replylint.recognition.matcher import phrase_matcher
from replylint.recognition.situation import MOVES_THAT_TELL

MOVES = {
    "thanks": "thanks", "ownership": "ownership", "empathy": "empathy", "hollow": "hollow-apology", "cause": "cause",
    "status": "status", "next": "next-step", "instruction": "instruction", "warm": "warm-closing",
    "refusal": "refusal", "alternative": "alternative", "deflection": "deflection", "vague": "vague-promise",
    "defensive": "blame",
}  # fmt: skip
"""The bank's labels and the moves that the linter knows them by."""
ACCUSATIONS = frozenset({"hollow", "refusal", "deflection", "vague", "defensive"})
"""An accusation must be right: its threshold weighs precision over recall."""
BETA = {True: 0.35, False: 1.0}
"""The F-beta that the threshold of an accusation (True) and of another move maximises."""
VETO = 0.5
"""The share of its threshold under which a move undoes a weak phrase hit."""
TOLD = ("complaint", "question", "request", "notice")
SEED = 20261124
FOLDS = 5
STRENGTH = 60.0
"""Inverse of the L2 penalty; chosen on the bank's own folds (docs/decisions.md)."""
CLIP = 99.95
"""Weights are clipped at this percentile before they become signed bytes."""


def sentence_of(text: str, code: str) -> Sentence:
    """Make a sentence of a bank line as parsing would."""
    masked = text
    for f in find_fields(text):
        masked = masked[: f.start] + FIELD_MASK * (f.end - f.start) + masked[f.end :]
    return Sentence(0, 0, len(text), 0, "middle", code, text, tokenize(masked, 0, language(code).fold))


def bags_of(lines: Sequence[Line], code: str) -> list[list[Unit]]:
    """Give the units of every line, with the families that hit in it and its place in its letter."""
    matcher, class_of = phrase_matcher(code), word_classes(code)
    bags = []
    for line in lines:
        sentence = sentence_of(line.text, code)
        families = sorted({move.recogniser for move in matcher.moves([sentence])})
        bags.append(units_of(sentence, families, place_of(line.index, line.count), class_of))
    return bags


def matrix(bags: Sequence[Sequence[Unit]], code: str) -> tuple[csr_matrix, np.ndarray]:
    """Make a sparse matrix of bags, each row scaled by one over the root of its number of features.

    Gives it with only the used buckets as columns, and which buckets those are.
    """
    class_of = word_classes(code)
    rows = [[row for unit in bag for row in rows_of(unit, class_of)] for bag in bags]
    data = [1 / np.sqrt(len(found)) for found in rows for _ in found]
    pointers = np.cumsum([0, *map(len, rows)])
    whole = csr_matrix((data, [i for found in rows for i in found], pointers), shape=(len(rows), BUCKETS))
    used = np.unique(whole.indices)
    return whole[:, used], used


def fit(features: csr_matrix, answers: np.ndarray) -> LogisticRegression:
    """Fit one label; raises ValueError where the bank holds too few lines of it."""
    model = LogisticRegression(C=STRENGTH, solver="liblinear", dual=True, tol=1e-3, random_state=SEED, max_iter=500)
    return model.fit(features, answers)


def folds(lines: Sequence[Line]) -> np.ndarray:
    """Give each line its fold; the lines of a letter, and neighbours in a group, stay together."""
    names = [line.letter or f"{line.source}/{index // 8}" for index, line in enumerate(lines)]
    order = {name: number for number, name in enumerate(dict.fromkeys(names))}
    shuffled = np.random.default_rng(SEED).permutation(len(order))
    return np.array([shuffled[order[name]] % FOLDS for name in names])


def out_of_fold(features: csr_matrix, answers: np.ndarray, fold: np.ndarray) -> np.ndarray:
    """Give for every line the probability by a model that has not seen its fold."""
    found = np.zeros(len(answers))
    for number in range(FOLDS):
        held = fold == number
        found[held] = fit(features[~held], answers[~held]).predict_proba(features[held])[:, 1]
    return found


def best_threshold(probabilities: np.ndarray, answers: np.ndarray, beta: float = 1.0) -> float:
    """Give the threshold with the best F-beta."""

    def f_score(threshold: float) -> float:
        said = probabilities >= threshold
        hits = float((said & answers).sum())
        return (1 + beta**2) * hits / max(float(said.sum()) + beta**2 * float(answers.sum()), 1.0)

    return float(max(np.linspace(0.06, 0.94, 89), key=f_score))


def by_letter(lines: Sequence[Line], values: np.ndarray) -> np.ndarray:
    """Give the largest value over the body lines of each letter: what a label says of a whole reply."""
    highest: dict[str, float] = {}
    for line, value in zip(lines, values, strict=True):
        if line.letter and not line.labels & {"greeting", "signoff"}:
            highest[line.letter] = max(highest.get(line.letter, 0.0), float(value))
    return np.array(list(highest.values()))


def train(code: str) -> None:
    """Train the model of one language; write it as a spaCy pipeline and print its out-of-fold figures."""
    lines = read_bank(code)
    (features, used), fold = matrix(bags_of(lines, code), code), folds(lines)
    weights, biases, thresholds = [], [], {}
    for label, move in MOVES.items():
        answers = np.array([label in line.labels for line in lines])
        chances = out_of_fold(features, answers, fold)
        replies, truth = by_letter(lines, chances), by_letter(lines, answers) > 0
        yes = best_threshold(replies, truth, BETA[label in ACCUSATIONS])
        thresholds[move] = (round(yes, 3), round(yes * VETO, 3))
        said = replies >= yes
        precision, recall = (said & truth).sum() / max(said.sum(), 1), (said & truth).sum() / max(truth.sum(), 1)
        print(
            f"{code} {move:16} lines {answers.sum():5} replies {truth.sum():4} P {precision:.2f} R {recall:.2f} at {yes:.2f}"
        )
        model = fit(features, answers)
        weights.append(model.coef_[0])
        biases.append(round(float(model.intercept_[0]), 5))
    packed = pack(f"{code}/moves", tuple(MOVES.values()), spread(weights, used), biases, thresholds)
    write_pipeline(code, packed)


def train_situation(code: str) -> None:
    """Train and write the model that reads the situation of a whole reply, on the bank's letters."""
    letters: dict[str, list[Line]] = {}
    for line in read_bank(code):
        if line.letter and line.heading[1] in SITUATIONS:
            letters.setdefault(line.letter, []).append(line)
    answers = np.array([lines[0].heading[1] for lines in letters.values()])
    bags = [_letter_units(lines, code) for lines in letters.values()]
    features, used = matrix(bags, code)
    fold = np.random.default_rng(SEED).integers(0, FOLDS, len(bags))
    weights, biases, chances = [], [], []
    for situation in TOLD:
        chances.append(out_of_fold(features, answers == situation, fold))
        model = fit(features, answers == situation)
        weights.append(model.coef_[0])
        biases.append(round(float(model.intercept_[0]), 5))
    said = np.array(TOLD)[np.argmax(np.array(chances), axis=0)]
    print(f"{code} situation n={len(bags)} accuracy {(said == answers).mean():.2f}")
    folder = MODELS / code / "situation"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "weights").write_bytes(pack(f"{code}/situation", TOLD, spread(weights, used), biases, {}))


def _letter_units(lines: list[Line], code: str) -> list[Unit]:
    """Give the units of a whole letter, as recognition/situation.py makes them."""
    body = [line for line in lines if not line.labels & {"greeting", "signoff"}]
    tokens = tuple(token for line in body for token in sentence_of(line.text, code).tokens)
    moves = sorted({MOVES[label] for line in body for label in line.labels if label in MOVES} & MOVES_THAT_TELL)
    whole = Sentence(0, 0, 0, 0, "middle", code, "", tokens)
    return units_of(whole, [f"move {move}" for move in moves], "", word_classes(code))


def spread(weights: Sequence[np.ndarray], used: np.ndarray) -> np.ndarray:
    """Put the weights of the used buckets into a table of all of them."""
    table = np.zeros((len(weights), BUCKETS))
    table[:, used] = np.array(weights)
    return table


def pack(
    name: str, labels: tuple[str, ...], weights: np.ndarray, biases: list[float],
    thresholds: dict[str, tuple[float, float]],
) -> bytes:  # fmt: skip
    """Give the bytes of a weights file (recognition/linear.py tells its layout)."""
    limits = [float(np.percentile(np.abs(row[row != 0]), CLIP)) for row in weights]
    scales = [round(limit / 127, 7) for limit in limits]
    bytes_of = [
        np.clip(np.round(row / scale), -127, 127).astype(np.int8) for row, scale in zip(weights, scales, strict=True)
    ]
    header = {
        "version": VERSION, "model": name, "labels": list(labels), "scales": scales, "biases": biases,
        "thresholds": thresholds,
    }  # fmt: skip
    packed = zlib.compress(np.ascontiguousarray(np.stack(bytes_of).T).tobytes(), 9)
    return json.dumps(header).encode() + b"\n" + packed


def write_pipeline(code: str, weights: bytes) -> None:
    """Write the spaCy pipeline of a language with these weights."""
    from replylint.recognition import pipeline  # registers the component and the tokeniser

    nlp = spacy.blank(code, config={"nlp": {"tokenizer": {"@tokenizers": "replylint.Tokenizer.v1"}}})
    component = nlp.add_pipe("replylint_moves", name="moves")
    assert isinstance(component, pipeline.MovesComponent)
    component.from_bytes(weights)
    nlp.meta.update(name="replylint_moves", version=f"{VERSION}.0.0", description="Moves of service replies")
    nlp.to_disk(Path(MODELS / code), exclude=["vocab"])


if __name__ == "__main__":
    for language_code in sys.argv[1:]:
        train(language_code)
        train_situation(language_code)
