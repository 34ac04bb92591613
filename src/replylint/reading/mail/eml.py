"""Reads one mail (.eml): headers, the HTML part where it shows text, else the plain one; any charset, any encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes

from replylint.errors import ReadingError
from replylint.model import Format, Message
from replylint.reading.decode import checked, declared_codec, unix_lines
from replylint.reading.mail.headers import Lenient, header
from replylint.reading.mail.parts import body
from replylint.reading.mail.places import file_lines
from replylint.reading.reader import Item, Options, Source

_NESTING = re.compile(rb"boundary\s*\*?\d?\*?=|content-type:\s*message/", re.I)
_DEEPEST = 60
_MOST_PARTS = 1000
_LARGEST_BODY = 8 * 1024 * 1024
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)
_POLICY = Lenient()


def read_eml(source: Source, options: Options) -> Iterator[Item]:
    """Read one mail; raises ReadingError for an encrypted one, one without text, or an unknown charset."""
    yield mail_message(source.whole(), source.name, source.name)


def mail_message(data: bytes, path: str, where: str, id: str | None = None, first: int = 1) -> Message:
    """Make a message of the bytes of one mail, which begins on line `first` of its file; raises ReadingError."""
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data
    if not data.strip():
        raise ReadingError("the draft is empty", where=where, mend="write the reply first")
    _refuse_monsters(data, where)
    try:
        mail = message_from_bytes(data, policy=_POLICY)
        part, content = body(mail, where)
        codec = declared_codec(content, _charset(part.get_param("charset")), where)
        text = unix_lines(content.decode(codec, "replace"))
        line, starts = file_lines(mail, part, data, codec, first)
        format: Format = "html" if part.get_content_type() == "text/html" else "text"
        return Message(
            checked(text, where), format, path=path, id=id, subject=header(mail, "Subject"),
            sender=header(mail, "From"), recipient=header(mail, "To"), date=header(mail, "Date"), first_line=line,
            lines=starts,
        )  # fmt: skip
    except _BROKEN as error:
        raise ReadingError(f"not a readable mail: {error}", where=where, mend="save the reply as text") from error


def _refuse_monsters(data: bytes, where: str) -> None:
    """Raise ReadingError for what the standard parser would take seconds over."""
    mend = "save the reply as a mail of its own"
    head = data[: data.find(b"\n\n") + 1 or None][:_LARGEST_BODY]
    if len(data) > _LARGEST_BODY and b"multipart" not in head.lower():
        raise ReadingError(f"a body of {len(data) // 1_000_000} MB is no letter", where=where, mend=mend)
    if len(_NESTING.findall(data)) > _DEEPEST:
        raise ReadingError("the mail is nested too deeply", where=where, mend=mend)
    if data.count(b"\nContent-Type:") > _MOST_PARTS:
        raise ReadingError(f"the mail has over {_MOST_PARTS} parts", where=where, mend=mend)


def _charset(param: object) -> str:
    """Give the charset as declared; RFC 2231 declares it as a triple."""
    return str((param[2] if isinstance(param, tuple) else param) or "utf-8")
