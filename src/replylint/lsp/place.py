"""Where a message of a file stands in the editor's text of that file."""

from __future__ import annotations

from lsprotocol.types import Position, Range

from replylint.lsp.positions import Text
from replylint.model import Finding, Message
from replylint.reading.decode import unix_lines


class Place:
    """Carries offsets of a message's source into a text; by whole lines where the file holds the message folded."""

    def __init__(self, text: Text, message: Message) -> None:
        self._text, self._plain = text, Text(unix_lines(text.text), text.units)
        self._head = len(self._plain.text) - len(message.source)
        self.verbatim = bool(message.source) and self._plain.text.endswith(message.source)
        """Whether the text ends with the source as it is; else nothing can be edited."""

    def position(self, offset: int) -> Position:
        """Give the position of a source offset; only of a verbatim message."""
        return self._plain.position(self._head + offset)

    def range(self, start: int, end: int) -> Range:
        """Give the range of a source span; only of a verbatim message."""
        return Range(self.position(start), self.position(end))

    def of(self, finding: Finding) -> Range:
        """Give where a finding is shown; what a whole letter lacks stands on its first line."""
        if not self.verbatim:
            return self._text.line((finding.file_line or 1) - 1)
        if finding.end:
            return self.range(finding.start, finding.end)
        return self._text.line(self.position(0).line)
