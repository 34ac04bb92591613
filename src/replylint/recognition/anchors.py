"""The words that a phrase can't do without, and by them which families are worth a search in which sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from replylint.model import Token

START, END = "^", "$"
"""What stands, as if it were a word, before the first and after the last word of a line."""
NUMBER = tuple(f"{digit}*" for digit in range(10))
"""Beginnings of numbers."""
_MOST, _MOST_WAYS = 3, 6
_STARTS, _ENDS = (START,) * _MOST, (END,) * _MOST
"""Both take no room: several needs may be met by the same one ("^ ^")."""
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


class Need(NamedTuple):
    """Folded words, or beginnings of words ("inconven*"): a line with a hit holds one of them."""

    words: frozenset[str]
    joined: bool = False
    """Whether that word stands right behind the word of the need before."""


class Needs(NamedTuple):
    """What a phrase or a part of it needs, in its order; nothing where nothing is known."""

    each: tuple[Need, ...] = ()
    first: bool = False
    """Whether every hit begins with the word of the first need."""
    last: bool = False
    """Whether every hit ends with the word of the last need."""


Ways = tuple[Needs, ...]
"""What a phrase may need: one of these is met by every hit."""
ANYTHING: Ways = (Needs(),)
"""What a part needs of which nothing is known."""
_ABSENT = Needs((), True, True)
"""What an optional part needs where it is left out."""


def of_word(forms: Iterable[str]) -> Ways:
    """Give what a word of these folded forms needs: of a form of several words ("can not") the longest."""
    words = frozenset(max(form.split(" "), key=len) for form in forms)
    alone = words == frozenset(forms)
    return (Needs((Need(words),), alone, alone),)


def of_optional(part: Ways) -> Ways:
    """Give what a part needs that may be left out."""
    return (_ABSENT, *part)


def of_all(parts: Iterable[Ways]) -> Ways:
    """Give what parts one after another need."""
    runs: list[tuple[Needs, ...]] = [()]
    for part in parts:
        known = part if len(runs) * len(part) <= _MOST_WAYS else (_merged(part),)
        runs = [(*run, needs) for run in runs for needs in known]
    return _grouped([_rarest(_in_a_row(run), _MOST) for run in runs])


def of_either(branches: Iterable[Ways]) -> Ways:
    """Give what alternatives need."""
    return _grouped([needs for ways in branches for needs in ways])


def _in_a_row(run: Sequence[Needs]) -> Needs:
    every: list[Need] = []
    parts = [part for part in run if part != _ABSENT]
    before = False
    for part in parts:
        for place, need in enumerate(part.each):
            every.append(Need(need.words, part.first and before if place == 0 else need.joined))
        before = part.last
    return Needs(tuple(every), bool(parts) and parts[0].first, before)


def _grouped(ways: Sequence[Needs]) -> Ways:
    """Merge the ways that need equally much; where one needs nothing, nothing is known."""
    by_length: dict[int, list[Needs]] = {}
    for needs in ways:
        by_length.setdefault(len(needs.each), []).append(needs)
    return ANYTHING if 0 in by_length else tuple(_merged(alike) for alike in by_length.values())


def _merged(ways: Sequence[Needs]) -> Needs:
    """Give what every way needs: a word of the first need of any, then one of the second need of any."""
    least = min(len(needs.each) for needs in ways)
    alike = [_rarest(needs, least) for needs in ways]
    each = tuple(
        Need(frozenset[str]().union(*(need.words for need in needs)), all(need.joined for need in needs))
        for needs in zip(*(needs.each for needs in alike), strict=True)
    )
    return Needs(each, *(bool(each) and all(ends) for ends in zip(*(needs[1:] for needs in alike), strict=True)))


def _rarest(needs: Needs, count: int) -> Needs:
    """Keep so many needs, those of the rarest words, in their order."""
    every = needs.each
    places = sorted(sorted(range(len(every)), key=lambda place: _commonness(every[place]))[:count])
    kept = tuple(Need(every[place].words, every[place].joined and place - 1 in places) for place in places)
    return Needs(kept, needs.first and 0 in places, needs.last and len(every) - 1 in places)


def _commonness(need: Need) -> int:
    return sum(50 if word in _COMMON or len(word) <= 3 else 1 for word in need.words)


class Anchors:
    """Which of some families a line may hold, told by its words; a family is given by what each phrase of it needs.

    Every need of every phrase has a bit, and the beginning of every phrase has one below them. A word reaches the needs
    that it meets whose need before is reached, a joined one only where the word before did that; a phrase may stand in
    a line once its last need is reached.
    """

    def __init__(self, families: Sequence[Sequence[Sequence[Need]]], prefixes: str) -> None:
        self._words: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._letters = _PARTICLES.union(re.findall(r"[^\W\d_]", prefixes))
        phrases = [(number, needs) for number, family in enumerate(families) for needs in family]
        self._width = len(phrases)
        begun = (1 << self._width) - 1
        joined = self._lasts = 0
        self._owners: dict[int, int] = {}
        for place, (family, needs) in enumerate(phrases):
            bit = 1 << place
            for need in needs:
                bit <<= self._width
                self._enter(need.words, bit)
                joined |= bit * need.joined
            self._lasts |= bit
            self._owners[bit] = family
        self._lasting = ~(joined >> self._width)
        self._speaks_for: Callable[[str], int] = lru_cache(_KNOWN_WORDS)(self._bits)
        self._opened = self._after(_STARTS, begun, begun)

    def worth(self, tokens: Iterable[Token]) -> list[int]:
        """Give the numbers of the families that a line of these tokens may hold, in order."""
        words = " ".join([token.norm for token in tokens]).split(" ")
        reached, _ = self._after([*words, *_ENDS], *self._opened)
        return sorted(self._owning(reached & self._lasts))

    def _after(self, words: Iterable[str], reached: int, now: int) -> tuple[int, int]:
        """Give the bits reached after some more words, and those that the last of them reached."""
        width, lasting, speaks_for = self._width, self._lasting, self._speaks_for
        for word in words:
            now = (reached & lasting | now) << width & speaks_for(word)
            reached |= now
        return reached, now

    def _owning(self, phrases: int) -> set[int]:
        found = set()
        while phrases:
            bit = phrases & -phrases
            found.add(self._owners[bit])
            phrases ^= bit
        return found

    def _enter(self, words: Iterable[str], bit: int) -> None:
        for word in words:
            table, key = (self._stems, word[:-1]) if word.endswith("*") else (self._words, word)
            table[key] = table.get(key, 0) | bit

    def _bits(self, word: str) -> int:
        """Give the bit of every need that a folded word meets, its particles taken off."""
        found = 0
        for _ in range(_MOST_PARTICLES + 1):
            found |= self._words.get(word, 0)
            for stem, bits in self._stems.items():
                if word.startswith(stem):
                    found |= bits
            if not word or word[0] not in self._letters:
                break
            word = word[1:]
        return found
