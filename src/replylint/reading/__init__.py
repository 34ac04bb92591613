"""Bytes in, messages out: a literal table of readers, chosen by name ending or by `input_format`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from replylint.errors import ReadingError, UsageError
from replylint.model import Format, Message
from replylint.reading.discovery import find_drafts as _find_drafts
from replylint.reading.eml import read_eml
from replylint.reading.reader import Reader
from replylint.reading.text import whole_file

READERS = (
    Reader("text", (".txt", ""), whole_file("text")),
    Reader("markdown", (".md", ".markdown"), whole_file("markdown")),
    Reader("html", (".html", ".htm"), whole_file("html")),
    Reader("eml", (".eml",), read_eml),
)
_TAGS = re.compile(r"<(?:p|br|div|b|strong|table|td|html|body|span|ul|ol|li|h[1-6]|a\s+href)\b[^<>]*>", re.IGNORECASE)


def reader_for(name: str, input_format: str | None = None) -> Reader:
    """Choose a reader; raises UsageError for an unknown format, ReadingError for an unknown ending."""
    if input_format:
        for reader in READERS:
            if reader.name == input_format:
                return reader
        known = ", ".join(reader.name for reader in READERS)
        raise UsageError(f"unknown input format {input_format!r}", mend=f"one of: {known}")
    suffix = Path(name).suffix.lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    raise ReadingError(f"no reader knows the ending {suffix!r}", where=name, mend="name one with --input-format")


def read_bytes(data: bytes, name: str, input_format: str | None = None) -> Iterator[Message]:
    """Read the bytes of a file of this name; raises ReadingError."""
    return reader_for(name, input_format).read(data, name)


def read_file(path: Path, input_format: str | None = None) -> Iterator[Message]:
    """Read a file; raises ReadingError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadingError(f"can't be read: {error.strerror}", where=str(path)) from error
    return read_bytes(data, str(path), input_format)


def find_drafts(paths: Iterable[Path]) -> list[Path]:
    """Give the drafts at and under the paths; raises ReadingError where there are none."""
    return _find_drafts(paths, frozenset(suffix for reader in READERS for suffix in reader.suffixes if suffix))


def sniff_format(text: str) -> Format:
    """Tell HTML from Markdown for a record that names no format."""
    return "html" if _TAGS.search(text) else "markdown"
