"""The store: one DuckDB file, written by one run at a time, a batch a transaction; importing it imports duckdb."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from replylint.audit.folder import open_folder
from replylint.audit.keys import nth
from replylint.audit.tables import ADD_CHILDREN, ADD_REPLIES, CHILDREN, TABLES, VERSION
from replylint.errors import StoreError
from replylint.judging.rule import Rule

_MEMORY = "512MB"


class Store:
    """An open store; what was committed stays, whatever ends the run."""

    def __init__(self, path: Path, connection: Any) -> None:
        self.path, self.connection = path, connection
        self._next = 1 + (self.value("SELECT max(reply) FROM replies") or 0)
        self._may_replace = self._next > 1
        connection.execute("CREATE OR REPLACE TEMP TABLE seen (path VARCHAR, base UBIGINT, key UBIGINT)")

    def value(self, query: str, *values: object) -> Any:
        """Give the single value that a query answers with."""
        rows = self.connection.execute(query, values).fetchall()
        return rows[0][0] if rows else None

    def rows(self, query: str, *values: object) -> list[dict[str, Any]]:
        """Give the rows of a query as plain dictionaries."""
        cursor = self.connection.execute(query, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Hold changes together: all of them are kept, or none; raises StoreError where they can't be written."""
        try:
            self.connection.begin()
            yield
            self.connection.commit()
        except (duckdb.OperationalError, duckdb.FatalException) as error:
            raise _told(error, self.path) from error

    def numbered(self, count: int) -> range:
        """Take the next numbers for so many replies."""
        taken = range(self._next, self._next + count)
        self._next += count
        return taken

    def add(self, incoming: Any) -> None:
        """Write judged replies: a table of meta columns and the step's columns side by side, in one transaction."""
        with self.changing():
            self.connection.register("incoming", incoming)
            if self._may_replace:
                self._drop("SELECT reply FROM replies WHERE key IN (SELECT key FROM incoming)")
            for statement in (ADD_REPLIES, *ADD_CHILDREN):
                self.connection.execute(statement)
            self.connection.unregister("incoming")

    def _drop(self, replies: str) -> int:
        """Take replies out of all tables; `replies` is a query for their numbers."""
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE dropped AS {replies}")
        count: int = self.value("SELECT count(*) FROM dropped")
        if count:
            for table in ("replies", *CHILDREN):
                self.connection.execute(f"DELETE FROM {table} WHERE reply IN (FROM dropped)")
        return count

    def see(self, paths: Sequence[str], bases: Sequence[int], rules: str) -> list[tuple[int, bool]]:
        """Note that replies stand in their paths; give the key of each, and whether these rules have judged it before
        (one whose judging failed is tried again).

        `bases` are those of `keys.base_of`; one that comes a second time in a path is another reply.
        """
        self._register("chunk", {"path": pa.array(paths), "base": pa.array(bases, pa.uint64())})
        counted = self.connection.execute(
            "SELECT path, base, count(*) FROM seen SEMI JOIN chunk USING (path, base) GROUP BY ALL"
        ).fetchall()
        counts = {(path, base): count for path, base, count in counted}
        keys = []
        for place in zip(paths, bases, strict=True):
            counts[place] = counts.get(place, 0) + 1
            keys.append(nth(place[1], counts[place]))
        self._register(
            "keyed", {"path": paths, "base": pa.array(bases, pa.uint64()), "key": pa.array(keys, pa.uint64())}
        )
        self.connection.execute("INSERT INTO seen SELECT path, base, key FROM keyed")
        known = self.connection.execute(
            "SELECT keyed.key FROM keyed SEMI JOIN replies ON keyed.key = replies.key AND replies.rules = ? "
            "AND replies.failure IS NULL",
            [rules],
        ).fetchall()
        done = {key for (key,) in known}
        return [(key, key in done) for key in keys]

    def drop_unseen(self, paths: Sequence[str]) -> int:
        """Take out the replies that once stood in these paths and were not seen in this run; tell how many."""
        self._register("whole", {"path": pa.array(paths, pa.string())})
        with self.changing():
            return self._drop(
                "SELECT reply FROM replies WHERE path IN (SELECT path FROM whole) AND key NOT IN (SELECT key FROM seen)"
            )

    def begin_run(self, version: str, rules: str, sources: Sequence[str]) -> int:
        """Open a run and give its number: the unfinished one of the same version, rules and sources, or a new one."""
        unfinished = self.value(
            "SELECT max(run) FROM runs WHERE finished IS NULL AND version = ? AND rules = ? AND sources = ?",
            version, rules, list(sources),
        )  # fmt: skip
        if unfinished is not None:
            return int(unfinished)
        number = 1 + (self.value("SELECT max(run) FROM runs") or 0)
        with self.changing():
            self.connection.execute(
                "INSERT INTO runs (run, started, version, rules, sources) VALUES (?, now(), ?, ?, ?)",
                [number, version, rules, list(sources)],
            )
        return number

    def end_run(self, run: int, failures: Sequence[tuple[str, str]]) -> None:
        """Close a run, with what could not be read in it (paths and reasons)."""
        with self.changing():
            self.connection.execute("DELETE FROM failures WHERE run = ?", [run])
            if failures:
                self.connection.executemany("INSERT INTO failures VALUES (?, ?, ?)", [(run, *f) for f in failures])
            self.connection.execute("UPDATE runs SET finished = now() WHERE run = ?", [run])

    def add_rules(self, rules: str, version: str, registry: Iterable[Rule]) -> None:
        """Write what each rule of a rule set is, once."""
        if self.value("SELECT count(*) FROM rule_versions WHERE rules = ?", rules):
            return
        with self.changing():
            self.connection.executemany(
                f"INSERT INTO rule_versions VALUES ({', '.join('?' * 13)})", rule_rows(rules, version, registry)
            )

    def replace_temp(self, name: str, columns: dict[str, list[int]]) -> None:
        """Make a table of numbers from 0 on that lasts as long as the store is open."""
        self._register("given", {key: pa.array(values, pa.uint64()) for key, values in columns.items()})
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM given")

    def _register(self, name: str, columns: dict[str, Any]) -> None:
        self.connection.register(name, pa.table(columns))

    def close(self) -> None:
        """Close the file; what is in its log is written into it."""
        self.connection.close()


def create_store(path: Path) -> Store:
    """Make a new store; raises StoreError where a file is there, or the folder can't be written."""
    if path.exists():
        raise StoreError("there is one already", where=str(path), mend="--resume goes on with it; or name another --db")
    connection = _connect(path, read_only=False)
    try:
        connection.begin()
        connection.execute(TABLES)
        connection.execute("INSERT INTO store VALUES (?)", [VERSION])
        connection.commit()
    except duckdb.Error as error:
        raise _told(error, path) from error
    return Store(path, connection)


def open_store(path: Path, *, read_only: bool = False) -> Store:
    """Open a store; raises StoreError for one that is not there, of another version, damaged, or in use."""
    if path.is_dir():
        if not read_only:
            raise StoreError("a folder that Spark writes", where=str(path), mend="go on with it by --engine spark --to")
        return Store(path, open_folder(path))
    if not path.exists():
        raise StoreError("no such store", where=str(path), mend="`replylint audit run SOURCE… --db FILE` makes one")
    connection = _connect(path, read_only=read_only)
    try:
        found = connection.execute("SELECT version FROM store").fetchall()
    except duckdb.CatalogException as error:
        connection.close()
        raise StoreError("a DuckDB file, but not a store of replylint's", where=str(path)) from error
    if found != [(VERSION,)]:
        connection.close()
        what = f"a store of version {found[0][0] if found else '?'}; this replylint writes version {VERSION}"
        raise StoreError(what, where=str(path), mend="audit anew with another --db")
    return Store(path, connection)


def rule_rows(rules: str, version: str, registry: Iterable[Rule]) -> list[tuple[Any, ...]]:
    """Give the rows of `rule_versions` of a rule set."""
    return [
        (rules, version, r.id, r.code, r.tip, r.section, r.weight, r.severity, r.critical, r.fact, dict(r.title),
         dict(r.why), {code: _any(lines[0]) for code, lines in r.suggest.items() if lines})
        for r in registry
    ]  # fmt: skip


def _connect(path: Path, *, read_only: bool) -> Any:
    try:
        return duckdb.connect(str(path), read_only=read_only, config={"memory_limit": _MEMORY, "threads": 2})
    except duckdb.Error as error:
        raise _told(error, path) from error


def _told(error: duckdb.Error, path: Path) -> StoreError:
    """Say in one line what the user can mend; what was committed before stays."""
    text = " ".join(str(error).split())
    for mark, what, mend in _MENDS:
        if mark in text:
            return StoreError(what, where=str(path), mend=mend)
    return StoreError(text[:200], where=str(path), mend="what was stored before stays")


_MENDS = (
    ("Could not set lock", "another run has the store open", "wait for it to end"),
    ("No space left", "the disk is full", "make room, then --resume: what was stored before stays"),
    ("Permission denied", "no permission to write here", "name a --db in a folder of yours"),
    ("Read-only file system", "the file system is read-only", "name a --db elsewhere"),
    ("read-only", "no permission to write here", "name a --db in a folder of yours"),
    ("not a valid DuckDB", "not a DuckDB file", "name another --db"),
    ("storage version", "a DuckDB file of another version", "audit anew with another --db"),
    ("No such file or directory", "the folder is not there", "make it first"),
)


def _any(wordings: Mapping[str, str]) -> str:
    return wordings.get("any") or wordings.get("pl") or next(iter(wordings.values()))
