"""Chooses the reader of a source: the one the user names, else by the name's ending, else by the first bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from replylint.errors import ReadingError, UsageError
from replylint.reading.reader import Options, Reader, Source

_HEADERS = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.S)
_MAIL_ONLY = re.compile(rb"^(?:Message-ID|MIME-Version|Received|Return-Path|Delivered-To):", re.I | re.M)
_MAGIC = ((b"PAR1", "parquet"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "msg"))
_TELLS_NOTHING = ("", ".txt")


def choose(readers: Sequence[Reader], source: Source, options: Options) -> Reader:
    """Give the reader; raises UsageError for an unknown format, ReadingError where nothing tells one."""
    by_name = {reader.name: reader for reader in readers}
    if options.input_format:
        if options.input_format not in by_name:
            raise UsageError(f"unknown input format {options.input_format!r}", mend=f"one of: {', '.join(by_name)}")
        return by_name[options.input_format]
    if source.path and source.path.is_dir():
        return by_name["maildir"]
    suffix = Path(source.name).suffix.lower()
    head = source.head()
    binary = next((name for magic, name in _MAGIC if head.startswith(magic)), None)
    if binary:
        return by_name[binary]
    known = next((reader for reader in readers if suffix in reader.suffixes), None)
    if known and suffix not in _TELLS_NOTHING:
        return by_name["collection"] if known.name == "markdown" and options.keys else known
    found = by_name.get(_by_content(head) or "", known)
    if found is None:
        mend = "name its format with --input-format"
        raise ReadingError(f"no reader knows the ending {suffix!r}", where=source.name, mend=mend)
    return found


def _by_content(head: bytes) -> str | None:
    start = head.replace(b"\r\n", b"\n")
    is_mbox = start.startswith(b"From ") and b" " in start[5:200].split(b"\n")[0]
    if is_mbox and _HEADERS.match(start.partition(b"\n")[2]):
        return "mbox"
    headers = _HEADERS.match(start)
    if headers and _MAIL_ONLY.search(headers.group()):
        return "eml"
    return "json" if re.match(rb"\s*(?:\{\s*\"|\[\s*\{\s*\")", start) else None
