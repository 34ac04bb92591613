"""The languages replylint speaks: a literal table from code to traits, loaded on first use."""

from __future__ import annotations

from functools import cache

from replylint.languages.english import english
from replylint.languages.hebrew import hebrew
from replylint.languages.language import LanguageTraits

LANGUAGES = {"en": english, "he": hebrew}


@cache
def language(code: str) -> LanguageTraits:
    """Give the traits of a language by its code; raises KeyError for one not in LANGUAGES."""
    return LANGUAGES[code]()


def dominant_language(text: str, default: str = "en") -> str:
    """Tell Hebrew from English by the share of letters; `default` where there are none."""
    hebrew_letters = sum(1 for c in text if "א" <= c <= "ת")
    latin_letters = sum(1 for c in text if "a" <= c <= "z" or "A" <= c <= "Z")
    if not hebrew_letters and not latin_letters:
        return default
    return "he" if hebrew_letters * 2 >= latin_letters else "en"


def known_language(code: str) -> bool:
    """Whether there is a language of this code."""
    return code in LANGUAGES
