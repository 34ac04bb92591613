"""Reads one mail (.eml): headers, the HTML part where it shows text, else the plain one; any charset, any encoding."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.header import decode_header
from email.message import Message as Mail

from replylint.errors import ReadingError
from replylint.model import Format, Message
from replylint.reading.decode import checked, decode_as

_READABLE = ("", "7bit", "8bit", "binary")


def read_eml(data: bytes, name: str) -> Iterator[Message]:
    """Read one mail; raises ReadingError for an encrypted one, one without text, or an unknown charset."""
    if not data.strip():
        raise ReadingError("the draft is empty", where=name, mend="write the reply first")
    try:
        mail = message_from_bytes(data, policy=policy.compat32)
        parts = list(mail.walk())
    except (ValueError, LookupError, TypeError, RecursionError, IndexError, KeyError, AttributeError) as error:
        raise ReadingError(f"not a readable mail: {error}", where=name) from error
    part = _body(parts, name)
    text = _text(part, name)
    format: Format = "html" if part.get_content_type() == "text/html" else "text"
    yield Message(
        checked(text, name), format, path=name, subject=_header(mail, "Subject"), sender=_header(mail, "From"),
        recipient=_header(mail, "To"), date=_header(mail, "Date"), first_line=_first_line(part, text, data),
    )  # fmt: skip


def _body(parts: list[Mail], name: str) -> Mail:
    """Give the part that the customer reads."""
    texts = [p for p in parts if p.get_content_maintype() == "text" and not _attached(p)]
    for kind in ("text/html", "text/plain"):
        for part in texts:
            if part.get_content_type() == kind and _bytes(part).strip():
                return part
    types = {p.get_content_type() for p in parts}
    if types & {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}:
        raise ReadingError("the mail is encrypted", where=name, mend="save it decrypted")
    if "application/ms-tnef" in types:
        raise ReadingError("the mail holds only a winmail.dat (TNEF) part", where=name, mend="send it as HTML or text")
    if texts and not any(_bytes(p).strip() for p in texts):
        raise ReadingError("the draft is empty", where=name, mend="write the reply first")
    raise ReadingError("the mail has no text part", where=name, mend="attachments are not read")


def _attached(part: Mail) -> bool:
    return str(part.get("Content-Disposition", "")).lower().startswith("attachment")


def _bytes(part: Mail) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError, AttributeError, TypeError):
        payload = None
    return payload if isinstance(payload, bytes) else b""


def _text(part: Mail, name: str) -> str:
    try:
        charset = str(part.get_param("charset") or "utf-8")
        if isinstance(part.get_param("charset"), tuple):
            charset = str(part.get_param("charset")[2])  # type: ignore[index]
    except (ValueError, LookupError, TypeError, AttributeError):
        charset = "utf-8"
    return decode_as(_bytes(part), charset, name)


def _header(mail: Mail, key: str) -> str | None:
    """Decode one header; a broken one is given as it stands."""
    value = mail.get(key)
    if value is None:
        return None
    try:
        runs = decode_header(str(value))
    except (ValueError, LookupError, TypeError):
        return str(value)
    return "".join(_run(run, charset) for run, charset in runs)


def _run(run: bytes | str, charset: str | None) -> str:
    if isinstance(run, str):
        return run
    try:
        return decode_as(run, charset or "utf-8", "")
    except ReadingError:
        return run.decode("latin-1")


def _first_line(part: Mail, text: str, data: bytes) -> int | None:
    """Give the line of the file where the part begins, if it stands readable there."""
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() not in _READABLE:
        return None
    head = text[:200].encode("utf-8", "replace")
    at = data.replace(b"\r\n", b"\n").find(head)
    return data.replace(b"\r\n", b"\n").count(b"\n", 0, at) + 1 if at >= 0 else None
