"""The languages replylint speaks: a literal table from code to traits, and those that installed packages offer."""

from __future__ import annotations

import re
from functools import cache

from replylint.errors import RuleError
from replylint.languages.english import english
from replylint.languages.hebrew import hebrew
from replylint.languages.language import LanguagePack, LanguageTraits
from replylint.resources import LANGUAGE_ENTRY_POINTS, offered_language

LANGUAGES = {"en": english, "he": hebrew}

_HEBREW, _LATIN = re.compile("[א-ת]+"), re.compile("[A-Za-z]+")


@cache
def language(code: str) -> LanguageTraits:
    """Give the traits of a language by its code; raises KeyError for an unknown one, RuleError if it does not load."""
    if code in LANGUAGES:
        return LANGUAGES[code]()
    offered = offered_language(code)
    if not isinstance(offered, LanguagePack):
        raise RuleError(f"the language {code!r} is a {type(offered).__name__}", mend="it has to be a LanguagePack")
    return offered.traits()


@cache
def codes() -> tuple[str, ...]:
    """Name every language: the built-in ones, then those of installed packages."""
    from importlib.metadata import entry_points

    offered = {point.name for point in entry_points(group=LANGUAGE_ENTRY_POINTS)}
    return (*LANGUAGES, *sorted(offered - LANGUAGES.keys()))


def known_language(code: str) -> bool:
    """Whether there is a language of this code; looks for packages only where it is not built in."""
    return code in LANGUAGES or code in codes()


def dominant_language(text: str, default: str = "en") -> str:
    """Tell Hebrew from Latin script by the share of letters; `default` where there are none.

    Latin script is `default` where that is written in it, else English: languages of one script are not told apart.
    """
    latin = "en" if default == "he" else default
    if text.isascii():
        return latin if _LATIN.search(text) else default
    hebrew_letters, latin_letters = (sum(map(len, letters.findall(text))) for letters in (_HEBREW, _LATIN))
    if not hebrew_letters and not latin_letters:
        return default
    return "he" if hebrew_letters * 2 >= latin_letters else latin
