"""Finds comments in the syntax of Markdown, HTML and the template dialects; none is read as part of the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from replylint.model import Message

_ENDS = {
    "html": (r"<!--", r"-->"),
    "markdown": (r"^[ \t]*\[(?://|comment)\]:[ \t]*#[ \t]*\(", r"\)[ \t]*$"),
    "handlebars": (r"\{\{~?!--", r"--~?\}\}"),
    "mustache": (r"\{\{~?!", r"\}\}"),
    "jinja": (r"\{#", r"#\}"),
    "liquid": (r"\{%-?[ \t]*comment[ \t]*-?%\}", r"\{%-?[ \t]*endcomment[ \t]*-?%\}"),
    "liquid-line": (r"\{%-?[ \t]*#", r"%\}"),
    "erb": (r"<%#", r"%>"),
    "php": (r"<\?(?:php)?[ \t\n]*(?:/\*|//|#)", r"\?>"),
    "smarty": (r"\{\*", r"\*\}"),
    "template-toolkit": (r"\[%#", r"%\]"),
}
"""How a comment of each syntax begins and ends; the longer beginning stands before the shorter."""
_OPENER = re.compile("|".join(f"(?P<{name.replace('-', '_')}>{begin})" for name, (begin, _) in _ENDS.items()), re.M)
_CLOSERS = {name.replace("-", "_"): re.compile(end, re.M) for name, (_, end) in _ENDS.items()}


class Comment(NamedTuple):
    """A comment, in source offsets with its marks, and what it says."""

    start: int
    end: int
    text: str


def find_comments(message: Message) -> tuple[Comment, ...]:
    """Give the comments of a message in order; a plain text has some only where it is known to be a template."""
    if (message.format == "text" and not message.template) or not any(c in message.source for c in "<{["):
        return ()
    barred = {"html": {"markdown"}, "text": {"markdown", "html"}}.get(message.format, set())
    return _scanned(message.source, frozenset(barred))


@lru_cache(maxsize=16)
def _scanned(source: str, barred: frozenset[str]) -> tuple[Comment, ...]:
    """Scan a source once for all who ask: the parser, the suppressions, the fixes."""
    return tuple(_scan(source, barred))


def _scan(source: str, barred: frozenset[str]) -> Iterator[Comment]:
    """Go from opener to closer; a syntax that is once left open is not looked for again, so the pass is linear."""
    unclosed, place = set(barred), 0
    for match in _OPENER.finditer(source):
        kind = match.lastgroup or ""
        if match.start() < place or kind in unclosed:
            continue
        close = _CLOSERS[kind].search(source, match.end())
        if close is None:
            unclosed.add(kind)
            continue
        place = close.end()
        yield Comment(match.start(), place, source[match.end() : close.start()])
