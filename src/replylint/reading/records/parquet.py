"""Reads Parquet by the optional library pyarrow (replylint[parquet]): one reply a row, a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.errors import ReadingError, RecordError
from replylint.reading.reader import Item, Options, Source
from replylint.reading.records.fields import FIELDS
from replylint.reading.records.mapping import Columns

_BATCH = 512


def read_parquet(source: Source, options: Options) -> Iterator[Item]:
    """Read every row, holding a text that many rows share once.

    Raises ReadingError without the library, for a broken file, or a column that is not there.
    """
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError as error:
        raise ReadingError(
            "reading Parquet needs a library", where=source.name, mend='pip install "replylint[parquet]"'
        ) from error
    columns, number = Columns(options.columns), 0
    try:
        schema = parquet.read_schema(source.stream)
        source.stream.seek(0)
        texts = [column.name for column in schema if arrow.types.is_string(column.type)]
        file, names = parquet.ParquetFile(source.stream, read_dictionary=texts), schema.names
        columns.check(names, source.name)
        wanted = {columns.of(field).split(".")[0] for field in ("text", *FIELDS)}
        for batch in file.iter_batches(_BATCH, columns=[name for name in names if name in wanted]):
            for row in range(batch.num_rows):
                number += 1
                record = {name: batch.column(name)[row].as_py() for name in batch.schema.names}
                try:
                    yield columns.message(record, source.name, number)
                except RecordError as error:
                    yield error
    except (arrow.ArrowException, OSError) as error:
        what = str(error).splitlines()[0][:120]
        raise ReadingError(f"not readable Parquet after row {number}: {what}", where=source.name) from error
