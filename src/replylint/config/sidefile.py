"""Suppressions that stand in a file beside a draft, `NAME.replylint.toml`, since a plain text can hold no comment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from os.path import isfile
from pathlib import Path
from typing import Any

from replylint.config.toml import Document, Route
from replylint.errors import ConfigError
from replylint.suppressions import Suppression

SUFFIX = ".replylint.toml"
_KEYS = ("rules", "reason", "quote")
_FORM = '[[ignore]]  rules = ["sign-off"]  reason = "…"'


def side_suppressions(draft: Path, names: Mapping[str, str]) -> tuple[Suppression, ...]:
    """Read the suppressions beside a draft; none where there is no such file. Raises ConfigError."""
    path = draft.with_name(draft.name + SUFFIX)
    if not isfile(path):  # also of a name too long to be one
        return ()
    document = Document(path)
    for key in document.data.keys() - {"ignore"}:
        raise ConfigError(f"unknown key {key!r}", where=document.where((key,)), mend=f"write {_FORM}")
    entries = document.data.get("ignore")
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        raise ConfigError("nothing is ignored here", where=document.where(("ignore",)), mend=f"write {_FORM}")
    return tuple(_read(document, ("ignore", i), entry, names) for i, entry in enumerate(entries))


def _read(document: Document, route: Route, entry: dict[str, Any], names: Mapping[str, str]) -> Suppression:
    for key in entry.keys() - set(_KEYS):
        near = get_close_matches(key, _KEYS, 1)
        raise ConfigError(f"unknown key {key!r}", where=document.where((*route, key)),
                          mend=f"did you mean {near[0]!r}?" if near else f"known: {', '.join(_KEYS)}")  # fmt: skip
    reason, quote = entry.get("reason", ""), entry.get("quote", "")
    if not isinstance(reason, str) or not reason.strip():
        raise ConfigError("the reason is missing", where=document.where(route), mend='reason = "why this may stand"')
    if not isinstance(quote, str):
        raise ConfigError("quote is a text", where=document.where((*route, "quote")))
    return Suppression("file", tuple(_rules(document, route, entry, names)), reason.strip(), None, quote)


def _rules(document: Document, route: Route, entry: dict[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    rules = entry.get("rules")
    if not isinstance(rules, list) or not rules:
        raise ConfigError("the rules are missing", where=document.where(route), mend='rules = ["sign-off"]')
    for rule in rules:
        if str(rule).lower() not in names:
            near = get_close_matches(str(rule).lower(), names, 1)
            raise ConfigError(f"no rule is named {rule!r}", where=document.where((*route, "rules")),
                              mend=f"did you mean {near[0]}?" if near else "`replylint rules` lists them")  # fmt: skip
        yield names[str(rule).lower()]
