"""Reads the text off a customer's message that a helpdesk holds as HTML; nobody is shown places in it."""

from __future__ import annotations

import re
from html import unescape

from replylint.reading.markup_guess import sniff_format

_BREAK = re.compile(r"<br\b[^<>]*>|</(?:p|div|li|tr|h[1-6]|blockquote)\s*>", re.I)
_DROPPED = re.compile(r"<(style|script|head)\b.{0,50000}?</\1\s*>", re.I | re.S)
_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"[ \t\r\f]+")


def plain_text(text: str) -> str:
    """Give plain text as it stands, and HTML without its markup."""
    if sniff_format(text) != "html":
        return text.strip()
    shown = _BREAK.sub("\n", _DROPPED.sub("", text).replace("\n", " "))
    lines = (_SPACE.sub(" ", unescape(_TAG.sub("", line))).strip() for line in shown.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
