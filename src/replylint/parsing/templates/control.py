"""Tells what a piece of template code does to the text round it, in any dialect."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from replylint.parsing.fields import find_fields

Role = Literal["if", "loop", "middle", "inverse", "end", "hide", "none"]

_DELIMITERS = re.compile(
    r"^(?:\{%[-+~]?|\{\{[-~]?|<%[-#]?|<\?(?:php)?|\[%[-+]?|\{)\s*|\s*(?:[-+~]?%\}|[-~]?\}\}|[-]?%>|\?>|[-+]?%\]|\})$"
)
_COMMENT = re.compile(r"\{#|\{\{~?!|<%#|\[%#|\{%-?[ \t]*#|<\?(?:php)?\s*(?:/\*|//|#)")
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("middle", re.compile(r"\}?\s*(?:else|elsif|elseif|elif|when|empty)\b", re.I)),
    ("end", re.compile(r"(?:/|end\w*\b|\}\s*;?$|\}\s*\)\s*;?$)", re.I)),
    ("hide", re.compile(r"comment\b", re.I)),
    ("if", re.compile(r"#?\s*(?:if|unless|ifchanged|case|switch)\b", re.I)),
    ("inverse", re.compile(r"\^\s*(?P<name>[\w.]+)")),
    ("loop", re.compile(r"#\s*(?P<name>[\w.]+)|(?:for|foreach|each|while|tablerow|range|with|section)\b", re.I)),
    (
        "loop",
        re.compile(
            r"(?:block|macro|call|filter|autoescape|raw|verbatim|spaceless|blocktrans\w*|capture|form|embed|apply|"
            r"sandbox|paginate|literal|define)\b|(?:set\s+\w+|trans)\s*$",
            re.I,
        ),
    ),
    ("loop", re.compile(r".*(?:\bdo(?:\s*\|[^|]*\|)?|\{\s*(?:\|[^|]*\|)?|=>\s*\{)$", re.S)),
)


class Control(NamedTuple):
    """A piece of template code in code points of the source; `name` is a section's."""

    role: Role
    start: int
    end: int
    name: str = ""


_OPENING_VALUE = re.compile(r"<%[=-].*\bdo(?:\s*\|[^|]*\|)?\s*-?%>$", re.S)


def controls_of(source: str) -> list[Control]:
    """Read every piece of template code of a source that does something to the text round it, in order."""
    fields = ((f, source[f.start : f.end]) for f in find_fields(source))
    return [control(text, f.start) for f, text in fields if f.control or _OPENING_VALUE.match(text)]


def control(text: str, start: int) -> Control:
    """Read one piece of template code that stands at `start`."""
    end = start + len(text)
    inside = _DELIMITERS.sub("", text)
    if _COMMENT.match(text):
        return Control("none", start, end)
    for role, pattern in _ROLES:
        match = pattern.match(inside)
        if match:
            return Control(role, start, end, match.groupdict().get("name") or "")
    return Control("none", start, end)
