"""Takes the rows of a source as replies: by the same mapping as every reader of records, in a worker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Any
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.compute as pc

from replylint.audit.about import ABOUT, about
from replylint.audit.columns import REPLIES_IN
from replylint.audit.keys import base_of
from replylint.audit.messages import to_batch
from replylint.errors import RecordError
from replylint.model import Message
from replylint.reading.records.fields import FIELDS
from replylint.reading.records.mapping import Columns
from replylint.spark.arrow_types import plain

PATH, BROKEN = "_replylint_path", "_corrupt_record"
"""The columns in which a row says which file it comes from, and what of it Spark could not read."""
_AT_A_TIME = 512
_IN = [entry for entry in REPLIES_IN if entry.name not in (*ABOUT.names, "earlier")]
FOR_JUDGING = frozenset(entry.name for entry in _IN)
TAKEN = pa.schema([pa.field("unread", pa.string()), pa.field("base", pa.uint64()), *ABOUT, *_IN])
"""One row a row of the source; where `unread` says why it is no reply, all else but the path is null."""


@dataclass(frozen=True, slots=True)
class Taking:
    """How rows are taken."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """Which column or dotted field holds which field of a message, as `--map` says it."""
    keep: tuple[str, ...] = ()
    """Columns that come along as they are."""
    zone: tzinfo | None = None
    month_first: bool = False

    def wanted(self, present: Iterable[str]) -> list[str]:
        """Name the columns of a source that hold something of a message, or come along."""
        named = {Columns(self.columns).of(name) for name in ("text", *FIELDS)}
        named |= {name.split(".")[0] for name in named} | {PATH, BROKEN, *self.keep}
        return [name for name in present if name in named]


def take(batches: Iterable[Any], taking: Taking) -> Iterator[Any]:
    """Give a batch of `TAKEN` and the columns to keep for some rows of the source at a time."""
    for batch in batches:
        for part in parts(batch, _AT_A_TIME):
            yield _taken(part, taking)


def parts(batch: Any, rows: int) -> Iterator[Any]:
    """Cut a record batch into smaller ones, so that memory hangs on no setting of the engine."""
    return (batch.slice(start, rows) for start in range(0, batch.num_rows, rows))


def _taken(batch: Any, taking: Taking) -> Any:
    columns = Columns(taking.columns)
    read = [_message(record, columns) for record in batch.to_pylist()]
    messages = [item if isinstance(item, Message) else Message("", path=item.where) for item in read]
    bad = [isinstance(item, RecordError) for item in read]
    found = {
        "unread": pa.array([item.what if isinstance(item, RecordError) else None for item in read], pa.string()),
        "base": pa.array([None if isinstance(item, RecordError) else base_of(item) for item in read], pa.uint64()),
        **about(messages, taking.zone, month_first=taking.month_first),
    }
    incoming = to_batch(messages)
    found |= {name: incoming.column(name) for name in incoming.schema.names if name not in found}
    arrays = [_hidden(found[entry.name], bad, entry.name) for entry in TAKEN]
    kept = [batch.column(name) for name in taking.keep]
    return plain(pa.RecordBatch.from_arrays([*arrays, *kept], names=[*TAKEN.names, *taking.keep]))


def _hidden(column: Any, bad: Sequence[bool], name: str) -> Any:
    """Leave nothing in the rows that are no replies but where they stand and why."""
    if name in ("unread", "path") or not any(bad):
        return column
    return pc.if_else(pa.array(bad), pa.nulls(len(bad), column.type), column)


def _message(record: Mapping[str, Any], columns: Columns) -> Message | RecordError:
    path = plain_path(unquote(record.get(PATH) or "-"))
    if record.get(BROKEN) is not None:
        return RecordError("a row that can't be read", where=path)
    try:
        return columns.message({name: _in_utc(value) for name, value in record.items()}, path, None)
    except RecordError as error:
        return RecordError(error.what, where=path)


def _in_utc(value: Any) -> Any:
    """Say a moment in UTC, whatever time zone the session shows it in."""
    return value.astimezone(UTC) if isinstance(value, datetime) and value.tzinfo else value


def plain_path(address: str) -> str:
    """Write the address of a local file as its path."""
    return "/" + address.removeprefix("file:").lstrip("/") if address.startswith("file:") else address
