"""Reads an Outlook .msg by the optional library oxmsg (replylint[msg])."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from replylint.errors import ReadingError
from replylint.model import Format, Message
from replylint.reading.decode import checked, decode_as, unix_lines
from replylint.reading.reader import Item, Options, Source

_HTML = 0x1013
"""The property that holds the HTML body as bytes."""


def read_msg(source: Source, options: Options) -> Iterator[Item]:
    """Read one .msg; raises ReadingError without the library, for a broken file, and for one with neither text."""
    try:
        from oxmsg import Message as Outlook
    except ImportError as error:
        raise ReadingError(
            "reading .msg needs a library", where=source.name, mend='pip install "replylint[msg]", or save it as .eml'
        ) from error
    source.whole()
    source.stream.seek(0)
    try:
        yield _message(Outlook.load(source.stream), source.name)
    except ReadingError:
        raise
    except Exception as error:  # the library names no family of errors for broken files
        raise ReadingError(f"not a readable .msg: {error}", where=source.name, mend="save it as .eml") from error


def _message(mail: Any, name: str) -> Message:
    html, text = _html(mail, name), mail.body
    if not html and not text:
        raise ReadingError("the .msg holds neither HTML nor plain text", where=name, mend="save it as .eml")
    format: Format = "html" if html else "text"
    return Message(
        checked(unix_lines(html or text), name), format, path=name, subject=mail.subject, sender=mail.sender,
        recipient=", ".join(r.email_address or r.name for r in mail.recipients) or None,
        date=mail.sent_date.isoformat() if mail.sent_date else None, first_line=None,
    )  # fmt: skip


def _html(mail: Any, name: str) -> str | None:
    """Give the HTML body, mostly kept as bytes of a code page that may be a lie."""
    data = mail.properties.binary_prop_value(_HTML)
    return decode_as(data, mail.properties.body_encoding, name) if data else mail.html_body
