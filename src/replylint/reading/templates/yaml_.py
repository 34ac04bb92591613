"""Reads a YAML locale file: every string is a text under its dotted key, with the lines it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from replylint.errors import ReadingError
from replylint.model import LineStart
from replylint.reading.decode import decode
from replylint.reading.reader import Item, Options, Source
from replylint.reading.templates.entry import Entry, folded_lines, messages

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 100
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|(?P<space>[ntbrvfe0abNLP_ \t])|.|$)")


def read_yaml(source: Source, options: Options) -> Iterator[Item]:
    """Read every chosen string; raises ReadingError with the line for YAML that is not valid."""
    text = decode(source.whole(), source.name)
    try:
        _refuse_depth(text, source.name)
        root = yaml.compose(text, _Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{source.name}:{mark.line + 1}:{mark.column + 1}" if mark else source.name
        raise ReadingError(f"not valid YAML: {getattr(error, 'problem', error)}", where=where) from error
    yield from messages(_entries(root, text.split("\n")), source.name, options.keys)


def _refuse_depth(text: str, where: str) -> None:
    """Raise ReadingError for nesting that the composer, which recurses in C, would not survive."""
    depth = 0
    for event in yaml.parse(text, _Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise ReadingError("the YAML is nested too deeply", where=where)


def _entries(root: Any, lines: list[str]) -> Iterator[Entry]:
    """Walk the nodes in order; what an alias repeats is read once, where it stands."""
    waiting, seen = [("", root)], set()
    while waiting:
        key, node = waiting.pop()
        if node is None or id(node) in seen:
            continue
        seen.add(id(node))
        dot = f"{key}." if key else ""
        if isinstance(node, yaml.MappingNode):
            waiting += reversed([(f"{dot}{name.value}", value) for name, value in node.value])
        elif isinstance(node, yaml.SequenceNode):
            waiting += reversed([(f"{dot}{number}", value) for number, value in enumerate(node.value)])
        elif node.tag == "tag:yaml.org,2002:str":
            yield Entry(key, node.value, _places(node, lines))


def _places(node: Any, lines: list[str]) -> tuple[LineStart, ...]:
    first, last = node.start_mark.line, node.end_mark.line
    if node.style in ("|", ">"):
        stand = [(number + 1, lines[number]) for number in range(first + 1, min(last + 1, len(lines)))]
        return folded_lines(node.value, [(line, _solid(text)) for line, text in stand])
    counts = []
    for number in range(first, min(last + 1, len(lines))):
        begin = node.start_mark.column if number == first else 0
        end = node.end_mark.column if number == last else None
        counts.append((number + 1, _solid(_unescaped(lines[number][begin:end], node.style, number == first))))
    return folded_lines(node.value, counts)


def _unescaped(text: str, style: str | None, first: bool) -> str:
    """Undo a line's escapes as far as the number of its characters that are not white space goes."""
    if style == "'":
        return (text[1:] if first else text).replace("''", "\0").replace("'", "").replace("\0", "'")
    if style == '"':
        plain = _ESCAPE.sub(lambda m: " " if m["space"] or m.group() == "\\" else "x", text[1:] if first else text)
        return plain.replace('"', "")
    return text


def _solid(text: str) -> int:
    return sum(not c.isspace() for c in text)
