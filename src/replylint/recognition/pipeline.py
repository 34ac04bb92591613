"""The sentence model as the spaCy pipeline that it is trained and shipped as; for batches, the page and the editor.

Importing this module imports spaCy (about a second), so whoever needs it imports it inside the function that does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from replylint.languages import language
from replylint.languages.tokens import tokenize
from replylint.languages.word_classes import word_classes
from replylint.model import Sentence
from replylint.recognition.features import Unit, units_of
from replylint.recognition.linear import MODELS, LinearModel, unpack
from replylint.recognition.matcher import phrase_matcher
from replylint.recognition.second_look import Scores

UNITS = "replylint_units"
"""The key of `Doc.user_data` that holds a sentence's units."""
_WEIGHTS = "weights"
_BATCH = 256
_ROOM = 100_000


@Language.factory("replylint_moves")
def make_moves(nlp: Language, name: str) -> MovesComponent:
    """Make the component that fills `Doc.cats` with a probability for every move."""
    return MovesComponent(_code(nlp))


class SentenceTokenizer:
    """Cuts a sentence as replylint does, and finds its phrase families and units; it has nothing to store."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def __call__(self, text: str) -> Doc:
        """Make a Doc of one sentence that stands alone."""
        code = _code(self._nlp)
        sentence = Sentence(0, 0, len(text), 0, "middle", code, text, tokenize(text, 0, language(code).fold))
        families = sorted({move.recogniser for move in phrase_matcher(code).moves([sentence])})
        doc = Doc(self._nlp.vocab, words=[text[t.start : t.end] for t in sentence.tokens])
        doc.user_data[UNITS] = units_of(sentence, families, "", word_classes(code))
        return doc

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:
        """Write nothing."""

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> SentenceTokenizer:
        """Read nothing."""
        return self


def make_tokenizer() -> Callable[[Language], SentenceTokenizer]:
    """Make the maker of tokenisers that a pipeline's configuration names."""
    return SentenceTokenizer


registry.tokenizers("replylint.Tokenizer.v1", func=make_tokenizer)


def _code(nlp: Language) -> str:
    return str(nlp.lang)


class MovesComponent:
    """Scores sentences in batches; keeps the sums of the units it has met in one growing array."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._bytes = b""
        self.model: LinearModel | None = None
        self._places: dict[Unit, int] = {}
        self._sums = np.zeros((0, 0), dtype=np.int32)

    def __call__(self, doc: Doc) -> Doc:
        """Fill the categories of one Doc."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = _BATCH) -> Iterator[Doc]:
        """Fill the categories of many Docs, a batch at a time."""
        rest = iter(stream)
        while docs := list(islice(rest, batch_size)):
            rows = self.scores([doc.user_data[UNITS] for doc in docs])
            labels = self._loaded().labels
            for doc, row in zip(docs, rows, strict=True):
                doc.cats = dict(zip(labels, row, strict=True))
                yield doc

    def scores(self, bags: Sequence[Sequence[Unit]]) -> list[list[float]]:
        """Give the probabilities of every label for bags of units; the same as `LinearModel.probabilities` gives."""
        model = self._loaded()
        filled = [bag for bag in bags if bag]
        if not filled:
            return [[0.0] * len(model.labels) for _ in bags]
        places = [self._place(unit, model) for bag in filled for unit in bag]
        starts = np.cumsum([0, *[len(bag) for bag in filled[:-1]]])
        sums = np.add.reduceat(self._sums[places], starts, axis=0)
        norm = 1 / np.sqrt(sums[:, -1:])
        values = sums[:, :-1] * np.array(model.scales) * norm + np.array(model.biases)
        found = iter((1 / (1 + np.exp(-np.maximum(values, -30)))).tolist())
        return [next(found) if bag else [0.0] * len(model.labels) for bag in bags]

    def _place(self, unit: Unit, model: LinearModel) -> int:
        place = self._places.get(unit)
        if place is None:
            place = self._places[unit] = len(self._places)
            if place >= len(self._sums):
                grown = np.zeros((max(4096, 2 * len(self._sums)), len(model.labels) + 1), dtype=np.int32)
                grown[: len(self._sums)] = self._sums if len(self._sums) else 0
                self._sums = grown
            self._sums[place] = model.sums(unit)
        return place

    def _loaded(self) -> LinearModel:
        if self.model is None:
            raise ValueError("the component holds no weights: load the pipeline from disk")
        if len(self._places) > _ROOM:
            self._places = {}
        return self.model

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> MovesComponent:
        """Take the bytes of a weights file (recognition/linear.py tells its layout)."""
        self._bytes, self.model = data, unpack(data, self._code, "the spaCy pipeline")
        return self

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:
        """Write the weights as `linear_model` reads them."""
        path.mkdir(parents=True, exist_ok=True)
        (path / _WEIGHTS).write_bytes(self._bytes)

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> MovesComponent:
        """Read the weights."""
        return self.from_bytes((path / _WEIGHTS).read_bytes())


@cache
def pipeline(code: str) -> Language:
    """Load the spaCy pipeline of a language, once a process."""
    return spacy.load(MODELS / code)


def pipeline_scores(code: str, bags: Sequence[list[Unit]]) -> Scores:
    """Score sentences by the spaCy pipeline of a language."""
    nlp = pipeline(code)
    component: Any = nlp.get_pipe("moves")
    docs = (_holding(units, nlp) for units in bags)
    rows = [tuple(doc.cats.values()) for doc in component.pipe(docs)]
    return Scores(component.model.labels, component.model.thresholds, rows)


def _holding(units: list[Unit], nlp: Language) -> Doc:
    doc = Doc(nlp.vocab, words=[unit[1] for unit in units if unit[0] == "w"])
    doc.user_data[UNITS] = units
    return doc
