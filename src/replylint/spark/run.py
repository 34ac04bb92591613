"""One run of an audit on Spark: what the folder does not hold yet is judged, and all of it becomes visible at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

from replylint.audit.keys import rules_of
from replylint.audit.store import rule_rows
from replylint.audit.tables import VERSION
from replylint.project import Plan
from replylint.spark.arrow_types import ddl
from replylint.spark.folder import Folder
from replylint.spark.frame import chosen, out_schema
from replylint.spark.judging import judge
from replylint.spark.kit import pack
from replylint.spark.marking import marked
from replylint.spark.sources import Sources
from replylint.spark.tables import COUNTS, TABLES, UNREAD
from replylint.spark.taking import TAKEN, Taking, take

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_PART = 32 << 20
"""Bytes of source a task: some minutes of judging, so that a lost worker costs no more."""
_MOST_PARTS = 20_000
_RULE_ROW = (
    "rules string, version string, rule string, code string, tip string, section string, weight int, severity string, "
    "critical boolean, title map<string, string>, why map<string, string>, suggest map<string, string>"
)
_RUN_ROW = (
    "started timestamp_ntz, finished timestamp_ntz, version string, rules string, sources array<string>, store int, "
    "seen int, replaces boolean"
)


class Outcome(NamedTuple):
    """What a run did; `run` is its number, None where nothing was new and so nothing was written."""

    run: int | None
    judged: int
    unjudged: int
    known: int
    gone: int
    failures: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Run:
    """A run from sources into a folder."""

    folder: Folder
    plan: Plan
    taking: Taking
    version: str

    def over(self, sources: Sources, named: Sequence[str]) -> Outcome:
        """Audit some sources; `named` is how the user named them. Whatever ends the run, the runs before stay."""
        folder, started = self.folder, datetime.now(UTC)
        staging = f"{folder.address}/_staging-{uuid4().hex}"
        try:
            judged, counts, failures = self._judged(sources, staging)
            run = None
            if counts["judged"] or counts["unjudged"] or counts["gone"] or self._new(failures):
                self._stage(judged, failures, staging, gone=bool(counts["gone"]))
                self._stage_run(staging, started, named, bool(counts["replaced"] or counts["gone"]))
                run = folder.next_run()
                folder.publish(staging, run)
        finally:
            folder.files.delete(staging)
        return Outcome(run, counts["judged"], counts["unjudged"], counts["known"], counts["gone"], failures)

    @property
    def rules(self) -> str:
        """Give the hash of the rule set."""
        return rules_of(self.plan, self.version)

    def _judged(self, sources: Sources, staging: str) -> tuple[DataFrame, dict[str, int], list[tuple[str, str]]]:
        """Judge into one staged table; give it, its counts, and what could not be read."""
        spark, path = self.folder.spark, f"{staging}/judged"
        taken = chosen(sources.frame, self.taking).mapInArrow(partial(take, taking=self.taking), ddl(TAKEN))
        read = spark.createDataFrame([(name,) for name in sources.paths], "path string")
        fresh = marked(taken, self.folder.current(), read, self.rules, self._partitions(sources))
        marks = [fresh.schema[name] for name in ("replaced", "known", "key", "gone")]
        fresh = fresh.select(*TAKEN.names, *(mark.name for mark in marks))
        fresh.mapInArrow(partial(judge, packed=pack(self.plan.settings)), out_schema(marks)).write.parquet(path)
        judged = spark.read.parquet(path)
        counts: dict[str, int] = spark.sql(COUNTS, judged=judged).first().asDict()
        unread = [(row["path"], _told(row["unread"], row["n"])) for row in spark.sql(UNREAD, judged=judged).collect()]
        return judged, counts, [*sources.faults, *sorted(unread)]

    def _partitions(self, sources: Sources) -> int:
        least: int = 4 * self.folder.spark.sparkContext.defaultParallelism
        return min(max(least, sum(file.size for file in sources.files) // _PART), _MOST_PARTS)

    def _new(self, failures: Sequence[tuple[str, str]]) -> bool:
        """Whether something could not be read that no run has told of."""
        held = self.folder.table("failures")
        told = {(row["path"], row["what"]) for row in held.collect()} if held is not None else set()
        return not told.issuperset(failures)

    def _stage(self, judged: DataFrame, failures: Sequence[tuple[str, str]], staging: str, *, gone: bool) -> None:
        spark = self.folder.spark
        for name, query in TABLES.items():
            if name != "gone" or gone:
                spark.sql(query.replace("{rules}", self.rules), judged=judged).write.parquet(f"{staging}/{name}")
        if failures:
            self._write(failures, "path string, what string", f"{staging}/failures")

    def _stage_run(self, staging: str, started: datetime, named: Sequence[str], replaces: bool) -> None:
        held = self.folder.table("rule_versions")
        if held is None or held.filter(held["rules"] == self.rules).isEmpty():
            rows = rule_rows(self.rules, self.version, self.plan.rules)
            self._write(rows, _RULE_ROW, f"{staging}/rule_versions")
        seen = max(self.folder.runs, default=0)
        moments = [moment.replace(tzinfo=None) for moment in (started, datetime.now(UTC))]
        row = (*moments, self.version, self.rules, list(named), VERSION, seen, replaces)
        self._write([row], _RUN_ROW, f"{staging}/runs")

    def _write(self, rows: Sequence[tuple[Any, ...]], schema: str, path: str) -> None:
        self.folder.spark.createDataFrame(rows, schema).coalesce(1).write.parquet(path)


def _told(what: str, count: int) -> str:
    return what if count == 1 else f"{what} ({count} rows)"
