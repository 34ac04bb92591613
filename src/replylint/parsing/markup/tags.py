"""Cuts HTML into tags, entities and text with their source offsets; linear on any input.

No HTML library keeps source offsets of text, and template code inside a mail confuses those that parse strictly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from replylint.parsing.fields import find_fields

ELEMENTS = frozenset(
    "a abbr address article aside b base big blockquote body br button caption center cite code col colgroup dd del "
    "details dfn div dl dt em figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i img input ins "
    "kbd label legend li link main map mark meta nav o:p ol option p picture pre q s samp script section select small "
    "source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr "
    "tt u ul var video wbr".split()
)
_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)-->|<!\[CDATA\[.*?\]\]>|<![^<>]*>"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:]*)(?P<attrs>(?:\s[^<>]*|/)?)>"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"(?<![A-Za-z_:-])([A-Za-z_:-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")


class Piece(NamedTuple):
    """A tag, an end tag or a run of shown text; `start` and `end` in the source."""

    kind: Literal["open", "close", "text", "entity"]
    text: str
    start: int
    end: int
    attributes: str = ""


def pieces(source: str) -> Iterator[Piece]:
    """Give the pieces in order; comments and declarations are passed over, unknown tags are shown text."""
    from html import unescape

    shielded = _without_open_ends(_shield(source))
    place = 0
    for match in _TOKEN.finditer(shielded):
        if match.lastgroup == "attrs" and match["name"].lower() not in ELEMENTS:
            continue
        if match.start() > place:
            yield Piece("text", source[place : match.start()], place, match.start())
        place = match.end()
        if match["entity"]:
            yield Piece("entity", unescape(match.group()), match.start(), place)
        elif match["name"]:
            kind: Literal["open", "close"] = "close" if match["close"] else "open"
            yield Piece(
                kind, match["name"].lower(), match.start(), place, source[match.start("attrs") : match.end("attrs")]
            )
    if place < len(source):
        yield Piece("text", source[place:], place, len(source))


def _without_open_ends(text: str) -> str:
    """Overwrite, at equal length, the beginnings of comments that never end: each would be sought to the very end."""
    for begin, end in (("<!--", "-->"), ("<![CDATA[", "]]>")):
        if begin in text:
            last = text.rfind(end) + 1
            text = text[:last] + text[last:].replace(begin, "<!" + "\ue000" * (len(begin) - 2))
    return text


def attributes(text: str) -> dict[str, str]:
    """Read the attributes of a tag."""
    from html import unescape

    return {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(text)}


def _shield(source: str) -> str:
    """Overwrite template code at equal length, so that its brackets and quotes are not read as HTML."""
    if "{{" not in source and "<%" not in source and "{%" not in source and "<?" not in source:
        return source
    parts, place = [], 0
    for field in find_fields(source):
        if field.start >= place and source[field.start : field.start + 2] in ("{{", "<%", "{%", "<?"):
            parts += [source[place : field.start], "\ue000" * (field.end - field.start)]
            place = field.end
    return "".join([*parts, source[place:]])
