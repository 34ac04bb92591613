"""The sentence model as plain data: a table of hashed feature weights, scored without any import.

File layout of the weights: one line of JSON (version, model, labels, scales, biases, thresholds), a newline, then
the zlib-compressed table of signed bytes, one row of labels a feature bucket.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

from replylint.errors import ReplylintError
from replylint.languages.word_classes import word_classes
from replylint.recognition.features import ClassOf, Unit, rows_of

VERSION = 3
MODELS = Path(__file__).parent.parent / "_models"
_CACHE = 400_000
_MEND = "reinstall replylint, or run with --no-model to judge by phrases alone"


class Thresholds(NamedTuple):
    """Probabilities of one label: at `yes` the model alone recognises a move, under `veto` it undoes a weak hit."""

    yes: float
    veto: float


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of one language; immutable but for its cache of unit sums."""

    labels: tuple[str, ...]
    scales: tuple[float, ...]
    biases: tuple[float, ...]
    thresholds: dict[str, Thresholds]
    table: memoryview
    class_of: ClassOf
    _sums: dict[Unit, tuple[int, ...]] = field(default_factory=dict)

    def probabilities(self, units: Sequence[Unit]) -> tuple[float, ...]:
        """Give the probability of every label for the units of one sentence, in the order of `labels`."""
        if not units:
            return (0.0,) * len(self.labels)
        known = self._sums
        *sums, count = map(sum, zip(*[known.get(unit) or self._learn(unit) for unit in units], strict=True))
        norm = 1 / sqrt(count)
        return tuple(
            sigmoid(total * scale * norm + bias)
            for total, scale, bias in zip(sums, self.scales, self.biases, strict=True)
        )

    def sums(self, unit: Unit) -> tuple[int, ...]:
        """Give the sum of a unit's rows, a label each, and their number in the last place."""
        rows, width, table = rows_of(unit, self.class_of), len(self.labels), self.table
        weights = (table[row * width : (row + 1) * width] for row in rows)
        return (*map(sum, zip(*weights, strict=True)), len(rows))

    def _learn(self, unit: Unit) -> tuple[int, ...]:
        found = self.sums(unit)
        if len(self._sums) < _CACHE:
            self._sums[unit] = found
        return found


def sigmoid(value: float) -> float:
    """Give the logistic function, safe for large negative values."""
    return 1 / (1 + exp(-value)) if value > -30 else 0.0


@cache
def linear_model(code: str) -> LinearModel:
    """Load the model of a language, once a process; raises ReplylintError where it is missing or of another version."""
    return read_model(MODELS / code / "moves" / "weights", code)


@cache
def situation_model(code: str) -> LinearModel:
    """Load the model that reads the situation of a whole reply; raises as `linear_model` does."""
    return read_model(MODELS / code / "situation" / "weights", code)


@cache
def message_model(code: str) -> LinearModel:
    """Load the model that reads a customer's own message; raises as `linear_model` does."""
    return read_model(MODELS / code / "message" / "weights", code)


def read_model(path: Path, code: str) -> LinearModel:
    """Read a file of weights; raises ReplylintError where it is missing, damaged or of another version."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReplylintError("the sentence model can't be read", where=str(path), mend=_MEND) from error
    return unpack(data, code, str(path))


def unpack(data: bytes, code: str, where: str) -> LinearModel:
    """Make a model of the bytes of a weights file; raises as `read_model` does."""
    head, _, packed = data.partition(b"\n")
    try:
        header = json.loads(head)
        if header["version"] != VERSION:
            what = f"the sentence model is of version {header['version']}, not {VERSION}"
            raise ReplylintError(what, where=where, mend=_MEND)
        table = memoryview(zlib.decompress(packed)).cast("b")
    except (ValueError, KeyError, zlib.error) as error:
        raise ReplylintError("the sentence model is damaged", where=where, mend=_MEND) from error
    thresholds = {name: Thresholds(*pair) for name, pair in header["thresholds"].items()}
    return LinearModel(
        tuple(header["labels"]),
        tuple(header["scales"]),
        tuple(header["biases"]),
        thresholds,
        table,
        word_classes(code),
    )
