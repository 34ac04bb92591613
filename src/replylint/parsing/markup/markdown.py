"""The view of Markdown: emphasis, headings, lists, links and code read off, with character offsets kept.

A scanner of our own, since Markdown libraries map blocks to lines and give no character offsets; it reads what mail
and help-desk editors write and leaves the rest as it stands. Merge fields pass through untouched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.model import BlockKind, View
from replylint.parsing.fields import find_fields
from replylint.parsing.markup.builder import ViewBuilder

_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+")
_ITEM = re.compile(r"[ \t\u200e\u200f]*(?:[-*+•–‣◦]|\d{1,3}[.)])[ \t]+")
_GLUED_ITEM = re.compile(r"[ \t\u200e\u200f]*\d{1,2}[.)](?=[א-ת])")
_QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?")
_FENCE = re.compile(r"[ \t]{0,3}(?:```|~~~)")
_RULE = re.compile(r"[ \t]{0,3}(?:\*[ \t]*){3,}$|[ \t]{0,3}(?:_[ \t]*){3,}$|[ \t]{0,3}(?:-[ \t]*){3,}$")
_INLINE = re.compile(
    r"(?P<escape>\\[\\`*_{}\[\]()#+.!>-])"
    r"|(?P<image>!\[[^\[\]\n]*\]\([^()\s]*\))"
    r"|\[(?P<label>[^\[\]\n]+)\]\((?P<target>[^()\n]*)\)"
    r"|<(?P<auto>(?:https?://|mailto:)[^<>\s]+)>"
    r"|(?P<url>https?://[^\s<>()]+)"
    r"|(?P<bold>\*\*|__)"
    r"|(?P<tag></?(?:b|strong|br|i|em|u|p|span|a)(?:\s[^<>]*)?/?>)"
    r"|(?P<code>`+)",
    re.IGNORECASE,
)


def markdown_view(source: str) -> View:
    """Give the view of Markdown."""
    return _Scanner(source).view()


class _Scanner:
    def __init__(self, source: str) -> None:
        self._source = source
        self._out = ViewBuilder()
        self._bold_from: int | None = None
        self._fields = (
            {f.start: f.end for f in find_fields(source)}
            if "{" in source or "[" in source or "<" in source or "%" in source or "_" in source
            else {}
        )

    def view(self) -> View:
        """Scan line by line."""
        fenced, blank = False, True
        for start, end in _lines(self._source):
            line = self._source[start:end]
            if _FENCE.match(line):
                fenced, blank = not fenced, True
                self._begin("paragraph", start)
            elif fenced:
                if blank:
                    self._begin("code", start)
                    blank = False
                self._plain(start, end)
            elif not line.strip() or _RULE.match(line):
                blank = True
                self._bold_from = None
                self._plain(start, end) if not line.strip() else None
            else:
                self._line(start, end, line, blank)
                blank = False
        return self._out.build()

    def _line(self, start: int, end: int, line: str, blank: bool) -> None:
        quote = _QUOTE.match(line)
        if quote:
            hidden = self._out.length
            self._begin("paragraph", start)
            self._inline(start + quote.end(), end)
            self._out.mark("hidden", hidden)
            return
        heading = _HEADING.match(line)
        mark = heading or _ITEM.match(line)
        if mark:
            self._begin("heading" if heading else "item", start)
            self._inline(start + mark.end(), end)
        elif glued := _GLUED_ITEM.match(line):
            self._begin("item", start)
            self._plain(start, start + glued.end())
            self._inline(start + glued.end(), end)
        else:
            if blank:
                self._begin("paragraph", start)
            self._inline(start, end)

    def _begin(self, kind: BlockKind, source: int) -> None:
        self._bold_from = None
        self._out.open_block(kind, source)

    def _plain(self, start: int, end: int) -> None:
        self._out.add(self._source[start:end], start)

    def _inline(self, start: int, end: int) -> None:
        place = start
        while place < end:
            match = _INLINE.search(self._source, place, end)
            if match is None:
                break
            field = self._field_over(place, match.start())
            if field:
                self._plain(place, min(field, end))
                place = field
                continue
            self._plain(place, match.start())
            place = self._mark(match, end)
        self._plain(place, end)

    def _field_over(self, place: int, at: int) -> int | None:
        """Give the end of a merge field that begins in place..at and reaches past `at`."""
        for start in range(place, at + 1):
            if self._fields.get(start, 0) > at:
                return self._fields[start]
        return None

    def _mark(self, match: re.Match[str], end: int) -> int:
        """Take one inline mark; give the offset after it."""
        kind = match.lastgroup
        if kind == "escape":
            self._plain(match.start() + 1, match.end())
        elif kind == "target":
            self._link(match.start("label"), match.end("label"), inline=True)
        elif kind == "auto":
            self._link(match.start("auto"), match.end("auto"))
        elif kind == "url":
            self._link(match.start(), match.end())
        elif kind == "bold":
            self._bold(match)
        elif kind == "tag":
            self._tag(match)
        elif kind == "code":
            return self._code(match, end)
        return match.end()

    def _link(self, start: int, end: int, inline: bool = False) -> None:
        begin = self._out.length
        if inline:
            self._inline(start, end)
        else:
            self._plain(start, end)
        self._out.mark("link", begin)

    def _bold(self, match: re.Match[str]) -> None:
        before, after = self._source[match.start() - 1 : match.start()], self._source[match.end() : match.end() + 1]
        opens, closes = after.strip() != "", before.strip() != ""
        within_word = match.group() == "__" and (before.isalnum() and after.isalnum())
        if within_word or (self._bold_from is None and not opens) or (self._bold_from is not None and not closes):
            self._plain(match.start(), match.end())
        elif self._bold_from is None:
            self._bold_from = self._out.length
        else:
            self._out.mark("bold", self._bold_from)
            self._bold_from = None

    def _tag(self, match: re.Match[str]) -> None:
        tag = match.group().lower()
        if tag.startswith(("<b>", "<strong", "<b ")):
            self._bold_from = self._out.length
        elif tag.startswith(("</b>", "</strong")) and self._bold_from is not None:
            self._out.mark("bold", self._bold_from)
            self._bold_from = None
        elif tag.startswith("<br"):
            self._out.add("\n", match.start(), len(match.group()))

    def _code(self, match: re.Match[str], end: int) -> int:
        close = self._source.find(match.group(), match.end(), end)
        if close < 0:
            self._plain(match.start(), match.end())
            return match.end()
        self._plain(match.end(), close)
        return close + len(match.group())


def _lines(source: str) -> Iterator[tuple[int, int]]:
    """Give start and end of every line, its newline included."""
    start = 0
    while start < len(source):
        stop = source.find("\n", start)
        stop = len(source) if stop < 0 else stop + 1
        yield start, stop
        start = stop
