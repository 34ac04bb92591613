"""Reads Parquet by the optional library pyarrow (replylint[parquet]): one reply a row, a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.errors import ReadingError, RecordError
from replylint.reading.reader import Item, Options, Source
from replylint.reading.records.fields import FIELDS
from replylint.reading.records.mapping import Columns

_BATCH = 512


def read_parquet(source: Source, options: Options) -> Iterator[Item]:
    """Read every row; raises ReadingError without the library, for a broken file, or a column that is not there."""
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError as error:
        raise ReadingError(
            "reading Parquet needs a library", where=source.name, mend='pip install "replylint[parquet]"'
        ) from error
    columns, number = Columns(options.columns), 0
    try:
        file = parquet.ParquetFile(source.stream)
        names = file.schema_arrow.names
        columns.check(names, source.name)
        wanted = {columns.of(field).split(".")[0] for field in ("text", *FIELDS)}
        for batch in file.iter_batches(_BATCH, columns=[name for name in names if name in wanted]):
            for record in batch.to_pylist():
                number += 1
                try:
                    yield columns.message(record, source.name, number)
                except RecordError as error:
                    yield error
    except (arrow.ArrowException, OSError) as error:
        what = str(error).splitlines()[0][:120]
        raise ReadingError(f"not readable Parquet after row {number}: {what}", where=source.name) from error
