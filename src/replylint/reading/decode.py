"""From bytes to text: byte-order marks, UTF-8, then the Windows code pages of Hebrew and English mail."""

from __future__ import annotations

import codecs
import re

from replylint.errors import ReadingError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ALIASES = {
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "x-unknown": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "x-windows-1255": "cp1255",
    "ansi_x3.110-1983": "latin-1",
}


def decode(data: bytes, where: str) -> str:
    """Decode a file without a declared charset; raises ReadingError for a binary or an empty one."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return checked(_lines(data[len(mark) :].decode(name, "replace")), where)
    if _CONTROL.search(data[:8192]):
        raise ReadingError("looks like a binary file", where=where, mend="give a text, Markdown, HTML or .eml file")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1255", "replace")
        if not re.search("[א-ת]{2}", text):
            text = data.decode("cp1252", "replace")
    return checked(_lines(text), where)


def decode_as(data: bytes, charset: str, where: str) -> str:
    """Decode by a declared charset, Hebrew ones under all their names; raises ReadingError for an unknown one."""
    name = charset.strip().strip("\"'").lower()
    try:
        codec = codecs.lookup(_ALIASES.get(name, name))
    except (LookupError, ValueError) as error:
        raise ReadingError(f"unknown charset {charset!r}", where=where, mend="save the mail as UTF-8") from error
    if name in ("us-ascii", "ascii", "utf-8", "utf8", ""):
        try:
            return _lines(data.decode("utf-8"))
        except UnicodeDecodeError:
            return _lines(data.decode("cp1255" if re.search(rb"[\xe0-\xfa]{2}", data) else "cp1252", "replace"))
    return _lines(codec.decode(data, "replace")[0])


def checked(text: str, where: str) -> str:
    """Give the text back unless nothing stands in it."""
    if not text.strip(" \t\n\u200e\u200f\ufeff"):
        raise ReadingError("the draft is empty", where=where, mend="write the reply first")
    return text


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
