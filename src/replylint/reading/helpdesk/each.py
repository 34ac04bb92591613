"""Turns every record of an export into messages; one that is not of the export's shape is named and passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from replylint.errors import RecordError
from replylint.model import Message
from replylint.reading.reader import Item
from replylint.reading.records.json_stream import Record

Convert = Callable[[Mapping[str, Any], Record], Iterable[Message]]
_MISSHAPEN = (AttributeError, KeyError, TypeError, ValueError, LookupError)


def each(records: Iterable[Record | RecordError], convert: Convert, what: str) -> Iterator[Item]:
    """Give the messages that `convert` makes of every record, and a RecordError for what it can't read as `what`."""
    for record in records:
        if isinstance(record, RecordError):
            yield record
            continue
        try:
            yield from list(convert(record.value, record))
        except _MISSHAPEN as error:
            yield RecordError(f"not a {what}: {type(error).__name__} {error}", where=record.where)


def text(value: object) -> str | None:
    """Give an identity, a name or a date as text; None for an empty one."""
    return None if value in (None, "", 0, {}) else str(value)
