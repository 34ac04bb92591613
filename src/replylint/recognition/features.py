"""The features of a sentence that the linear model weighs: words, their neighbours, letter runs, classes, outer form.

A sentence is a bag of *units*; a unit (a word, a pair of neighbours, three classes in a row, a mark) stands for some
rows of the weight table. Units come again and again, so whoever scores keeps their sums.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from zlib import crc32

from replylint.model import Sentence

BUCKETS = 1 << 18
"""Features are hashed into this many rows of the weight table."""
_LONGEST_RUN = 5
_SHORTEST_RUN = 3
_START, _END = "<s>", "</s>"
_SHORT_LETTER = 4
_KNOWN_WORDS = 100_000
_PLACE_WEIGHT = 3

Unit = tuple[str, ...]
ClassOf = Callable[[str], str]


def units_of(sentence: Sentence, families: Iterable[str], place: str, class_of: ClassOf) -> list[Unit]:
    """Give the units of a sentence; none where it has no token.

    `families` are the phrase families that hit in it; `place` is what `place_of` says of it.
    """
    words = [word for token in sentence.tokens for word in shaped(token.norm)]
    if not words:
        return []
    classes = [_START, *map(class_of, words), _END]
    framed = [_START, *words, _END]
    units: list[Unit] = list(zip(repeat("w"), words))
    units += zip(repeat("p"), framed, framed[1:])
    units += zip(repeat("k"), classes, classes[1:], classes[2:])
    units += _form(words, sentence)
    units += [("f", family) for family in families]
    return [*units, ("place", place)] if place else units


def rows_of(unit: Unit, class_of: ClassOf) -> tuple[int, ...]:
    """Give the rows of the weight table that a unit stands for."""
    match unit:
        case ("w", word):
            return (_bucket("w", word), _bucket("k", class_of(word)), *_letter_runs(word))
        case ("p", first, second):
            one, other = _class(first, class_of), _class(second, class_of)
            return (
                _bucket("p", first, second),
                _bucket("k", one, other),
                _bucket("m", first, other),
                _bucket("n", one, second),
            )
        case ("place", place):
            return (_bucket("place", place),) * _PLACE_WEIGHT
        case _:
            return (_bucket(*unit),)


def place_of(index: int, count: int) -> str:
    """Name the place of a line in its letter of `count` lines; "" where the letter is too short to tell."""
    if count < _SHORT_LETTER:
        return ""
    share = index / (count - 1)
    return "first" if share < 0.2 else "last" if share > 0.8 else "late" if share > 0.5 else "middle"


@lru_cache(_KNOWN_WORDS)
def shaped(norm: str) -> tuple[str, ...]:
    """Give the words of a folded token as features see them: numbers by their shape."""
    if norm[:1].isdigit():
        return ("#",) if norm.isdigit() else ("#:#",)
    return tuple(norm.split(" "))


def _form(words: Sequence[str], sentence: Sentence) -> Iterator[Unit]:
    """Give the units of a sentence's outer form: its first and last words, its mark, its length."""
    yield "first", words[0]
    yield "last", words[-1]
    yield "first two", " ".join(words[:2])
    yield "length", str(min(len(words).bit_length(), 6))
    if sentence.question:
        yield ("mark ?",)
    if sentence.text.rstrip().endswith("!"):
        yield ("mark !",)


def _letter_runs(word: str) -> Iterator[int]:
    """Give the rows of a word's letter runs of three to five, its edges marked."""
    padded = f"<{word}>"
    runs = {
        padded[i : i + n]
        for n in range(_SHORTEST_RUN, _LONGEST_RUN + 1)
        for i in range(len(padded) - n + 1)
        if n < len(padded)
    }
    return (_bucket("c", run) for run in sorted(runs))


def _class(word: str, class_of: ClassOf) -> str:
    return word if word in (_START, _END) else class_of(word)


def _bucket(*parts: str) -> int:
    return crc32(" ".join(parts).encode()) & (BUCKETS - 1)
