"""Reads a JSON locale file: every string is a text under its dotted key, with the line it stands on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from replylint.errors import ReadingError
from replylint.model import LineStart
from replylint.reading.decode import decode
from replylint.reading.reader import Item, Options, Source
from replylint.reading.templates.entry import Entry, messages

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def read_json_templates(source: Source, options: Options) -> Iterator[Item]:
    """Read every chosen string; raises ReadingError with the line for JSON that is not valid."""
    text = decode(source.whole(), source.name)
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        raise ReadingError(
            f"not valid JSON: {error.msg}", where=f"{source.name}:{error.lineno}:{error.colno}"
        ) from error
    except RecursionError as error:
        raise ReadingError("not valid JSON: nested too deeply", where=source.name) from error
    yield from messages(_entries(text), source.name, options.keys)


def _entries(text: str) -> Iterator[Entry]:
    """Walk the tokens of valid JSON with a path of keys and places."""
    path: list[str | int] = []
    expects_key, line, counted = False, 1, 0
    for token in _TOKEN.finditer(text):
        mark = token.group()
        if mark in "{[":
            path.append("" if mark == "{" else 0)
            expects_key = mark == "{"
        elif mark in "}]":
            path.pop()
        elif mark == ",":
            expects_key = isinstance(path[-1], str)
            path[-1] = path[-1] if isinstance(path[-1], str) else path[-1] + 1
        elif mark == ":":
            expects_key = False
        elif expects_key:
            path[-1] = json.loads(mark)
        elif mark.startswith('"'):
            line, counted = line + text.count("\n", counted, token.start()), token.start()
            yield Entry(".".join(map(str, path)), json.loads(mark), (LineStart(0, line),))
