"""The view of plain text: the text itself, cut into paragraphs and list items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.model import Block, OffsetMap, Segment, View

_BLANK = re.compile(r"\n[ \t\u200e\u200f]*(?:\n[ \t\u200e\u200f]*)+")
_ITEM = re.compile(r"[ \t\u200e\u200f]*(?:[-*•–‣◦][ \t]|\d{1,2}[.)](?=[ \tא-תA-Za-z])|[א-ת][.)][ \t])")


def text_view(source: str) -> View:
    """Give the view of plain text; it can't carry bold."""
    segments = [Segment(0, len(source), 0, len(source))] if source else []
    return View(source, OffsetMap.of(segments), tuple(text_blocks(source)), can_emphasise=False)


def text_blocks(text: str) -> Iterator[Block]:
    """Cut text into blocks: paragraphs between blank lines; a line that starts with a list mark begins an item."""
    start = 0
    for match in _BLANK.finditer(text):
        yield from _in_paragraph(text, start, match.start())
        start = match.end()
    yield from _in_paragraph(text, start, len(text))


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Block]:
    begin, item = start, False
    place = start
    while place < end:
        stop = text.find("\n", place, end)
        stop = end if stop < 0 else stop + 1
        if _ITEM.match(text, place, stop):
            yield from _block(text, begin, place, item)
            begin, item = place, True
        place = stop
    yield from _block(text, begin, end, item)


def _block(text: str, start: int, end: int, item: bool) -> Iterator[Block]:
    if text[start:end].strip():
        yield Block("item" if item else "paragraph", start, end)
