"""Splits a block of the view into sentences: stops, line ends that are no mere wrapping, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.model import Span

_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]*]*+(?=\s)|\n+|[.!?](?=[א-ת]{2})")
_INITIAL = re.compile(r"(?:^|[\s(])(?:[A-Za-z]|[א-ת]['׳]?|\d{1,2})$")
_LAST_WORD = re.compile(r"([^\s(\"“]+)$")
_WRAP_FROM = 50
"""A line at least this long (characters) that ends in no stop is wrapped text, not a line of its own."""


def split_sentences(text: str, start: int, end: int, abbreviations: frozenset[str], *, wraps: bool) -> Iterator[Span]:
    """Give the sentences of text[start:end], trimmed, in view offsets; `wraps`: lines may be hard-wrapped."""
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match.start() < begin:
            continue
        if match.group()[0] == "\n":
            if wraps and _is_wrap(text, start, match):
                continue
        elif match.group() == "." and _abbreviates(text[max(begin, match.start() - 24) : match.start()], abbreviations):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _is_wrap(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a line end stands inside a sentence: one newline after a long line with no stop or colon."""
    if len(match.group()) > 1:
        return False
    line = text[text.rfind("\n", start, match.start()) + 1 or start : match.start()].rstrip()
    return (len(line) >= _WRAP_FROM and line[-1] not in ".!?:…,;") or (len(line) >= _WRAP_FROM and line[-1] == ",")


def _abbreviates(before: str, abbreviations: frozenset[str]) -> bool:
    """Whether the full stop after `before` belongs to an abbreviation, an initial or a list number."""
    if _INITIAL.search(before):
        return not re.search(r"\d$", before) or before.strip().isdigit()
    word = _LAST_WORD.search(before)
    return bool(word) and word.group(1).lower().replace("״", '"').replace("׳", "'") in abbreviations  # type: ignore[union-attr]


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and (text[start].isspace() or text[start] in "\u200e\u200f"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield Span(start, end)
