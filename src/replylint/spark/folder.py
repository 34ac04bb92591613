"""The folder that a job writes: one sub-folder a table and run, visible when the run is whole, and not before.

    replies/run=1/*.parquet   verdicts/run=1/…   runs/run=1/…   _staging-…

A run counts from the moment that its `runs/run=N` is there; it is moved last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from replylint.audit.folder import CURRENT, TABLE_NAMES
from replylint.errors import StoreError
from replylint.spark.files import Files

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_RUN = re.compile(r"run=(\d+)$")


@dataclass(frozen=True, slots=True)
class Folder:
    """The tables of an audit under an address, as far as runs are whole."""

    spark: SparkSession
    files: Files
    address: str
    runs: tuple[int, ...]

    @classmethod
    def at(cls, spark: SparkSession, address: str) -> Folder:
        """Look at a folder, which need not be there; raises StoreError for one that holds something else."""
        files = Files(spark)
        runs = tuple(sorted(_numbers(files.names(f"{address}/runs"))))
        if not runs and any(name not in TABLE_NAMES and not name.startswith("_") for name in files.names(address)):
            raise StoreError("this folder holds something else", where=address, mend="name a new one with --to")
        return cls(spark, files, address.rstrip("/"), runs)

    def table(self, name: str) -> DataFrame | None:
        """Read the whole runs of a table, a column `run` in it; None where none has any row."""
        present = set(_numbers(self.files.names(f"{self.address}/{name}")))
        paths = [f"{self.address}/{name}/run={run}" for run in self.runs if run in present]
        if not paths:
            return None
        return self.spark.read.option("basePath", f"{self.address}/{name}").parquet(*paths)

    def current(self) -> DataFrame | None:
        """Give key, base, rules, run and path of the replies that the folder holds now."""
        replies, gone = self.table("replies"), self.table("gone")
        if replies is None:
            return None
        if gone is None:
            gone = self.spark.createDataFrame([], "key bigint, run int")
        return self.spark.sql(CURRENT, written=replies, gone=gone)

    def next_run(self) -> int:
        """Take the next number for a run; nobody else gets it."""
        taken = {n for name in TABLE_NAMES for n in _numbers(self.files.names(f"{self.address}/{name}"))}
        number = 1 + max(taken, default=0)
        while not self.files.claim(f"{self.address}/_claims/{number}"):
            number += 1
        return number

    def publish(self, staging: str, run: int) -> None:
        """Move the staged tables to their places, `runs` last of all; raises OSError."""
        staged = self.files.names(staging)
        for name in TABLE_NAMES:
            if name in staged:
                self.files.move(f"{staging}/{name}", f"{self.address}/{name}/run={run}")


def _numbers(names: Sequence[str]) -> list[int]:
    return [int(found[1]) for name in names if (found := _RUN.match(name))]
