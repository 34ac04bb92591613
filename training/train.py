"""Trains the sentence model of a language on the bank and writes it as plain data; same bank and seed, same bytes.

python training/train.py en he
"""

from __future__ import annotations

import json
import sys
import zlib
from pathlib import Path

import numpy as np
from bank import Line, read_bank
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from replylint.languages import language
from replylint.languages.tokens import FIELD_MASK, tokenize
from replylint.model import SITUATIONS, Sentence
from replylint.parsing.fields import find_fields
from replylint.recognition.features import BUCKETS, bucket, form_buckets, pair_bucket, shaped, word_buckets
from replylint.recognition.linear import VERSION
from replylint.recognition.matcher import phrase_matcher
from replylint.recognition.situation import MOVES_THAT_TELL

MODELS = Path(__file__).parents[1] / "src" / "replylint" / "_models"
MOVES = {
    "thanks": "thanks", "ownership": "ownership", "empathy": "empathy", "hollow": "hollow-apology", "cause": "cause",
    "status": "status", "next": "next-step", "instruction": "instruction", "warm": "warm-closing",
    "refusal": "refusal", "alternative": "alternative", "deflection": "deflection", "vague": "vague-promise",
    "defensive": "blame",
}  # fmt: skip
"""The bank's labels and the moves that the linter knows them by."""
TOLD = ("complaint", "question", "request", "notice")
SEED = 20261124
FOLDS = 5
STRENGTH = 30.0
"""Inverse of the L2 penalty; chosen on the bank's own folds (docs/decisions.md)."""
CLIP = 99.95
"""Weights are clipped at this percentile before they become signed bytes."""


def sentence_of(text: str, code: str) -> Sentence:
    """Make a sentence of a bank line as parsing would."""
    masked = text
    for f in find_fields(text):
        masked = masked[: f.start] + FIELD_MASK * (f.end - f.start) + masked[f.end :]
    return Sentence(0, 0, len(text), 0, "middle", code, text, tokenize(masked, 0, language(code).fold))


def rows_of(sentence: Sentence, families: list[str]) -> list[int]:
    """Give the feature rows of a sentence; the same that `LinearModel.probabilities` sums."""
    words = [word for token in sentence.tokens for word in shaped(token.norm)]
    if not words:
        return []
    rows = [row for word in words for row in word_buckets(word)]
    rows += [pair_bucket(a, b) for a, b in zip(["<s>", *words], [*words, "</s>"], strict=True)]
    rows += form_buckets(words, sentence.question, sentence.text.rstrip().endswith("!"))
    return rows + [bucket(f"f {family}") for family in families]


def matrix(lines: list[Line], code: str) -> csr_matrix:
    """Give the bank as a sparse matrix, each row scaled by one over the root of its number of features."""
    matcher = phrase_matcher(code)
    sentences = [sentence_of(line.text, code) for line in lines]
    return csr_of([rows_of(s, sorted({m.recogniser for m in matcher.moves([s])})) for s in sentences])


def csr_of(rows: list[list[int]]) -> csr_matrix:
    """Make a sparse matrix of feature rows, each scaled by one over the root of its number of features."""
    data = [1 / np.sqrt(len(found)) for found in rows for _ in found]
    pointers = np.cumsum([0, *map(len, rows)])
    return csr_matrix((data, [i for found in rows for i in found], pointers), shape=(len(rows), BUCKETS))


def fit(features: csr_matrix, answers: np.ndarray) -> LogisticRegression:
    """Fit one label; raises ValueError where the bank holds too few lines of it."""
    return LogisticRegression(C=STRENGTH, solver="liblinear", random_state=SEED, max_iter=500).fit(features, answers)


def folds(lines: list[Line]) -> np.ndarray:
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

    return float(max(np.linspace(0.1, 0.9, 33), key=f_score))


def train(code: str) -> None:
    """Train and write the model of one language; print its out-of-fold figures."""
    lines = read_bank(code)
    features, fold = matrix(lines, code), folds(lines)
    weights, biases, thresholds = [], [], {}
    for label, move in MOVES.items():
        answers = np.array([label in line.labels for line in lines])
        chances = out_of_fold(features, answers, fold)
        yes = best_threshold(chances, answers)
        thresholds[move] = (round(yes, 3), round(yes * 0.6, 3))
        said = chances >= yes
        precision, recall = (said & answers).sum() / max(said.sum(), 1), (said & answers).sum() / max(answers.sum(), 1)
        print(f"{code} {move:16} n={answers.sum():5} P {precision:.2f} R {recall:.2f} at {yes:.2f}")
        model = fit(features, answers)
        weights.append(model.coef_[0])
        biases.append(round(float(model.intercept_[0]), 5))
    write(code, tuple(MOVES.values()), np.array(weights), biases, thresholds)


def train_situation(code: str) -> None:
    """Train and write the model that reads the situation of a whole reply, on the bank's letters."""
    letters: dict[str, list[Line]] = {}
    for line in read_bank(code):
        if line.letter and line.heading[1] in SITUATIONS:
            letters.setdefault(line.letter, []).append(line)
    answers = np.array([lines[0].heading[1] for lines in letters.values()])
    rows = [_letter_rows(lines, code) for lines in letters.values()]
    features = csr_of(rows)
    fold = np.random.default_rng(SEED).integers(0, FOLDS, len(rows))
    weights, biases, chances = [], [], []
    for situation in TOLD:
        chances.append(out_of_fold(features, answers == situation, fold))
        model = fit(features, answers == situation)
        weights.append(model.coef_[0])
        biases.append(round(float(model.intercept_[0]), 5))
    said = np.array(TOLD)[np.argmax(np.array(chances), axis=0)]
    print(f"{code} situation n={len(rows)} accuracy {(said == answers).mean():.2f}")
    write(f"{code}.situation", TOLD, np.array(weights), biases, {})


def _letter_rows(lines: list[Line], code: str) -> list[int]:
    """Give the feature rows of a whole letter, as recognition/situation.py sums them."""
    body = [line for line in lines if not line.labels & {"greeting", "signoff"}]
    tokens = tuple(token for line in body for token in sentence_of(line.text, code).tokens)
    moves = sorted({MOVES[label] for line in body for label in line.labels if label in MOVES} & MOVES_THAT_TELL)
    return rows_of(Sentence(0, 0, 0, 0, "middle", code, "", tokens), [f"move {move}" for move in moves])


def write(
    name: str, labels: tuple[str, ...], weights: np.ndarray, biases: list[float],
    thresholds: dict[str, tuple[float, float]],
) -> None:  # fmt: skip
    """Write a model file (recognition/linear.py tells its layout)."""
    limits = [float(np.percentile(np.abs(row[row != 0]), CLIP)) for row in weights]
    scales = [round(limit / 127, 7) for limit in limits]
    table = np.stack(
        [np.clip(np.round(row / scale), -127, 127).astype(np.int8) for row, scale in zip(weights, scales, strict=True)]
    )
    header = {
        "version": VERSION, "model": name, "labels": list(labels), "scales": scales, "biases": biases,
        "thresholds": thresholds,
    }  # fmt: skip
    MODELS.mkdir(exist_ok=True)
    packed = zlib.compress(np.ascontiguousarray(table.T).tobytes(), 9)
    (MODELS / f"{name}.model").write_bytes(json.dumps(header).encode() + b"\n" + packed)


if __name__ == "__main__":
    for language_code in sys.argv[1:]:
        train(language_code)
        train_situation(language_code)
