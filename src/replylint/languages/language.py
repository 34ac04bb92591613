"""What replylint must know of a language to parse a reply, as one immutable value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from replylint.languages.lexicon import Lexicon


@dataclass(frozen=True, slots=True, eq=False)
class LanguageTraits:
    """A language: its letters, how a word is folded, how a phrase word is compiled, and its word lists.

    Compared by identity: there is one value a language in a process.
    """

    code: str
    rtl: bool
    is_letter: Callable[[str], bool]
    fold: Callable[[str], str]
    """Give the form of a token that phrases are matched on; may hold spaces ("we'll" is "we will")."""
    inflect: Callable[[str], tuple[str, ...]]
    """Expand the inflection marker of the phrase language ("~handle") into its forms."""
    prefixes: str
    """An RE2 pattern for particles that may be glued before a word; empty where there are none."""
    lexicon: Lexicon
    words_scale: float
    """Lengths in words are scaled by this against English (FACTS.md: Hebrew 0.66)."""


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """A language that a package offers under the entry-point group `replylint.languages`, by its code."""

    traits: Callable[[], LanguageTraits]
    folder: Path
    """Its data, laid out as `rules/en`: language.yaml, guards.yaml and moves/ are needed, all else may be missing."""
