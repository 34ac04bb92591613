"""Reads plain text, Markdown and HTML files: one draft a file."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.model import Format, Message
from replylint.reading.decode import decode
from replylint.reading.reader import Read


def whole_file(format: Format) -> Read:
    """Make the reading of a file whose whole text is one draft."""

    def read(data: bytes, name: str) -> Iterator[Message]:
        yield Message(decode(data, name), format, path=name)

    return read
