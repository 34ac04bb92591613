"""Declares the direction of Hebrew HTML."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.fix import Edit
from replylint.judging.fixers.repair import Repair
from replylint.parsing.blanking import blanked
from replylint.parsing.comments import find_comments
from replylint.parsing.fields import find_fields
from replylint.parsing.markup.tags import Piece, attributes, pieces

_ROOTS = ("body", "html")


def declare_direction(repair: Repair) -> Iterator[Edit]:
    """Add dir="rtl" to the body or html element, or put a div with it round all; nothing where one says otherwise."""
    message = repair.case.draft.message
    source = blanked(message.source, find_comments(message))
    found = {piece.text: piece for piece in pieces(source) if piece.kind == "open" and piece.text in _ROOTS}
    root = found.get("body") or found.get("html")
    if root is not None:
        yield from _on(root)
        return
    start = _begin(source)
    end = len(source.rstrip())
    yield from (Edit(start, start, '<div dir="rtl">'), Edit(end, end, "</div>"))


def _on(root: Piece) -> Iterator[Edit]:
    if "dir" not in attributes(root.attributes):
        place = root.start + 1 + len(root.text)
        yield Edit(place, place, ' dir="rtl"')


def _begin(source: str) -> int:
    """Give where the first element or word stands, after declarations, comments and template code."""
    controls = {field.start: field.end for field in find_fields(source) if field.control}
    for piece in pieces(source):
        if piece.kind != "text":
            return piece.start
        place = piece.start
        while place < piece.end:
            if place in controls:
                place = controls[place]
            elif source[place].isspace():
                place += 1
            else:
                return place
    return 0
