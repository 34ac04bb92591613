"""Gives the records of JSON one at a time: JSON lines, or one document whose list is read as it streams by."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from replylint.errors import ReadingError, RecordError
from replylint.reading.decode import text_lines
from replylint.reading.reader import Source
from replylint.reading.records.json_document import BrokenJsonError, document_items, list_key

_LONGEST_LINE = 64 * 1024 * 1024


class Record(NamedTuple):
    """One object of a JSON file."""

    value: Mapping[str, Any]
    where: str
    line: int | None
    """The line of a JSON lines file; None inside a document."""
    alone: bool = False
    """Whether the record is the whole document."""


def json_records(source: Source) -> Iterator[Record | RecordError]:
    """Give every record; raises ReadingError where a document is not valid JSON, after the records before that."""
    if by_lines(source):
        yield from _from_lines(source)
    else:
        yield from _from_document(source)


def by_lines(source: Source) -> bool:
    """Whether a source is JSON lines rather than one document."""
    if source.name.lower().endswith((".jsonl", ".ndjson")):
        return True
    first, newline, rest = source.head().lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if not first.startswith(b"{") or not newline or not rest.strip():
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _from_lines(source: Source) -> Iterator[Record | RecordError]:
    for number, line in enumerate(text_lines(source.stream, _LONGEST_LINE), 1):
        if not line.strip():
            continue
        where = f"{source.name}:{number}"
        try:
            value = json.loads(line)
        except ValueError as error:
            what = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
            yield RecordError(f"not a JSON object: {what}", where=where, mend="one whole object a line")
            continue
        except RecursionError:
            yield RecordError("not a JSON object: nested too deeply", where=where)
            continue
        if isinstance(value, dict):
            yield Record(value, where, number)
        else:
            yield RecordError("not a JSON object", where=where, mend="one whole object a line")


def _from_document(source: Source) -> Iterator[Record | RecordError]:
    key, count = list_key(source), 0
    try:
        for count, value in enumerate(document_items(source, key), 1):
            where = f"{source.name} record {count}"
            if isinstance(value, dict):
                yield Record(value, where, None, key is None)
            else:
                yield RecordError("not a JSON object", where=where)
    except BrokenJsonError as error:
        raise ReadingError(f"not valid JSON after record {count}: {error}", where=source.name) from error


def beside(source: Source, key: str) -> Iterator[Mapping[str, Any]]:
    """Give the objects of another list of the same document; leave the stream at its start."""
    try:
        yield from (value for value in document_items(source, key) if isinstance(value, dict))
    except BrokenJsonError:
        return
    finally:
        source.stream.seek(0)
