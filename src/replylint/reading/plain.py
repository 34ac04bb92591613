"""Reads the text off HTML where nobody is shown places in it, such as a customer's message."""

from __future__ import annotations

import re

from replylint.reading.markup_guess import sniff_format

_BREAK = re.compile(r"<br\b[^<>]*>|</(?:p|div|li|tr|h[1-6]|blockquote)\s*>", re.I)
_DROPPED = re.compile(r"<(style|script|head|title)\b", re.I)
_CLOSES = {name: re.compile(rf"</{name}\b[^<>]*>", re.I) for name in ("style", "script", "head", "title")}
_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"[ \t\r\f\u00a0]+")


def plain_text(text: str) -> str:
    """Give plain text as it stands, and HTML without its markup."""
    return without_markup(text) if sniff_format(text) == "html" else text.strip()


def without_markup(html: str) -> str:
    """Give what HTML shows; linear in its length."""
    from html import unescape

    shown = _BREAK.sub("\n", _without_dropped(html).replace("\n", " "))
    lines = (_SPACE.sub(" ", unescape(_TAG.sub("", line))).strip() for line in shown.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _without_dropped(html: str) -> str:
    """Take out elements that show nothing; one that never closes is left, and so are those of its kind after it."""
    parts, place = [], 0
    unclosed: set[str] = set()
    for match in _DROPPED.finditer(html):
        name = match[1].lower()
        if match.start() < place or name in unclosed:
            continue
        close = _CLOSES[name].search(html, match.end())
        if close is None:
            unclosed.add(name)
            continue
        parts.append(html[place : match.start()])
        place = close.end()
    return "".join([*parts, html[place:]])
