"""Where a source offset stands for a person: line and column of the part, and the line of the file."""

from __future__ import annotations

import re
from bisect import bisect_right

from replylint.model import Message

_NEWLINE = re.compile("\n")


class Locator:
    """Answers for one message; builds its table of line starts on first use."""

    def __init__(self, message: Message) -> None:
        self._source, self._first, self._folds = message.source, message.first_line, message.lines
        self._starts: list[int] = []

    def line_column(self, offset: int) -> tuple[int, int]:
        """Give line and column, both 1-based, of a source offset (code points)."""
        if not self._starts:
            self._starts = [0, *(match.end() for match in _NEWLINE.finditer(self._source))]
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def file_line(self, offset: int) -> int | None:
        """Give the line of the file for a source offset; None where the part is not readable there."""
        if self._folds:
            return self._folds[max(bisect_right(self._folds, offset, key=lambda start: start.offset) - 1, 0)].line
        return None if self._first is None else self._first + self.line_column(offset)[0] - 1
