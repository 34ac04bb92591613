"""Phrase families as a QA lead writes them: the YAML of `rules/<language>/moves/`, checked and made values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from replylint.errors import RuleError
from replylint.resources import load_yaml, optional_yaml, texts_of

GUARDS = ("negated", "conditional", "question", "reported", "contrast")
_FILE_KEYS = {"move", "about", "guards", "lists", "families"}
Lists = dict[str, tuple[str, ...]]
"""Named lists of phrases."""
_FAMILY_KEYS = {"match", "unless", "guards", "weak", "hit", "miss"}


@dataclass(frozen=True, slots=True)
class Family:
    """Phrases that make one move, what undoes them, and their own examples."""

    move: str
    name: str
    match: tuple[str, ...]
    unless: tuple[str, ...]
    guards: frozenset[str]
    weak: bool
    """A weak family only proposes: where there is a sentence model it has to agree."""
    hit: tuple[str, ...]
    miss: tuple[str, ...]
    lists: dict[str, tuple[str, ...]]
    file: str

    @property
    def id(self) -> str:
        """Name the family as evidence does: "thanks/contact"."""
        return f"{self.move}/{self.name}"


def load_families(folder: Path, lists: Lists | None = None) -> Iterator[Family]:
    """Read every family file of a folder in name order, with its own lists over these; raises RuleError."""
    shared = {**(lists or {}), **read_lists(folder.parent / "lists.yaml")}
    for path in sorted(folder.glob("*.yaml")):
        yield from _read(path, load_yaml(path), shared)


def read_lists(path: Path) -> Lists:
    """Read the named lists of a language or of a pack; none where there is no such file. Raises RuleError."""
    return _lists(optional_yaml(path), str(path))


def _read(path: Path, data: Any, shared: Lists) -> Iterator[Family]:
    _check_keys(data, _FILE_KEYS, {"move", "families"}, str(path))
    lists = {**shared, **_lists(data.get("lists", {}), str(path))}
    if not isinstance(data["move"], str) or not isinstance(data["families"], dict):
        raise RuleError(
            "move is a name and families a mapping", where=str(path), mend="families: {a-name: {match: […]}}"
        )
    for name, form in data["families"].items():
        where = f"{path}: {name}"
        _check_keys(form, _FAMILY_KEYS, {"match", "hit", "miss"}, where)
        guards = frozenset(texts_of(form.get("guards", data.get("guards", [])), "guards", where))
        match, unless, hit, miss = (
            texts_of(form.get(key, []), key, where) for key in ("match", "unless", "hit", "miss")
        )
        if not match:
            raise RuleError("match holds no phrase", where=where, mend="write one, or take the family out")
        if unknown := guards - set(GUARDS):
            raise RuleError(f"unknown guard {sorted(unknown)[0]!r}", where=where, mend=f"known: {', '.join(GUARDS)}")
        yield Family(
            data["move"], str(name), match, unless, guards, bool(form.get("weak", False)), hit, miss, lists, str(path),
        )  # fmt: skip


def _lists(data: Any, where: str) -> Lists:
    if not isinstance(data, dict) or not all(isinstance(entries, list) for entries in data.values()):
        raise RuleError("named lists are a mapping of name: list of phrases", where=where)
    return {str(name): tuple(str(entry) for entry in entries) for name, entries in data.items()}


def _check_keys(data: Any, known: set[str], required: set[str], where: str) -> None:
    if not isinstance(data, dict):
        raise RuleError("a mapping is expected", where=where)
    if unknown := data.keys() - known:
        raise RuleError(
            f"unknown key {sorted(unknown, key=str)[0]!r}", where=where, mend=f"known: {', '.join(sorted(known))}"
        )
    if missing := required - data.keys():
        raise RuleError(f"missing key {sorted(missing)[0]!r}", where=where)
