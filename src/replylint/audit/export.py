"""Takes what a store holds elsewhere: its tables as Parquet, CSV or JSON lines, or rows as Zendesk QA exports them.

Importing this module imports pyarrow and duckdb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from replylint.audit.masking import Masking
from replylint.audit.store import Store
from replylint.errors import StoreError
from replylint.reporting.sheets import FORMULA_STARTS

FORMATS = ("parquet", "csv", "jsonl", "zendesk-qa")
TABLES = (
    "replies", "verdicts", "findings", "facts", "coverage", "templates", "templated", "inherited", "overrides", "runs",
    "rule_versions", "failures",
)  # fmt: skip
_QUOTED = {
    "findings": ("message", "suggestion", "quote"), "facts": ("quote",), "coverage": ("quote", "evidence"),
    "inherited": ("message", "suggestion", "quote"),
}  # fmt: skip
_ROWS = 20_000
_COPY = {"parquet": "FORMAT parquet, COMPRESSION zstd", "csv": "FORMAT csv, HEADER", "jsonl": "FORMAT json"}
_ZENDESK = """
SELECT format('{:016x}', key) AS autoqaRatingId, id AS externalTicketId, sent AS conversationCreatedAt,
    path AS externalConversationLink, agent AS revieweeName, CASE WHEN agent LIKE '%@%' THEN agent END AS revieweeEmail,
    rule AS ratingCategoryName, 'replylint' AS scorecardName, CASE WHEN value = 'pass' THEN 100 ELSE 0 END AS score,
    CASE WHEN value = 'pass' THEN 1 ELSE 0 END AS ratingScaleScore, 1 AS ratingMax, weight, critical AS isCritical,
    score = 0 AND calculated > 0 AS reviewCritical, critical AS groupCritical, true AS evaluated,
    coalesce(causes, '') AS rootCauses, started AS createdAt, names AS names_of
FROM verdicts JOIN replies USING (reply) JOIN (SELECT run, started FROM runs) USING (run)
JOIN (SELECT rules, rule, weight, critical FROM rule_versions) USING (rules, rule)
LEFT JOIN (SELECT reply, rule, string_agg(message, '; ' ORDER BY start) AS causes FROM findings GROUP BY ALL)
    USING (reply, rule)
WHERE value IN ('pass', 'fail') ORDER BY reply, rule
"""
_ZENDESK_QUOTED = ("rootCauses",)


def export(store: Store, folder: Path, form: str, masking: Masking) -> Iterator[Path]:
    """Write the tables into a folder, a file each, and give the files; quotes are masked as `masking` says.

    In CSV no text begins a formula; Parquet and JSON lines hold it as it is.
    Raises StoreError where the folder can't be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"can't be made: {error.strerror}", where=str(folder)) from error
    if form == "zendesk-qa":
        path = folder / "autoqa-ratings.csv"
        masked = _masked(store, _ZENDESK, _ZENDESK_QUOTED, masking)
        yield _copied(store, "masked", path, "csv", masked)
        return
    for table in TABLES:
        path = folder / f"{table}.{form}"
        if masking.on and table in _QUOTED:
            names = "NULL" if table == "inherited" else "names"
            joined = "" if table == "inherited" else " JOIN replies USING (reply)"
            query = f"SELECT {table}.*, {names} AS names_of FROM {table}{joined}"
            masked = _masked(store, query, _QUOTED[table], masking)
            yield _copied(store, "masked", path, form, masked)
        else:
            columns = "* EXCLUDE (names)" if masking.on and table == "replies" else "*"
            yield _copied(store, f"(SELECT {columns} FROM {table})", path, form)


def _copied(store: Store, what: str, path: Path, form: str, masked: Any = None) -> Path:
    connection = store.connection
    if masked is not None:
        connection.register("masked", masked)
    if form == "csv":
        what = _inert(connection, what)
    try:
        connection.execute(f"COPY {what} TO {_quoted(str(path))} ({_COPY[form]})")
    except duckdb.IOException as error:
        raise StoreError(f"can't be written: {' '.join(str(error).split())[:160]}", where=str(path)) from error
    return path


def _inert(connection: Any, what: str) -> str:
    """Give a query in which a text that a spreadsheet would run as a formula has an apostrophe before it."""
    starts = _quoted(f"^[{re.escape(''.join(FORMULA_STARTS))}\r]")
    cells = []
    for column, kind, *_ in connection.execute(f"DESCRIBE FROM {what}").fetchall():
        name = f'"{column}"'
        marked = f"if(regexp_matches({name}, {starts}), chr(39) || {name}, {name}) AS {name}"
        cells.append(marked if kind == "VARCHAR" else name)
    return f"(SELECT {', '.join(cells)} FROM {what})"


def _masked(store: Store, query: str, quoted: Sequence[str], masking: Masking) -> Any:
    """Give a query's rows as an Arrow reader, quotes masked batch by batch by the names in the column `names_of`."""
    source = store.connection.cursor().sql(query).to_arrow_reader(_ROWS)
    schema = pa.schema([field for field in source.schema if field.name != "names_of"])
    batches = (_masked_batch(batch, schema, quoted, masking) for batch in source)
    return pa.RecordBatchReader.from_batches(schema, batches)


def _masked_batch(batch: Any, schema: Any, quoted: Sequence[str], masking: Masking) -> Any:
    names = batch.column("names_of").to_pylist()
    columns = [
        pa.array(
            [masking.shown(text, own) for text, own in zip(batch.column(field.name).to_pylist(), names, strict=True)]
        )
        if field.name in quoted
        else batch.column(field.name)
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
