"""The closed word lists of a language that parsing needs, read from `rules/<language>/language.yaml`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from replylint.errors import RuleError
from replylint.resources import language_folder, load_yaml


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists in folded form; see the comments in language.yaml for what each one holds."""

    abbreviations: frozenset[str]
    spelling: dict[str, str]
    greetings: frozenset[str]
    honorifics: frozenset[str]
    generic_addressees: frozenset[str]
    first_names: frozenset[str]
    not_names: frozenset[str]
    closings: frozenset[str]
    teams: frozenset[str]
    roles: frozenset[str]


@cache
def load_lexicon(code: str) -> Lexicon:
    """Read the word lists of one language; raises RuleError on an unknown or missing list."""
    path = language_folder(code) / "language.yaml"
    data: dict[str, Any] = load_yaml(path)
    names = {f.name for f in fields(Lexicon)}
    wrong = names ^ data.keys()
    if wrong:
        raise RuleError(f"unknown or missing list: {', '.join(sorted(wrong))}", where=str(path))
    lists = {name: _words(data[name]) for name in names - {"spelling"}}
    return Lexicon(spelling=dict(data["spelling"]), **lists)


def _words(value: str | list[str]) -> frozenset[str]:
    """Take a block of words, one or more a line, or a list of phrases."""
    return frozenset(value.split() if isinstance(value, str) else value)
