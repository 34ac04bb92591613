"""Fits linear models on bags of units: sparse matrices, folds that keep letters whole, thresholds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from replylint.languages.word_classes import word_classes
from replylint.recognition.features import BUCKETS, Unit, rows_of

SEED = 20261124
FOLDS = 5
STRENGTH = 40.0
"""Inverse of the L2 penalty; chosen on the bank's own folds (docs/decisions.md)."""


class Matrix(NamedTuple):
    """Bags as rows; a column for every used bucket of the weight table, and which buckets those are."""

    rows: csr_matrix
    used: np.ndarray
    weights: np.ndarray
    """How much each row counts."""


class Fitted(NamedTuple):
    """The weights and bias of one label."""

    weights: np.ndarray
    bias: float


def matrix(bags: Sequence[Sequence[Unit]], code: str, weights: Sequence[float] = ()) -> Matrix:
    """Make a sparse matrix of bags, each row scaled by one over the root of its number of features."""
    class_of = word_classes(code)
    found = [[row for unit in bag for row in rows_of(unit, class_of)] for bag in bags]
    data = [1 / np.sqrt(len(rows)) for rows in found for _ in rows]
    pointers = np.cumsum([0, *map(len, found)])
    whole = csr_matrix((data, [i for rows in found for i in rows], pointers), shape=(len(found), BUCKETS))
    used = np.unique(whole.indices)
    return Matrix(whole[:, used], used, np.array(weights or [1.0] * len(bags)))


def fit(features: Matrix, answers: np.ndarray) -> Fitted:
    """Fit one label on all rows."""
    model = _fit(features, answers, np.ones(len(answers), dtype=bool))
    weights = np.zeros(BUCKETS)
    weights[features.used] = model.coef_[0]
    return Fitted(weights, round(float(model.intercept_[0]), 5))


def out_of_fold(features: Matrix, answers: np.ndarray, fold: np.ndarray) -> np.ndarray:
    """Give for every row the probability by a model that has not seen its fold."""
    found = np.zeros(len(answers))
    for number in range(FOLDS):
        held = fold == number
        found[held] = _fit(features, answers, ~held).predict_proba(features.rows[held])[:, 1]
    return found


def folds(names: Sequence[str]) -> np.ndarray:
    """Give each row a fold; rows of one name stay together."""
    order = {name: number for number, name in enumerate(dict.fromkeys(names))}
    shuffled = np.random.default_rng(SEED).permutation(len(order))
    return np.array([shuffled[order[name]] % FOLDS for name in names])


def best_threshold(chances: np.ndarray, answers: np.ndarray) -> float:
    """Give the threshold with the best F1."""

    def f_score(threshold: float) -> float:
        said = chances >= threshold
        hits = float((said & answers).sum())
        return 2 * hits / max(float(said.sum()) + float(answers.sum()), 1.0)

    return float(max(np.linspace(0.06, 0.94, 89), key=f_score))


def sure_threshold(chances: np.ndarray, answers: np.ndarray, precision: float) -> float:
    """Give the lowest threshold from which on the precision stays at least this; the highest tried where none does."""
    tried = np.linspace(0.06, 0.94, 89)
    reached = [precision_recall(chances >= threshold, answers)[0] >= precision for threshold in tried]
    below = max(
        (index for index, ok in enumerate(reached) if not ok and tried[index] < chances[answers].max()), default=-1
    )
    return float(tried[min(below + 1, len(tried) - 1)])


def precision_recall(said: np.ndarray, answers: np.ndarray) -> tuple[float, float]:
    """Give precision and recall; 0 where nothing was said or nothing is true."""
    hits = float((said & answers).sum())
    return hits / max(float(said.sum()), 1.0), hits / max(float(answers.sum()), 1.0)


def _fit(features: Matrix, answers: np.ndarray, kept: np.ndarray) -> LogisticRegression:
    model = LogisticRegression(C=STRENGTH, solver="liblinear", dual=True, tol=1e-3, random_state=SEED, max_iter=500)
    return model.fit(features.rows[kept], answers[kept], sample_weight=features.weights[kept])
