"""The features of a sentence that the linear model weighs: words, word pairs, letter runs, and its outer form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

BUCKETS = 1 << 18
"""Features are hashed into this many rows of the weight table."""
_LONGEST_RUN = 5
_SHORTEST_RUN = 3


def bucket(feature: str) -> int:
    """Give the row of a feature."""
    return crc32(feature.encode()) & (BUCKETS - 1)


@lru_cache(maxsize=200_000)
def word_buckets(word: str) -> tuple[int, ...]:
    """Give the rows of one folded word: the word itself and its letter runs of three to five, edges marked."""
    padded = f"<{word}>"
    runs = {
        padded[i : i + n]
        for n in range(_SHORTEST_RUN, _LONGEST_RUN + 1)
        for i in range(len(padded) - n + 1)
        if n < len(padded)
    }
    return (bucket(f"w {word}"), *(bucket(f"c {run}") for run in sorted(runs)))


@lru_cache(maxsize=400_000)
def pair_bucket(first: str, second: str) -> int:
    """Give the row of two neighbouring words."""
    return bucket(f"p {first} {second}")


def form_buckets(words: Sequence[str], question: bool, exclaims: bool) -> Iterator[int]:
    """Give the rows of a sentence's outer form: its first and last words, its mark, its length."""
    yield bucket(f"first {words[0]}")
    yield bucket(f"last {words[-1]}")
    yield bucket(f"first two {' '.join(words[:2])}")
    yield bucket(f"length {min(len(words).bit_length(), 6)}")
    if question:
        yield bucket("mark ?")
    if exclaims:
        yield bucket("mark !")


def shaped(norm: str) -> list[str]:
    """Give the words of a folded token as features see them: numbers by their shape."""
    if norm[:1].isdigit():
        return ["#" if norm.isdigit() else "#:#"]
    return norm.split(" ")
