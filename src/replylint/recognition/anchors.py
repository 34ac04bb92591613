"""The words that a phrase can't do without, and by them which families are worth a search in which sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from replylint.model import Token

Needs = tuple[frozenset[str], ...]
"""Sets of folded words, or of beginnings of words ("inconven*"): a line with a hit holds a word of every set.

The sets stand rarest first, at most `_SETS` of them; an empty tuple says that nothing is known.
"""
_SETS = 3
_PARTICLES = frozenset("ושכהבלמ")
_MOST_PARTICLES = 4
_KNOWN_WORDS = 100_000
_COMMON = frozenset(
    "about account back been call case come could does from going good have here know like make more need order "
    "please response send sent some sorry team thank thanks that them then there they this time today want week what "
    "when will with working would write your "
    "אותך אליך אם אנחנו אני ביום בכל גם היום הזמנה הזמנתך היה הוא היא זאת יום כדי כל "
    "לכם לנו לא לך לפני מאוד מחר נציג עבור עד על עם פנייה פנייתך צוות רק של שלך שלכם שלנו תודה".split()
)
"""Words of every letter; which they are changes the speed and nothing else."""


def word_needed(form: str) -> str:
    """Give the word that a folded form can't do without: of several ("can not") the longest."""
    return max(form.split(" "), key=len)


def of_all(parts: Iterable[Needs]) -> Needs:
    """Give what a run of parts needs: what each of them does."""
    return tuple(sorted((need for needs in parts for need in needs), key=_commonness)[:_SETS])


def of_either(branches: Sequence[Needs]) -> Needs:
    """Give what alternatives need: a word of the first set of any, and of the second set of any."""
    least = min(map(len, branches), default=0)
    return tuple(frozenset[str]().union(*(needs[place] for needs in branches)) for place in range(least))


def _commonness(need: frozenset[str]) -> int:
    return sum(50 if word in _COMMON or len(word) <= 3 else 1 for word in need)


class Anchors:
    """Which of some families a line may hold, told by its words; a family is given by what each phrase of it needs."""

    def __init__(self, families: Sequence[Sequence[Needs]], prefixes: str) -> None:
        self._words: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._letters = _PARTICLES.union(re.findall(r"[^\W\d_]", prefixes))
        phrases = [needs for family in families for needs in family]
        self._width = len(phrases)
        ends = list(accumulate(map(len, families)))
        self._families = [((1 << end) - (1 << start)) for start, end in zip([0, *ends], ends, strict=False)]
        self._free = 0
        for number, needs in enumerate(phrases):
            for place in range(_SETS):
                bit = 1 << number + place * self._width
                if place < len(needs):
                    self._enter(needs[place], bit)
                else:
                    self._free |= bit
        self._all = (1 << self._width) - 1
        self._speaks_for: Callable[[str], int] = lru_cache(_KNOWN_WORDS)(self._bits)

    def worth(self, tokens: Iterable[Token]) -> list[int]:
        """Give the numbers of the families that a line of these tokens may hold, in order."""
        met, speaks_for = self._free, self._speaks_for
        for token in tokens:
            met |= speaks_for(token.norm)
        phrases = met & met >> self._width & met >> 2 * self._width & self._all
        return [number for number, mask in enumerate(self._families) if phrases & mask] if phrases else []

    def _enter(self, need: frozenset[str], bit: int) -> None:
        for word in need:
            table, key = (self._stems, word[:-1]) if word.endswith("*") else (self._words, word)
            table[key] = table.get(key, 0) | bit

    def _bits(self, norm: str) -> int:
        """Give a bit for every set of every phrase that a folded token is a word of, its particles taken off."""
        found = 0
        for word in norm.split(" "):
            bare = word
            for _ in range(_MOST_PARTICLES + 1):
                found |= self._words.get(bare, 0)
                for stem, bits in self._stems.items():
                    if bare.startswith(stem):
                        found |= bits
                if not bare or bare[0] not in self._letters:
                    break
                bare = bare[1:]
        return found
