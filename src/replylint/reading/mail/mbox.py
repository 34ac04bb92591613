"""Reads an mbox one mail at a time, however large it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from replylint.errors import ReadingError, RecordError
from replylint.reading.mail.eml import mail_message
from replylint.reading.reader import Item, Options, Source

_LARGEST = 48 * 1024 * 1024
_LONGEST_LINE = 1024 * 1024
_ESCAPED = re.compile(rb"^>(>*From )", re.M)
_BLANK = (b"\n", b"\r\n")


def read_mbox(source: Source, options: Options) -> Iterator[Item]:
    """Read every mail; one that can't be read is given as a RecordError with its number and line."""
    for number, raw in enumerate(_mails(source.stream), 1):
        where = f"{source.name}:{raw.line}"
        if raw.data is None:
            yield RecordError(f"mail {number} is larger than 48 MB", where=where, mend="mails so large are not read")
            continue
        try:
            yield mail_message(raw.data, source.name, where, f"mail {number}", raw.line)
        except ReadingError as error:
            yield RecordError(f"mail {number}: {error.what}", where=where, mend=error.mend)


class _Raw(NamedTuple):
    line: int
    """The line of the file on which the mail's first header stands."""
    data: bytes | None
    """None for a mail too large to hold."""


def _mails(stream: BinaryIO) -> Iterator[_Raw]:
    """Cut at every "From " line that begins the file or follows a blank line."""
    held: list[bytes] = []
    size, first, begun, blank = 0, 1, False, True
    number = 0
    while line := stream.readline(_LONGEST_LINE):
        number += line.endswith(b"\n")
        if blank and line.startswith(b"From "):
            if begun:
                yield _raw(first, held, size)
            held, size, first, begun = [], 0, number + 1, True
        else:
            size += len(line)
            begun = begun or bool(line.strip())
            if size <= _LARGEST:
                held.append(line)
            else:
                held.clear()
        blank = line in _BLANK
    if begun:
        yield _raw(first, held, size)


def _raw(first: int, held: list[bytes], size: int) -> _Raw:
    if size > _LARGEST:
        return _Raw(first, None)
    data = b"".join(held)
    return _Raw(first, _ESCAPED.sub(rb"\1", data) if b"\n>" in data else data)
