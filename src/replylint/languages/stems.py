"""Stems that let two forms of one word meet: a light English stemmer, and Hebrew roots behind particles and endings.

Hebrew spelling hides the root behind glued particles, person prefixes, endings and vowel letters, and without a
dictionary no single cut is right; so a Hebrew word has several possible stems, and two words meet where one is shared.
"""

from __future__ import annotations

import re
from functools import lru_cache

from replylint.languages.english import IRREGULAR_BASES

_FINALS = str.maketrans("ךםןףץ", "כמנפצ")
_PARTICLES = "והבלמשכ"
_ENDINGS = ("ימ", "ות", "ית", "יות", "תי", "נו", "תמ", "כמ", "כנ", "יה", "ה", "ת", "י", "ו", "כ")
_BINYANIM = ("הת", "מת", "ית", "תת", "נת", "את", "מ", "נ", "ת", "א", "י", "ה")
_VOWELS = re.compile("[וי]")
_SUFFIXES = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ied",
    "ers",
    "er",
    "ed",
    "es",
    "ly",
    "s",
    "y",
    "e",
)


@lru_cache(maxsize=50_000)
def stems(word: str, code: str) -> frozenset[str]:
    """Give the possible stems of a folded word."""
    if code == "he" and "א" <= word[:1] <= "ת":
        return _roots(word.translate(_FINALS))
    return frozenset((_english(word),))


@lru_cache(maxsize=50_000)
def bare_forms(word: str, code: str) -> frozenset[str]:
    """Give the word itself and, in Hebrew, the word without the particles and endings that may be glued to it."""
    if code == "he" and "א" <= word[:1] <= "ת":
        plain = word.translate(_FINALS)
        return frozenset(cut for base in _unglued(plain) for cut in (base, *_cut(base)))
    return frozenset((_english(word),))


def _english(word: str) -> str:
    word = IRREGULAR_BASES.get(word, word)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith("ss"):
            word = word[: -len(suffix)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeious":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] in "eyi" else word


def _unglued(word: str) -> list[str]:
    bases = [word]
    while len(word) > 3 and word[0] in _PARTICLES and len(bases) < 4:
        word = word[1:]
        bases.append(word)
    return bases


def _cut(base: str) -> list[str]:
    return [base[: -len(end)] for end in _ENDINGS if base.endswith(end) and len(base) - len(end) >= 2]


def _roots(word: str) -> frozenset[str]:
    found: set[str] = set()
    for base in _unglued(word):
        for cut in (base, *_cut(base)):
            for stem in (cut, *(cut[len(b) :] for b in _BINYANIM if cut.startswith(b) and len(cut) - len(b) >= 3)):
                root = stem[:1] + _VOWELS.sub("", stem[1:])
                if len(root) >= 3 or (len(root) == 2 and len(stem) >= 4):
                    found.add(root)
    return frozenset(found) or frozenset((word,))
