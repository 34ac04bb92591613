"""One run of an audit on Spark: what the folder does not hold yet is judged, and all of it becomes visible at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from replylint.audit.keys import rules_of
from replylint.audit.store import rule_rows
from replylint.project import Plan
from replylint.spark.arrow_types import ddl
from replylint.spark.folder import Folder
from replylint.spark.frame import chosen, out_schema
from replylint.spark.judging import judge
from replylint.spark.kit import pack
from replylint.spark.marking import marked
from replylint.spark.sources import Sources
from replylint.spark.staging import Staging
from replylint.spark.tables import COUNTS, UNREAD
from replylint.spark.taking import TAKEN, Taking, take
from replylint.spark.told import file_fault

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_PART = 32 << 20
"""Bytes of source a task: some minutes of judging, so that a lost worker costs no more."""
_MOST_PARTS = 20_000
_AGAIN = 20
"""How often reading starts anew without a damaged file; where more are damaged, the source itself is."""


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
        started, staging = datetime.now(UTC), Staging.of(self.folder)
        try:
            judged, sources = self._sound(sources, staging)
            counts: dict[str, int] = staging.spark.sql(COUNTS, judged=judged).first().asDict()
            failures = sorted([*sources.faults, *_unread(judged)])
            run = None
            if counts["judged"] or counts["unjudged"] or counts["gone"] or self._new(failures):
                staging.add_tables(judged, self.rules, failures)
                staging.add_rules(rule_rows(self.rules, self.version, self.plan.rules))
                staging.add_derived()
                row = (started, datetime.now(UTC), self.version, self.rules, list(named))
                staging.add_run(row, replaces=bool(counts["replaced"] or counts["gone"]))
                run = staging.publish()
        finally:
            staging.delete()
        return Outcome(run, counts["judged"], counts["unjudged"], counts["known"], counts["gone"], failures)

    @property
    def rules(self) -> str:
        """Give the hash of the rule set."""
        return rules_of(self.plan, self.version)

    def _sound(self, sources: Sources, staging: Staging, again: int = _AGAIN) -> tuple[DataFrame, Sources]:
        """Judge what is sound: a file that proves to be damaged is left out, and the rest is read again.

        Reading ends before judging begins, so that little is lost.
        """
        try:
            return self._judged(sources, staging), sources
        except Exception as error:
            fault = file_fault(error)
            if not again or fault is None or fault[0] not in sources.paths:
                raise
        return self._sound(sources.without(fault), staging, again - 1)

    def _judged(self, sources: Sources, staging: Staging) -> DataFrame:
        """Judge what is new into one staged table, in which every row of the sources says what it is to the folder."""
        taken = chosen(sources.frame, self.taking).mapInArrow(partial(take, taking=self.taking), ddl(TAKEN))
        read = staging.spark.createDataFrame([(name,) for name in sources.paths], "path string")
        fresh = marked(taken, self.folder.current(), read, self.rules, self._partitions(sources))
        marks = [fresh.schema[name] for name in ("replaced", "known", "key", "gone")]
        fresh = fresh.select(*TAKEN.names, *(mark.name for mark in marks))
        packed = pack(self.plan.settings)
        return staging.keep("judged", fresh.mapInArrow(partial(judge, packed=packed), out_schema(marks)))

    def _partitions(self, sources: Sources) -> int:
        least: int = 4 * self.folder.spark.sparkContext.defaultParallelism
        return min(max(least, sum(file.size for file in sources.files) // _PART), _MOST_PARTS)

    def _new(self, failures: Sequence[tuple[str, str]]) -> bool:
        """Whether something could not be read that no run has told of."""
        held = self.folder.table("failures")
        told = {(row["path"], row["what"]) for row in held.collect()} if held is not None else set()
        return not told.issuperset(failures)


def _unread(judged: DataFrame) -> list[tuple[str, str]]:
    """Give the paths of rows that are no replies, and why, each reason of a path once."""
    rows = judged.sparkSession.sql(UNREAD, judged=judged).collect()
    return [(row["path"], row["unread"] + (f" ({row['n']} rows)" if row["n"] > 1 else "")) for row in rows]
