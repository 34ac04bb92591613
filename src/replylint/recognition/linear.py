"""The sentence model as plain data: a table of hashed feature weights, scored without any import.

File layout of a model: one line of JSON (version, language, labels, scales, biases, thresholds), a newline, then the
zlib-compressed table of signed bytes, one row of labels a feature bucket.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

from replylint.errors import ReplylintError
from replylint.model import Sentence
from replylint.recognition.features import bucket, form_buckets, pair_bucket, shaped, word_buckets

VERSION = 1
_FOLDER = Path(__file__).parent.parent / "_models"


class Thresholds(NamedTuple):
    """Probabilities of one label: at `yes` the model alone recognises a move, under `veto` it undoes a weak hit."""

    yes: float
    veto: float


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of one language; immutable but for its cache of word sums."""

    labels: tuple[str, ...]
    scales: tuple[float, ...]
    biases: tuple[float, ...]
    thresholds: dict[str, Thresholds]
    table: memoryview
    _words: dict[str, tuple[tuple[int, ...], int]] = field(default_factory=dict)

    def probabilities(self, sentence: Sentence, families: Iterable[str] = ()) -> tuple[float, ...]:
        """Give the probability of every label for one sentence, in the order of `labels`.

        `families` are the phrase families that hit in the sentence; they are features like its words.
        """
        words = [word for token in sentence.tokens for word in shaped(token.norm)]
        if not words:
            return (0.0,) * len(self.labels)
        sums, count = [0] * len(self.labels), 0
        for word in words:
            added, number = self._words.get(word) or self._learn(word)
            count += number
            sums = list(map(int.__add__, sums, added))
        rows = [pair_bucket(a, b) for a, b in zip(["<s>", *words], [*words, "</s>"], strict=True)]
        rows += form_buckets(words, sentence.question, sentence.text.rstrip().endswith("!"))
        rows += [bucket(f"f {family}") for family in families]
        sums = list(map(int.__add__, sums, self._sum(rows)))
        norm = 1 / sqrt(count + len(rows))
        return tuple(
            _sigmoid(total * scale * norm + bias)
            for total, scale, bias in zip(sums, self.scales, self.biases, strict=True)
        )

    def _learn(self, word: str) -> tuple[tuple[int, ...], int]:
        rows = word_buckets(word)
        found = self._sum(rows), len(rows)
        if len(self._words) < 200_000:
            self._words[word] = found
        return found

    def _sum(self, rows: Sequence[int]) -> tuple[int, ...]:
        width, table = len(self.labels), self.table
        return tuple(map(sum, zip(*(table[row * width : (row + 1) * width] for row in rows), strict=True)))


def _sigmoid(value: float) -> float:
    return 1 / (1 + exp(-value)) if value > -30 else 0.0


@cache
def linear_model(code: str) -> LinearModel:
    """Load the model of a language, once a process; raises ReplylintError where it is missing or of another version."""
    return read_model(_FOLDER / f"{code}.model")


@cache
def situation_model(code: str) -> LinearModel:
    """Load the model that reads the situation of a whole reply; raises as `linear_model` does."""
    return read_model(_FOLDER / f"{code}.situation.model")


def read_model(path: Path) -> LinearModel:
    """Read a model file."""
    mend = "reinstall replylint, or run with --no-model to judge by phrases alone"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReplylintError("the sentence model can't be read", where=str(path), mend=mend) from error
    head, _, packed = data.partition(b"\n")
    try:
        header = json.loads(head)
        if header["version"] != VERSION:
            raise ReplylintError(
                f"the sentence model is of version {header['version']}, not {VERSION}", where=str(path), mend=mend
            )
        table = memoryview(zlib.decompress(packed)).cast("b")
    except (ValueError, KeyError, zlib.error) as error:
        raise ReplylintError("the sentence model is damaged", where=str(path), mend=mend) from error
    return LinearModel(
        tuple(header["labels"]), tuple(header["scales"]), tuple(header["biases"]),
        {name: Thresholds(*pair) for name, pair in header["thresholds"].items()}, table,
    )  # fmt: skip
