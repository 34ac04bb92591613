"""Reads the folder of Parquet files that an engine such as Spark writes, as the store that it stands for."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from replylint.audit.tables import CHILDREN, TABLES, VERSION
from replylint.errors import StoreError

DERIVED = ("templated", "inherited", "templates", "verdicts_inherited", "corrected_scores")
"""The tables that each run works out anew of all replies: those of the last run count."""
TABLE_NAMES = ("replies", *CHILDREN, "rule_versions", "failures", *DERIVED, "gone", "runs")
"""The sub-folders: the store's tables, and `gone`, the keys of replies that a run found their sources to hold no more.

Unsigned numbers are written as the signed ones of the same bits, and moments without a time zone, in UTC. A reply's
number is its key. Each table has a folder `run=N` a run; a run counts once `runs/run=N` is there.
"""
CURRENT = """
SELECT w.* FROM (SELECT *, row_number() OVER (PARTITION BY key ORDER BY run DESC) AS place FROM {written}) w
LEFT JOIN (SELECT key, max(run) AS run FROM {gone} GROUP BY key) g ON g.key = w.key AND g.run >= w.run
WHERE w.place = 1 AND g.key IS NULL
"""
"""The last row of each reply, less those that are gone; the same for DuckDB and Spark."""
_RUN = re.compile(r"run=(\d+)$")
_CASTS = {
    "UBIGINT": 'CAST(CAST("{0}" AS BIT) AS UBIGINT)',
    "UINTEGER[]": '[CAST(CAST(x AS BIT) AS UINTEGER) FOR x IN "{0}"]',
    "TIMESTAMP WITH TIME ZONE": "\"{0}\" AT TIME ZONE 'UTC'",
}


def open_folder(path: Path) -> Any:
    """Open a folder for reading: a DuckDB connection with the store's tables; raises StoreError."""
    runs = sorted(int(found[1]) for run in path.glob("runs/run=*") if (found := _RUN.match(run.name)))
    if not runs:
        raise StoreError("no store, and no folder of one", where=str(path),
                         mend="`replylint audit SOURCE --engine spark --to FOLDER` makes one")  # fmt: skip
    connection = duckdb.connect(config={"temp_directory": tempfile.gettempdir()})
    try:
        connection.execute(f"{TABLES} CREATE SCHEMA written")
        for name in TABLE_NAMES:
            counting = runs[-1:] if name in DERIVED else runs
            _find(connection, name, [file for run in counting for file in path.glob(f"{name}/run={run}/*.parquet")])
        _check_version(connection, path)
        doubled = _may_double(connection)
        if doubled:
            current = CURRENT.format(written="written.replies", gone="written.gone")
            connection.execute(f"CREATE TEMP TABLE current AS SELECT reply, run FROM ({current})")
        for name in TABLE_NAMES:
            if name != "gone":
                by_reply = doubled and name in ("replies", *CHILDREN)
                _show(connection, name, "SEMI JOIN temp.current USING (reply, run)" if by_reply else "")
        connection.execute("INSERT INTO store SELECT DISTINCT store FROM written.runs")
    except duckdb.Error as error:
        connection.close()
        what = " ".join(str(error).split())[:200]
        raise StoreError(f"can't be read: {what}", where=str(path), mend="restore the file that is named") from error
    return connection


def _find(connection: Any, name: str, files: Sequence[Path]) -> None:
    """Make the files of a table a view, or an empty table of its shape where there are none."""
    if files:
        listed = ", ".join(_quoted(file) for file in sorted(files))
        connection.execute(
            f"CREATE VIEW written.{name} AS FROM read_parquet([{listed}], hive_partitioning = true, "
            "hive_types = {'run': INTEGER})"
        )
    elif name == "gone":
        connection.execute("CREATE TABLE written.gone (key BIGINT, run INTEGER)")
    else:
        run = "" if "run" in _shape(connection, name) else ", 0 AS run"
        connection.execute(f"CREATE TABLE written.{name} AS SELECT *{run} FROM {name}")


def _check_version(connection: Any, path: Path) -> None:
    for (version,) in connection.execute("SELECT DISTINCT store FROM written.runs").fetchall():
        if version != VERSION:
            what = f"a store of version {version}; this replylint reads version {VERSION}"
            raise StoreError(what, where=str(path), mend="audit anew into another folder")


def _may_double(connection: Any) -> bool:
    """Whether a row may count no more: a later run judged it anew or took it out, or two runs went on at once."""
    runs = connection.execute("SELECT run, seen, replaces FROM written.runs ORDER BY run").fetchall()
    before = 0
    for run, seen, replaces in runs:
        if replaces or seen != before:
            return True
        before = run
    return False


def _show(connection: Any, name: str, chosen: str) -> None:
    """Put a view of the same name, columns and types in the place of an empty table of the store's."""
    shape = _shape(connection, name).items()
    columns = ", ".join(f'{_cast(column, kind)} AS "{column}"' for column, kind in shape)
    connection.execute(f"DROP TABLE {name}")
    connection.execute(f"CREATE VIEW {name} AS SELECT {columns} FROM written.{name} {chosen}")


def _cast(column: str, kind: str) -> str:
    return _CASTS[kind].format(column) if kind in _CASTS else f'CAST("{column}" AS {kind})'


def _shape(connection: Any, name: str) -> dict[str, str]:
    rows = connection.execute(f"DESCRIBE {name}").fetchall()
    return {row[0]: row[1] for row in rows}


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
