"""Names template code of dialects that are not read, so that nobody takes it for checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from replylint.model import Span

_DIALECTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("FreeMarker", re.compile(r"</?[#@][a-z]\w{1,30}[^<>\n]{0,200}>")),
    (
        "Velocity",
        re.compile(r"#(?:if|elseif|foreach|set|parse|macro)[ \t]*\([^\n]{0,200}\)|#end\b|\$!\{?[a-z]\w{1,60}", re.I),
    ),
    ("Razor", re.compile(r"(?<![\w.])@(?:Model|ViewBag|ViewData)\.\w{1,60}|(?<!\w)@(?:if|foreach|for)[ \t]*\(")),
    ("JSTL", re.compile(r"</?(?:c|fmt|fn):[a-z]\w{1,30}[^<>\n]{0,200}>")),
    ("Thymeleaf", re.compile(r"\bth:[a-z]{2,20}=")),
    ("Mako", re.compile(r"^[ \t]*%[ \t]*(?:if|elif|else|for|while|endif|endfor|endwhile)\b[^\n]{0,200}$", re.M)),
    ("AMPscript", re.compile(r"%%=[^\n]{1,200}?=%%|%%\[.{1,400}?\]%%|%%[A-Za-z_][\w ]{1,40}%%", re.S)),
)
_FRAMED = re.compile(
    r"(?<![\w#~^|§¤@&+!])(?P<mark>[#~^|§¤&+!]{1,3}|@)(?P<name>[A-Za-zא-ת_][\w.א-ת]{1,40})(?P=mark)(?![\w#~^|§¤@&+!])"
)


class Unknown(NamedTuple):
    """Code of one dialect: its name, or how it frames its slots; the first place of it in the source."""

    name: str
    place: Span


def unknown_code(source: str) -> Iterator[Unknown]:
    """Give the first piece of code of every dialect that is not read, in the order of the table."""
    for name, pattern in _DIALECTS:
        match = pattern.search(source)
        if match:
            yield Unknown(name, Span(*match.span()))
    match = _FRAMED.search(source)
    if match:
        yield Unknown(f"{match['mark']}…{match['mark']}", Span(*match.span()))
