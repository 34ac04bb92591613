"""Carries messages into Arrow columns and back; importing this module imports pyarrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from replylint.audit.columns import REPLIES_IN
from replylint.model import Mail, Message

_FIELDS = tuple(name for name in REPLIES_IN.names if name not in ("text", "earlier"))


def to_batch(messages: Sequence[Message]) -> Any:
    """Make one record batch of messages (`columns.REPLIES_IN`); lone surrogates become question marks."""
    columns: list[list[Any]] = [[_clean(message.source) for message in messages]]
    columns += [[_clean(getattr(message, name)) for message in messages] for name in _FIELDS]
    columns.append([[_mail(mail) for mail in message.earlier] for message in messages])
    arrays = [pa.array(values, field.type) for values, field in zip(columns, REPLIES_IN, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=REPLIES_IN)


def from_batch(batch: Any) -> Iterator[Message]:
    """Read the messages of a record batch; columns that are not there, and nulls, stay at their defaults."""
    names = [name for name in _FIELDS if name in batch.schema.names]
    columns = [batch.column(name).to_pylist() for name in names]
    earlier = batch.column("earlier").to_pylist() if "earlier" in batch.schema.names else [None] * batch.num_rows
    texts = batch.column("text").to_pylist()
    for text, mails, *values in zip(texts, earlier, *columns, strict=True):
        fields = {name: value for name, value in zip(names, values, strict=True) if value is not None}
        yield Message(text or "", earlier=tuple(Mail(**mail) for mail in mails or ()), **fields)


def _mail(mail: Mail) -> dict[str, Any]:
    return {"author": mail.author, "text": _clean(mail.text), "date": mail.date}


def _clean(value: Any) -> Any:
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "replace").decode("utf-8")
    return value
