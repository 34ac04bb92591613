"""Reads TOML with the place of every key, so that a mistake is told with its line and column.

The standard library's parser gives values but no places, and so do the packages that keep a file's layout; the scan
here only finds where keys stand and leaves their meaning to `tomllib`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from replylint.errors import ConfigError
from replylint.safe_yaml import nests_deeper_than

Route = tuple[str | int, ...]
"""The way to a key from the top: ("overrides", 0, "language")."""

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\''
    r'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|\n|[ \t\r]+|[\[\]{}]|[^\s\[\]{}"\'#]+|.',
    re.DOTALL,
)
_KEY = re.compile(r'[ \t]*(?:"((?:\\.|[^"\\\n])*)"|\'([^\'\n]*)\'|([A-Za-z0-9_-]+))[ \t]*')
_AT = re.compile(r"\s*\(at line (\d+), column (\d+)\)")


_LARGEST = 1 << 20
_DEEPEST = 60
_DEEP_KEY = re.compile(rf"(?:[\"'\w-]+[ \t]*\.[ \t]*){{{_DEEPEST}}}")


class Document:
    """A TOML file: its values, and where each key stands."""

    def __init__(self, path: Path) -> None:
        import tomllib

        self.path = path
        self._text = _read(path)
        _refuse_monsters(self._text, path)
        try:
            self.data: dict[str, Any] = tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            place = _AT.search(str(error))
            where = f"{path}:{place[1]}:{place[2]}" if place else str(path)
            raise ConfigError(f"not valid TOML: {_AT.sub('', str(error))}", where=where) from error
        self._places: dict[Route, int] | None = None

    def where(self, route: Route) -> str:
        """Give "file:line:column" of a key, or of the nearest key above it that is written out."""
        if self._places is None:
            self._places = dict(_places(self._text))
        known = route
        while known and known not in self._places:
            known = known[:-1]
        offset = self._places.get(known, 0)
        for name in route[len(known) :]:
            inside = re.compile(rf"[\"']?{re.escape(str(name))}[\"']?[ \t]*=").search(self._text, offset)
            offset = inside.start() if inside else offset
        line = self._text.count("\n", 0, offset) + 1
        return f"{self.path}:{line}:{offset - self._text.rfind(chr(10), 0, offset)}"


def _refuse_monsters(text: str, path: Path) -> None:
    """Raise ConfigError for what the standard parser would fail on, or would take quadratic time over."""
    if nests_deeper_than(_DEEPEST, text) or _DEEP_KEY.search(text):
        raise ConfigError(f"nested deeper than {_DEEPEST}", where=str(path), mend="write it flat")


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise ConfigError(f"larger than {_LARGEST >> 20} MB", where=str(path), mend="part it into several files")
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ConfigError("the file is not UTF-8", where=str(path), mend="save it as UTF-8") from error
    except OSError as error:
        raise ConfigError(f"can't be read: {error.strerror}", where=str(path), mend="check the path") from error


def _places(text: str) -> Iterator[tuple[Route, int]]:
    """Give every key that begins a statement, and every table header, with its offset."""
    table: Route = ()
    arrays: Counter[Route] = Counter()
    for start in _statements(text):
        if text[start] == "[":
            twice = text.startswith("[[", start)
            names = _names(text, start + (2 if twice else 1))
            table = _resolved(names, arrays)
            if twice:
                table = (*table, arrays[table])
                arrays[table[:-1]] += 1
            yield table, start
        else:
            names = _names(text, start)
            for depth in range(1, len(names) + 1):
                yield (*table, *names[:depth]), start


def _statements(text: str) -> Iterator[int]:
    """Give the offsets at which a header or a "key = value" begins, values that go over lines left out."""
    depth, fresh = 0, True
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token == "\n":
            fresh = fresh or depth == 0
        elif token[0] in " \t\r#":
            continue
        else:
            if fresh and depth == 0:
                yield match.start()
            fresh = False
            depth += (token in ("[", "{")) - (token in ("]", "}"))


def _names(text: str, start: int) -> Route:
    names: list[str] = []
    while match := _KEY.match(text, start):
        names.append(next(group for group in match.groups() if group is not None))
        if text[match.end() : match.end() + 1] != ".":
            break
        start = match.end() + 1
    return tuple(names)


def _resolved(names: Route, arrays: Counter[Route]) -> Route:
    """Put the index of the latest element where a header goes through an array of tables."""
    route: Route = ()
    for index, name in enumerate(names):
        route = (*route, name)
        if index < len(names) - 1 and arrays[route]:
            route = (*route, arrays[route] - 1)
    return route
