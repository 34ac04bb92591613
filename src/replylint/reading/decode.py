"""From bytes to text: byte-order marks, UTF-8, declared charsets, then the Windows code pages of Hebrew and English."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from replylint.errors import ReadingError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ALIASES = {
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "x-unknown": "utf-8",
    "unknown-8bit": "utf-8",
    "default": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "x-windows-1255": "cp1255",
    "ansi_x3.110-1983": "latin-1",
}
_UNICODE = ("", "us-ascii", "ascii", "utf-8", "utf8")
_NOT_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_SINGLE_BYTE = re.compile(r"iso8859-\d|cp125\d|cp862|cp424|koi8|mac-|latin")


def decode(data: bytes, where: str) -> str:
    """Decode a file without a declared charset; raises ReadingError for a binary or an empty one."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return checked(unix_lines(data[len(mark) :].decode(name, "replace")), where)
    if _CONTROL.search(data[:8192]):
        raise ReadingError("looks like a binary file", where=where, mend="name its format with --input-format")
    return checked(unix_lines(data.decode(codec_of(data), "replace")), where)


def codec_of(data: bytes) -> str:
    """Guess the encoding of bytes that declare none: UTF-8 if they are, else the Hebrew or the Western code page."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1255" if re.search(rb"[\xe0-\xfa]{2}", data) else "cp1252"
    return "utf-8"


def declared_codec(data: bytes, charset: str, where: str) -> str:
    """Give the encoding of bytes that declare one, which may be a lie; raises ReadingError for an unknown one."""
    name = charset.strip().strip("\"'").lower()
    if name in _UNICODE:
        return codec_of(data)
    try:
        codec = codecs.lookup(_ALIASES.get(name, name))
    except (LookupError, ValueError) as error:
        if codec_of(data) == "utf-8":
            return "utf-8"
        raise ReadingError(f"unknown charset {charset[:40]!r}", where=where, mend="save the mail as UTF-8") from error
    if codec.name in _NOT_CHARSETS or not codec._is_text_encoding:
        return codec_of(data)
    lied = _SINGLE_BYTE.match(codec.name) and not data.isascii() and codec_of(data) == "utf-8"
    return "utf-8" if lied else codec.name


def decode_as(data: bytes, charset: str, where: str) -> str:
    """Decode by a declared charset, Hebrew ones under all their names; raises ReadingError for an unknown one."""
    return unix_lines(data.decode(declared_codec(data, charset, where), "replace"))


def checked(text: str, where: str) -> str:
    """Give the text back unless nothing stands in it."""
    if not text.strip(" \t\n\u200e\u200f\ufeff"):
        raise ReadingError("the draft is empty", where=where, mend="write the reply first")
    return text


def unix_lines(text: str) -> str:
    """Give the text with every line break as one newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def text_lines(stream: BinaryIO, longest: int) -> Iterator[str]:
    """Give the lines of a large text file, each with its newline, one at a time; one over `longest` bytes is cut."""
    mark = stream.read(3)
    wide = next((name for bom, name in _BOMS[1:] if mark.startswith(bom)), None)
    if wide:
        stream.seek(2)
        yield from (unix_lines(line) for line in codecs.getreader(wide)(stream, "replace"))
        return
    stream.seek(3 if mark == codecs.BOM_UTF8 else 0)
    while line := stream.readline(longest):
        if not line.endswith(b"\n"):
            while (more := stream.readline(longest)) and not more.endswith(b"\n"):
                pass
        try:
            text = unix_lines(line.decode("utf-8"))
        except UnicodeDecodeError:
            text = unix_lines(line.decode(codec_of(line), "replace"))
        yield from _LINE.findall(text)
