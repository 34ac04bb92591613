"""Reads a Markdown collection: the text under every heading is a template of that name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from replylint.reading.decode import decode
from replylint.reading.lines import verbatim_lines
from replylint.reading.reader import Item, Options, Source
from replylint.reading.templates.entry import Entry, messages

_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<title>[^\n]*)$", re.M)
_FENCE = re.compile(r"\A\s*^(?:```|~~~)[^\n]*\n(?P<inside>.*?)^(?:```|~~~)[ \t]*$\s*\Z", re.M | re.S)


def read_collection(source: Source, options: Options) -> Iterator[Item]:
    """Read every section as a template; one that stands whole in a code fence is taken out of it."""
    text = decode(source.whole(), source.name)
    yield from messages(_sections(text), source.name, options.keys)


def _sections(text: str) -> Iterator[Entry]:
    headings = list(_HEADING.finditer(text))
    line, counted = 1, 0
    for heading, following in zip_longest(headings, headings[1:]):
        start, end = heading.end(), following.start() if following else len(text)
        fence = _FENCE.match(text[start:end])
        if fence:
            start, end = start + fence.start("inside"), start + fence.end("inside")
        body = text[start:end]
        start += len(body) - len(body.lstrip("\n"))
        body = text[start:end]
        line, counted = line + text.count("\n", counted, start), start
        if body.strip():
            yield Entry(_title(heading["title"]), body, verbatim_lines(body, line))


def _title(text: str) -> str:
    """Give a heading without the marks that may close it."""
    return text.rstrip(" \t").rstrip("#").rstrip(" \t")
