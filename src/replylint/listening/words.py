"""What listening knows of a language's words, read from `rules/<language>/listening.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from replylint.languages.stems import bare_forms
from replylint.resources import language_folder, load_yaml

_PLAIN = (
    "spelled",
    "units",
    "belongs",
    "full",
    "house",
    "present",
    "no_plurals",
    "telling",
    "openers",
    "hedges",
    "of_you",
    "ahead",
    "of_us",
)


@dataclass(frozen=True, slots=True)
class Detail:
    """A detail that customers give and replies ask for: the words that call it, and the form of its value."""

    name: str
    called: frozenset[str]
    value: str


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists of one language; lists that are compared with inflected words hold bare forms."""

    stopwords: frozenset[str]
    concepts: Mapping[str, frozenset[str]]
    """From a bare form to the ideas that it names."""
    details: tuple[Detail, ...]
    calls: Mapping[str, tuple[Detail, ...]]
    """From a bare form to the details that it calls."""
    numbering: frozenset[str]
    attached: frozenset[str]
    devices: frozenset[str]
    introduces: tuple[str, ...]
    other: frozenset[str]
    events: Mapping[str, frozenset[str]]
    """From a bare form to the kinds of event that it tells of."""
    outcomes: Mapping[str, frozenset[str]]
    """From a bare form to the kinds of outcome that a reply tells of."""
    anger: frozenset[str]
    boons: frozenset[str]
    spelled: frozenset[str]
    units: frozenset[str]
    belongs: frozenset[str]
    full: frozenset[str]
    house: frozenset[str]
    present: frozenset[str]
    no_plurals: frozenset[str]
    telling: frozenset[str]
    openers: frozenset[str]
    hedges: frozenset[str]
    ahead: frozenset[str]
    of_you: frozenset[str]
    of_us: frozenset[str]


@cache
def words_of(code: str) -> Words:
    """Read the lists of one language, once a process."""
    data: dict[str, Any] = load_yaml(language_folder(code) / "listening.yaml")
    details = tuple(Detail(name, _bare(form["called"], code), form["value"]) for name, form in data["details"].items())
    return Words(
        stopwords=frozenset(str(data["stopwords"]).split()),
        concepts=_inverted(data["concepts"], code),
        details=details,
        calls={form: tuple(d for d in details if form in d.called) for detail in details for form in detail.called},
        numbering=_bare(data["numbering"], code),
        attached=_bare(data["attached"], code),
        devices=frozenset(str(data["devices"]).split()),
        introduces=tuple(data["introduces"]),
        other=_bare(data["other"], code),
        events=_inverted(data["events"], code),
        outcomes=_inverted(data["outcomes"], code),
        anger=frozenset(str(data["anger"]).split()),
        boons=_bare(data["boons"], code),
        **{name: frozenset(str(data[name]).split()) for name in _PLAIN},
    )


def _bare(words: str, code: str) -> frozenset[str]:
    """Give each word of a list in its first bare form: English stems, Hebrew with medial letters."""
    return frozenset(min(bare_forms(word, code), key=lambda f: (-len(f), f)) for word in str(words).split())


def _inverted(table: Mapping[str, str], code: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in table.items():
        for form in _bare(words, code):
            found.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}
