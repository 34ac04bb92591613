"""The lines of the file under a text that stands verbatim in it, though not at the start of a line."""

from __future__ import annotations

import re

from replylint.model import LineStart

_BREAK = re.compile("\n")


def verbatim_lines(text: str, first: int) -> tuple[LineStart, ...]:
    """Give the line starts of a text that begins on line `first` of its file."""
    places = [0, *(match.end() for match in _BREAK.finditer(text))]
    return tuple(LineStart(offset, line) for line, offset in enumerate(places, first))
