"""Reads JSON and JSON lines: helpdesk exports by their shape, and any other records by the user's mapping."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.errors import ReadingError, RecordError
from replylint.model import LineStart
from replylint.reading.helpdesk import shape_of
from replylint.reading.reader import Item, Options, Source
from replylint.reading.records.json_stream import Record, json_records
from replylint.reading.records.mapping import Columns
from replylint.reading.templates import read_json_templates


def read_json(source: Source, options: Options) -> Iterator[Item]:
    """Read every record; raises ReadingError for broken JSON, or where no record has a field that was mapped."""
    records = json_records(source)
    failed: list[RecordError] = []
    for record in records:
        if isinstance(record, RecordError):
            failed.append(record)
            continue
        shape = None if "text" in options.columns else shape_of(record, options.input_format)
        if shape or _is_locale(record, options):
            source.stream.seek(0)
            yield from (shape.read if shape else read_json_templates)(source, options)
        else:
            yield from failed
            yield from _plain(record, records, source, options)
        return
    yield from failed


def _is_locale(record: Record, options: Options) -> bool:
    """Whether a record is a locale file: the user says so, or it is one document with no text of its own."""
    return (
        options.template or bool(options.keys) or (record.alone and not options.columns and "text" not in record.value)
    )


def _plain(first: Record, rest: Iterator[Record | RecordError], source: Source, options: Options) -> Iterator[Item]:
    columns = Columns(options.columns)
    columns.check(first.value.keys(), source.name, optional=True)
    missing = {name: column.split(".")[0] for name, column in options.columns.items()}
    number = 1
    record: Record | RecordError | None = first
    while record is not None:
        yield _message(record, columns, source.name, number)
        if missing and isinstance(record, Record):
            missing = {name: key for name, key in missing.items() if key not in record.value}
        record, number = next(rest, None), number + 1
    for name, key in missing.items():
        raise ReadingError(f"no record has a field {key!r} for {name}", where=source.name, mend="correct --map")


def _message(record: Record | RecordError, columns: Columns, path: str, number: int) -> Item:
    if isinstance(record, RecordError):
        return record
    try:
        lines = (LineStart(0, record.line),) if record.line else ()
        return columns.message(record.value, path, number, lines)
    except RecordError as error:
        return error
