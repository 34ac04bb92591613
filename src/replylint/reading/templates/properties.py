"""Reads a .properties locale file: keys and values, continued lines, escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.model import LineStart
from replylint.reading.decode import decode
from replylint.reading.reader import Item, Options, Source
from replylint.reading.templates.entry import Entry, messages

_KEY = re.compile(r"[ \t\f]*(?P<key>(?:[^\\\s=:]|\\.)+)[ \t\f]*[=: \t]?[ \t\f]*")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))")
_CONTROLS = {"n": "\n", "t": "\t", "r": "", "f": ""}


def read_properties(source: Source, options: Options) -> Iterator[Item]:
    """Read every chosen value."""
    text = decode(source.whole(), source.name)
    yield from messages(_entries(text.split("\n")), source.name, options.keys)


def _entries(lines: list[str]) -> Iterator[Entry]:
    number = 0
    while number < len(lines):
        first, line = number + 1, lines[number].lstrip(" \t\f")
        number += 1
        key = _KEY.match(line)
        if not key or line[0] in "#!":
            continue
        parts: list[str] = []
        starts: list[LineStart] = []
        length = 0
        rest = line[key.end() :]
        while True:
            folded = _continued(rest)
            part = _unescaped(rest[:-1] if folded else rest)
            starts.append(LineStart(length, first + len(starts)))
            parts.append(part)
            length += len(part)
            if not folded or number >= len(lines):
                break
            rest = lines[number].lstrip(" \t\f")
            number += 1
        yield Entry(_unescaped(key["key"]), "".join(parts), tuple(starts))


def _continued(line: str) -> bool:
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def _unescaped(text: str) -> str:
    plain = _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else _CONTROLS.get(m[2], m[2]), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if "\\u" in text else plain
