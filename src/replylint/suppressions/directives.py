"""Reads suppression comments: `replylint: ignore[rule, rule] reason="…"`, and its forms for a region and a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Literal, NamedTuple

from replylint.model import Message, Span
from replylint.parsing.comments import find_comments

Scope = Literal["block", "begin", "end", "file"]
_SCOPES: dict[str, Scope] = {"ignore": "block", "ignore-begin": "begin", "ignore-end": "end", "ignore-file": "file"}
_HEAD = re.compile(r"[\s#*/]*replylint\s*:\s*(.*)", re.DOTALL)
_FORM = re.compile(
    r"(?P<word>[\w-]+)\s*+(?:\[(?P<rules>[^\]]*)\]\s*+)?(?:reason\s*+=\s*+[\"“'](?P<reason>[^\"”']*)[\"”'])?[\s*/]*+$"
)
_PLAIN = re.compile(r"replylint\s*:\s*ignore[^\n]*")


class Suppression(NamedTuple):
    """Rules (by name) that are silenced, where, and why."""

    scope: Scope
    rules: tuple[str, ...]
    reason: str
    place: Span | None = None
    """Its comment, in source offsets; None for one that stands in a file beside the draft."""
    quote: str = ""
    """For one from a file: only findings whose words hold this."""


class Bad(NamedTuple):
    """A suppression comment that silences nothing, and which message of the rule bad-suppression tells why."""

    place: Span
    message: str
    values: Mapping[str, str]


def read_directives(message: Message, names: Mapping[str, str]) -> Iterator[Suppression | Bad]:
    """Give every suppression comment of a message in order; `names` leads from names and codes to rules."""
    comments = find_comments(message)
    for comment in comments:
        if head := _HEAD.match(comment.text):
            yield _read(head[1], Span(comment.start, comment.end), names)
    if message.format == "text":
        for match in _PLAIN.finditer(message.source):
            if not any(c.start <= match.start() < c.end for c in comments):
                yield Bad(Span(*match.span()), "in-text", {})


def _read(text: str, place: Span, names: Mapping[str, str]) -> Suppression | Bad:
    form = _FORM.match(text.strip())
    if form is None or form["word"] not in _SCOPES:
        return Bad(place, "malformed", {})
    scope = _SCOPES[form["word"]]
    if scope == "end":
        return Suppression(scope, (), "", place)
    rules = [name.strip() for name in (form["rules"] or "").split(",") if name.strip()]
    if not rules:
        return Bad(place, "malformed", {})
    for name in rules:
        if name.lower() not in names:
            near = get_close_matches(name.lower(), names, 1) or ["replylint rules"]
            return Bad(place, "unknown-rule", {"name": name, "near": near[0]})
    if not (form["reason"] or "").strip():
        return Bad(place, "message", {})
    return Suppression(scope, tuple(names[name.lower()] for name in rules), form["reason"].strip(), place)
