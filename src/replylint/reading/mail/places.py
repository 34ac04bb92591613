"""Finds where a part of a mail stands in the bytes of the mail, and on which line each stretch of its text does."""

from __future__ import annotations

import binascii
import codecs
import re
from copy import copy
from email.message import Message as Mail

from replylint.model import LineStart
from replylint.reading.mail.parts import inner_parts, payload

_BLANK = re.compile(rb"^\n", re.M)
_READABLE = ("", "7bit", "8bit", "binary")


def file_lines(mail: Mail, part: Mail, data: bytes, codec: str, first: int) -> tuple[int | None, tuple[LineStart, ...]]:
    """Give the line on which the part begins and the line starts of a folded one; None where it can't be read there.

    `data` is the mail with single newlines, beginning on line `first` of its file.
    """
    encoding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    if encoding not in (*_READABLE, "quoted-printable"):
        return None, ()
    found = _find(mail, part, data, 0)
    if found is None:
        return None, ()
    line = first + data.count(b"\n", 0, found)
    if encoding in _READABLE:
        return line, ()
    return line, _unfolded(_raw(part), codec, line)


def _find(mail: Mail, wanted: Mail, data: bytes, start: int) -> int | None:
    """Give the offset of the wanted part's content; `start` is where the headers of `mail` begin."""
    blank = _BLANK.search(data, start)
    if blank is None:
        return None
    at = blank.end()
    if mail is wanted:
        return at if data.startswith(_raw(mail)[:200], at) else None
    boundary = mail.get_boundary()
    for part in inner_parts(mail):
        if boundary is not None:
            mark = data.find(b"--" + boundary.encode("utf-8", "surrogateescape"), at)
            at = data.find(b"\n", mark) + 1
            if mark < 0 or at == 0:
                return None
        found = _find(part, wanted, data, at)
        if found is not None:
            return found
    return None


def _raw(part: Mail) -> bytes:
    """Give a part's content as it stands in the mail, its transfer encoding not undone."""
    bare = copy(part)
    del bare["Content-Transfer-Encoding"]
    return payload(bare)


def _unfolded(raw: bytes, codec: str, line: int) -> tuple[LineStart, ...]:
    """Give the line starts of quoted-printable text, whose long lines are folded in the file."""
    decoder = codecs.getincrementaldecoder(codec)("replace")
    starts, offset = [], 0
    for number, folded in enumerate(raw.splitlines(keepends=True), line):
        starts.append(LineStart(offset, number))
        offset += len(decoder.decode(binascii.a2b_qp(folded)).replace("\r\n", "\n"))
    return tuple(starts)
