"""Chooses the part of a mail that the customer reads, and says in one line why a mail has none."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message as Mail

from replylint.errors import ReadingError
from replylint.reading.plain import without_markup

_ENCRYPTED = {"multipart/encrypted", "application/pgp-encrypted"}
_SMIME = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
_SHORT = 20_000
"""Longer HTML is taken to show something."""


def body(mail: Mail, where: str) -> tuple[Mail, bytes]:
    """Give the part that the customer reads and its bytes, decoded; raises ReadingError where there is none."""
    parts = list(_walk(mail))
    texts = [(p, payload(p)) for p in parts if p.get_content_maintype() == "text" and not _attached(p)]
    for kind in ("text/html", "text/plain"):
        for part, data in texts:
            if part.get_content_type() == kind and _shows(data, kind):
                return part, _readable(data, where)
    raise _bodiless({p.get_content_type() for p in parts}, parts, bool(texts), where)


def inner_parts(part: Mail) -> list[Mail]:
    """Give the parts directly inside a part."""
    inner = part.get_payload() if part.is_multipart() else []
    return [one for one in inner if isinstance(one, Mail)] if isinstance(inner, list) else []


def payload(part: Mail) -> bytes:
    """Give a part's content with its transfer encoding undone as far as it goes."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError, AttributeError, TypeError):
        data = None
    return data if isinstance(data, bytes) else b""


def _walk(mail: Mail) -> Iterator[Mail]:
    """Give the leaves of a mail in order; a mail attached to it is not its own text, unless it is all there is."""
    waiting = [mail]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" or part is mail:
            waiting += reversed(inner_parts(part))
        if not part.is_multipart():
            yield part


def _attached(part: Mail) -> bool:
    return str(part.get("Content-Disposition", "")).strip().lower().startswith("attachment")


def _shows(data: bytes, kind: str) -> bool:
    if kind == "text/html" and len(data) < _SHORT:
        return bool(without_markup(data.decode("latin-1")))
    return bool(data.strip())


def _readable(data: bytes, where: str) -> bytes:
    if data.lstrip().startswith(b"-----BEGIN PGP MESSAGE-----"):
        raise ReadingError("the mail is encrypted (PGP)", where=where, mend="save it decrypted")
    return data


def _bodiless(types: set[str], parts: list[Mail], texts: bool, where: str) -> ReadingError:
    if types & _ENCRYPTED:
        return ReadingError("the mail is encrypted (PGP)", where=where, mend="save it decrypted")
    if types & _SMIME:
        signed = any("signed" in str(p.get("Content-Type", "")).lower() for p in parts)
        what = "signed as one sealed S/MIME part" if signed else "encrypted (S/MIME)"
        return ReadingError(f"the mail is {what}", where=where, mend="save it from the mail program as plain mail")
    names = " ".join(str(p.get("Content-Type", "")) + str(p.get("Content-Disposition", "")) for p in parts).lower()
    if "application/ms-tnef" in types or "winmail.dat" in names:
        what = "the mail holds only a winmail.dat (TNEF) part"
        return ReadingError(what, where=where, mend="send it as HTML or text")
    if texts:
        return ReadingError("the draft is empty", where=where, mend="write the reply first")
    return ReadingError("the mail has no text part", where=where, mend="attachments are not read")
