"""Reads one JSON document as it streams by: the values of one list, whatever its size, to a bounded depth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from replylint.reading.reader import Source

LISTS = ("comments", "conversations", "data", "macros", "records", "results", "threads", "tickets")
"""The keys under which exports keep their list of records."""
_OF_ONE = ("id", "ticket")
"""A document that has one of these before its lists is one record."""
_DEEPEST = 100


class BrokenJsonError(Exception):
    """The document is not valid JSON from some place on, or nested too deeply."""


def list_key(source: Source) -> str | None:
    """Name the list that a document keeps its records in; "" for a list at the top, None for one record."""
    key = ""
    try:
        for depth, event, value in _events(source):
            if (depth, event) == (0, "start_array"):
                return ""
            if (depth, event) == (1, "map_key"):
                key = value
                if key in _OF_ONE:
                    return None
            elif (depth, event) == (1, "start_array") and key in LISTS:
                return key
    except BrokenJsonError:
        return None
    finally:
        source.stream.seek(0)
    return None


def document_items(source: Source, key: str | None) -> Iterator[Any]:
    """Give the values of the list that `list_key` named, or the whole document; raises BrokenJsonError."""
    import ijson

    base = 0 if key is None else 1 if key == "" else 2
    current, builder = "", None
    for depth, event, value in _events(source):
        if (depth, event) == (1, "map_key"):
            current = value
        if builder is None and depth == base and not event.startswith("end") and (base < 2 or current == key):
            builder = ijson.ObjectBuilder() if event != "map_key" else None
        if builder is not None:
            builder.event(event, value)
            ended = depth == base and not event.startswith("start")
            if ended:
                yield builder.value
                builder = None


def _events(source: Source) -> Iterator[tuple[int, str, Any]]:
    """Give (depth of what holds it, event, value) of everything in the document."""
    import ijson

    depth = 0
    try:
        for event, value in ijson.basic_parse(source.stream, use_float=True):
            depth -= event in ("end_map", "end_array")
            yield depth, event, value
            depth += event in ("start_map", "start_array")
            if depth > _DEEPEST:
                raise BrokenJsonError("nested too deeply")
    except (ijson.JSONError, UnicodeDecodeError) as error:
        raise BrokenJsonError(" ".join(str(error).split())[:80]) from error
