"""Hebrew: folding of marks, gender slashes and spelling, glued particles, and inflection for phrases."""

from __future__ import annotations

import re
from functools import lru_cache

from replylint.languages.inflection_he import inflect
from replylint.languages.language import LanguageTraits
from replylint.languages.lexicon import load_lexicon

_DROPPED = dict.fromkeys(
    [*range(0x591, 0x5BE), 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7, 0x200E, 0x200F, 0x61C]
    + [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xAD, 0x200B, 0xFEFF]
)
_QUOTES = {ord(c): '"' for c in "״”“„"} | {ord(c): "'" for c in "׳’‘`"}
_MARKS = {**_DROPPED, **_QUOTES}
_SLASH = re.compile(r"[/.](?:י|ה|ת|ית|ים|ות|ן|נה|ו|תן|כן|ך)$")
_PREFIXES = "(?:ו|ש|כש|וש|וכש|ה|שה|וה)?"


def is_letter(character: str) -> bool:
    """Whether the character is a Hebrew letter."""
    return "א" <= character <= "ת"


def hebrew() -> LanguageTraits:
    """Give the Hebrew traits with their word lists loaded."""
    lexicon = load_lexicon("he")
    spelling = lexicon.spelling

    @lru_cache(maxsize=100_000)
    def fold(word: str) -> str:
        word = word.translate(_MARKS).replace("''", '"').lower()
        word = _SLASH.sub("", word)
        return spelling.get(word, word)

    return LanguageTraits("he", True, is_letter, fold, inflect, _PREFIXES, lexicon, 0.66)
