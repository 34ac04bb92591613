"""What a run has written so far, beside the folder's tables, until all of it is moved to its place or thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from replylint.audit.folder import CURRENT
from replylint.audit.tables import VERSION
from replylint.spark.folder import Folder
from replylint.spark.tables import TABLES
from replylint.spark.templates import derive

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_RULE_ROW = (
    "rules string, version string, rule string, code string, tip string, section string, weight int, severity string, "
    "critical boolean, fact string, title map<string, string>, why map<string, string>, suggest map<string, string>"
)
_RUN_ROW = (
    "started timestamp_ntz, finished timestamp_ntz, version string, rules string, sources array<string>, store int, "
    "seen int, replaces boolean"
)
_OF_CURRENT = "SELECT c.* FROM {child} c LEFT SEMI JOIN {replies} r ON r.reply = c.reply AND r.run = c.run"


@dataclass(frozen=True, slots=True)
class Staging:
    """A folder of a run's own."""

    folder: Folder
    address: str

    @classmethod
    def of(cls, folder: Folder) -> Staging:
        """Name a new one; nothing is written yet."""
        return cls(folder, f"{folder.address}/_staging-{uuid4().hex}")

    @property
    def spark(self) -> SparkSession:
        """Give the session."""
        return self.folder.spark

    def keep(self, name: str, frame: DataFrame) -> DataFrame:
        """Write a frame, and give it back as it was written."""
        frame.write.mode("overwrite").parquet(f"{self.address}/{name}")
        return self.spark.read.schema(frame.schema).parquet(f"{self.address}/{name}")

    def add_tables(self, judged: DataFrame, rules: str, failures: Sequence[tuple[str, str]]) -> None:
        """Write the store's tables of what was judged."""
        for name, query in TABLES.items():
            self.keep(name, self.spark.sql(query.replace("{rules}", rules), judged=judged))
        if failures:
            self._keep_rows("failures", failures, "path string, what string")

    def add_rules(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Write what the rules are, where no run before has."""
        held = self.folder.table("rule_versions")
        if held is None or held.filter(held["rules"] == rows[0][0]).isEmpty():
            self._keep_rows("rule_versions", rows, _RULE_ROW)

    def add_derived(self) -> None:
        """Write what hangs on all replies together, those of the runs before too."""
        written, gone = self._whole("replies"), self._whole("gone")
        replies = self.spark.sql(CURRENT, written=written, gone=gone)
        tables = {"replies": replies, "rule_versions": self._whole("rule_versions")}
        for name in ("findings", "verdicts"):
            tables[name] = self.spark.sql(_OF_CURRENT, child=self._whole(name), replies=replies)
        derive(tables, self.keep)

    def add_run(self, row: tuple[datetime, datetime, str, str, list[str]], *, replaces: bool) -> None:
        """Write the row of the run: when it started and ended, replylint's version, the rules and the sources.

        `replaces` says that rows of runs before count no more.
        """
        moments = [moment.replace(tzinfo=None) for moment in row[:2]]
        whole = (*moments, *row[2:], VERSION, max(self.folder.runs, default=0), replaces)
        self._keep_rows("runs", [whole], _RUN_ROW)

    def publish(self) -> int:
        """Move the tables to their places; give the number of the run. Raises OSError."""
        run = self.folder.next_run()
        self.folder.publish(self.address, run)
        return run

    def delete(self) -> None:
        """Throw away what was not moved."""
        self.folder.files.delete(self.address)

    def _keep_rows(self, name: str, rows: Sequence[tuple[Any, ...]], schema: str) -> None:
        self.keep(name, self.spark.createDataFrame(rows, schema).coalesce(1))

    def _whole(self, name: str) -> DataFrame:
        """Give the rows of the runs before and of this one, which counts as the last."""
        held, run = self.folder.table(name), max(self.folder.runs, default=0) + 1
        if name not in self.folder.files.names(self.address):
            assert held is not None, "what no run has written was staged by this one"
            return held
        own = self.spark.read.parquet(f"{self.address}/{name}").selectExpr("*", f"{run} AS run")
        return own if held is None else held.unionByName(own)
