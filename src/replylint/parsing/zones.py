"""Divides a letter's sentences into zones: greeting, opening, middle, closing, sign-off; the rest is footer."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from replylint.model import Sentence, Span, Zone
from replylint.parsing.salutation import salutation
from replylint.parsing.signoff import signoff_run

OPENING_SENTENCES = 3
"""The opening reaches to the third sentence after the greeting (CODEBOOK.md, opening_thanks)."""

Placed = tuple[int, Span]


def split_greeting(spans: list[Placed], text: str, masked: str, code: str) -> tuple[list[Placed], Span | None, int]:
    """Part the salutation from the first sentence; give the spans, the name in it, and how many are greeting."""
    if not spans:
        return spans, None, 0
    block, first = spans[0]
    found = salutation(text, masked, first, code)
    if found is None:
        return spans, None, 0
    rest = [(block, Span(found.end, first.end))] if found.end < first.end else []
    return [(block, Span(first.start, min(found.end, first.end))), *rest, *spans[1:]], found.name, 1


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
