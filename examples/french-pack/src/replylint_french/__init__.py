"""French for replylint: how its words are folded and inflected; word lists, phrases and rules stand in `data/`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from replylint.judging.protocols import Pack
from replylint.languages.language import LanguagePack, LanguageTraits
from replylint.languages.lexicon import load_lexicon

DATA = Path(__file__).parent / "data"
_ELIDED = ("l", "d", "j", "n", "s", "c", "m", "t", "qu")
_ENDINGS = ("er", "e", "es", "ons", "ez", "ent", "é", "ée", "és", "ées", "erai", "erons", "ant")


def is_letter(character: str) -> bool:
    """Whether the character is a Latin letter, accents included."""
    return character.isalpha() and character < "\u0250"


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Give the form that phrases are matched on: small letters, elided words parted ("l'attente" is "l attente")."""
    head, mark, tail = word.lower().replace("’", "'").partition("'")
    return f"{head} {tail}" if mark and head in _ELIDED else word.lower().replace("’", "'")


def inflect(marker: str) -> tuple[str, ...]:
    """Expand "~traiter", a verb in -er, into its common forms; another word stays as it is."""
    return tuple(marker[:-2] + ending for ending in _ENDINGS) if marker.endswith("er") else (marker,)


def traits() -> LanguageTraits:
    """Give what replylint has to know of French; French text is about a tenth longer than English."""
    return LanguageTraits("fr", False, is_letter, fold, inflect, "", load_lexicon("fr"), 1.1)


FRENCH = LanguagePack(traits, DATA / "fr")
PACK = Pack(DATA)
