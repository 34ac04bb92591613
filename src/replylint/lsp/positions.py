"""Where things stand for an editor: lines, and columns in the code units that the client counts, as offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from lsprotocol.types import Position, Range, TextDocumentContentChangeEvent, TextDocumentContentChangePartial

_BREAK = re.compile(r"\r\n|\n|\r")
"""The protocol's line ends, and no others (`str.splitlines` knows more)."""


class Units(NamedTuple):
    """The code units of a position encoding: a codec, and the bytes of one unit."""

    codec: str
    size: int

    def count(self, text: str) -> int:
        """Give the length of a text in units."""
        return len(text.encode(self.codec, "surrogatepass")) // self.size

    def characters(self, text: str, units: int) -> int:
        """Give how many characters the first `units` of a text hold; half a character counts as none."""
        return bisect_right(range(len(text) + 1), units, key=lambda length: self.count(text[:length])) - 1


ENCODINGS = {"utf-8": Units("utf-8", 1), "utf-16": Units("utf-16-le", 2), "utf-32": Units("utf-32-le", 4)}
"""The position encodings that a client can ask for, by the protocol's names."""


class Text:
    """A text as an editor holds it; never changed, an edit makes a new one."""

    def __init__(self, text: str, units: Units = ENCODINGS["utf-16"]) -> None:
        self.text, self.units = text, units
        self._starts, self._ends = [0], list[int]()
        for match in _BREAK.finditer(text):
            self._ends.append(match.start())
            self._starts.append(match.end())
        self._ends.append(len(text))

    def offset(self, position: Position) -> int:
        """Give the offset (code points) of a position; one past its line or the text stands at the end of it."""
        if position.line >= len(self._starts):
            return len(self.text)
        start, end = self._starts[position.line], self._ends[position.line]
        return start + self.units.characters(self.text[start:end], position.character)

    def at(self, line: int, column: int) -> Position:
        """Give the position of a line and a column in code points, both 0-based; clamped to the text."""
        line = min(line, len(self._starts) - 1)
        start = self._starts[line]
        return Position(line, self.units.count(self.text[start : min(start + column, self._ends[line])]))

    def position(self, offset: int) -> Position:
        """Give the position of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return self.at(line, offset - self._starts[line])

    def line(self, number: int) -> Range:
        """Give the range of a whole line, 0-based; of the last one where there are fewer."""
        return Range(self.at(number, 0), self.at(number, len(self.text)))

    def changed(self, change: TextDocumentContentChangeEvent) -> Text:
        """Give the text after a change of the client's."""
        if not isinstance(change, TextDocumentContentChangePartial):
            return Text(change.text, self.units)
        start, end = self.offset(change.range.start), self.offset(change.range.end)
        return Text(self.text[:start] + change.text + self.text[end:], self.units)
