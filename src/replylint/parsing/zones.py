"""Divides a letter's sentences into zones: greeting, opening, middle, closing, sign-off; the rest is footer."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from replylint.languages.tokens import FIELD_MASK
from replylint.model import Sentence, Span, Zone
from replylint.parsing.salutation import Salutation, salutation
from replylint.parsing.signoff import signoff_run

OPENING_SENTENCES = 3
"""The opening reaches to the third sentence after the greeting (CODEBOOK.md, opening_thanks)."""

_TITLE_LINES = 3
_TITLE_WORDS = 12

Placed = tuple[int, Span]


def split_greeting(spans: list[Placed], text: str, masked: str, code: str) -> tuple[list[Placed], Span | None, int]:
    """Part the salutation from what follows it; give the spans, the name in it, and how many are greeting.

    A title or a letterhead, a few short lines of their own, may stand above the salutation and goes with it.
    """
    nameless = None
    for index, (_, span) in enumerate(spans[: _TITLE_LINES + 1]):
        if index and not (_is_title(spans[index - 1][1], text, masked) and _starts_line(span, text)):
            break
        found = salutation(text, masked, span, code)
        if found and (index == 0 or (found.name and found.hailed)):
            if found.name:
                return _parted(spans, index, found, text, masked)
            nameless = found
    return (spans, None, 0) if nameless is None else _parted(spans, 0, nameless, text, masked)


def _parted(
    spans: list[Placed], index: int, found: Salutation, text: str, masked: str
) -> tuple[list[Placed], Span | None, int]:
    block, span = spans[index]
    rest = [(block, Span(found.end, span.end))] if found.end < span.end else []
    titles = [placed for placed in spans[:index] if _has_words(placed[1], masked)]
    greeting = (block, Span(span.start, min(found.end, span.end)))
    return [*titles, greeting, *rest, *spans[index + 1 :]], found.name, len(titles) + 1


def _is_title(span: Span, text: str, masked: str) -> bool:
    """Whether a line above a salutation is short and ends with its line."""
    words = masked[span.start : span.end].split()
    if text[span.end - 1] in ".,?":
        return False
    return len(words) <= _TITLE_WORDS and (text[span.end : span.end + 2].strip(" ") or "\n")[0] == "\n"


def _starts_line(span: Span, text: str) -> bool:
    before = text[: span.start].rstrip(" \t\u200e\u200f")
    return not before or before[-1] == "\n"


def _has_words(span: Span, masked: str) -> bool:
    return any(c.isalnum() or c == FIELD_MASK for c in masked[span.start : span.end])


def assign_zones(sentences: tuple[Sentence, ...], text: str, greeted: int) -> tuple[tuple[Sentence, ...], int | None]:
    """Give the sentences with their zones, and the view offset at which a footer begins, if any."""
    run = signoff_run(sentences[greeted:], text)
    start, stop = (run.start + greeted, run.end + greeted) if run else (len(sentences), len(sentences))
    body = start - greeted
    closing = body - ceil(body / 3)
    placed = tuple(replace(s, zone=_zone(s.index, greeted, start, closing)) for s in sentences[:stop])
    footer = sentences[stop].start if stop < len(sentences) else None
    return placed, footer


def _zone(index: int, greeted: int, signoff: int, closing: int) -> Zone:
    if index < greeted:
        return "greeting"
    if index >= signoff:
        return "signoff"
    place = index - greeted
    if place < OPENING_SENTENCES:
        return "opening"
    return "closing" if place >= closing else "middle"
