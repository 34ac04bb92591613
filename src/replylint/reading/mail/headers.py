"""Reads the headers of a mail: encoded words in any charset, broken ones as they stand."""

from __future__ import annotations

from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message as Mail
from email.policy import Compat32

from replylint.errors import ReadingError
from replylint.reading.decode import codec_of, decode_as

_LONGEST = 8192


class Lenient(Compat32):
    """Parses headers as they stand and cuts those so long that the standard parameter parser would hang on them."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Give name and value of one header."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST]


def header(mail: Mail, key: str) -> str | None:
    """Give one decoded header on one line; None where the mail has none."""
    value = mail.get(key)
    if value is None:
        return None
    text = " ".join(_plain(str(value)).split())
    if "=?" not in text:
        return text
    try:
        return "".join(_run(run, charset) for run, charset in decode_header(text))
    except (ValueError, LookupError, TypeError, HeaderParseError):
        return text


def _plain(value: str) -> str:
    """Decode the raw bytes of a header that should have been encoded and was not."""
    if value.isascii():
        return value
    data = value.encode("utf-8", "surrogateescape")
    return data.decode(codec_of(data), "replace")


def _run(run: bytes | str, charset: str | None) -> str:
    if isinstance(run, str):
        return run
    try:
        return decode_as(run, charset or "utf-8", "")
    except ReadingError:
        return run.decode("latin-1")
