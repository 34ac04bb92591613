"""Holds the audit on Spark against the local one, row for row, on a real JVM, and notes it in docs/performance.md.

    python bench/spark_equal.py 20000

The same generated replies in both languages: on local[2], once more into the same folder (nothing may change), on
local-cluster[2,1,2048], and there with one executor killed at work. Needs Java and replylint[spark].
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from spark_runs import REPLYLINT, corpus, local_audit, spark_audit, write
from watching import Process

from replylint.audit.store import open_store

LENGTH = 20, 60
"""Words of a reply; what is long is judged the same, but for longer."""
QUICK_START = tuple(
    word
    for side in ("driver", "executor")
    for word in ("--conf", f"spark.{side}.extraJavaOptions=-XX:TieredStopAtLevel=1")
)
CLUSTER = "local-cluster[2,1,2048]"
BY_REPLY = ("verdicts", "findings", "facts", "coverage", "templated", "verdicts_inherited", "corrected_scores")
WHOLE = {
    "rule_versions": "FROM rule_versions",
    "inherited": "FROM inherited",
    "templates": "SELECT t.* REPLACE (round(share, 9) AS share, r.key AS example, round(t.score, 9) AS score) "
    "FROM templates t JOIN replies r ON r.reply = example",
}


class Killer:
    """Kills one executor of a local cluster once the first batch of verdicts is written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.killed: int | None = None

    def __call__(self, family: Sequence[Process], seconds: float) -> None:
        at_work = any(path.stat().st_size for path in self._folder.glob("_staging-*/judged/**/part-*.parquet"))
        executors = [one.pid for one in family if "CoarseGrainedExecutorBackend" in one.command]
        if self.killed is None and at_work and executors:
            os.kill(executors[0], signal.SIGKILL)
            self.killed = executors[0]


def main() -> None:
    """Run the proof, stop where anything differs, and write what was compared into the page."""
    with tempfile.TemporaryDirectory() as scratch:
        write("spark_equal.py", "equal", equality(Path(scratch), int(sys.argv[1])))


def equality(folder: Path, count: int) -> list[str]:
    """Audit locally and on Spark; give the lines of what was compared."""
    source, killer = corpus(folder, count, LENGTH), Killer(folder / "killed")
    need(local_audit(source, folder / "local.duckdb").status == 0, "the local audit failed")
    wanted, shown = contents(folder / "local.duckdb"), report(folder / "local.duckdb")
    rows = []
    for name, master, to, each in (
        ("`local[2]`", "local[2]", "here", None),
        (f"`{CLUSTER}`", CLUSTER, "cluster", None),
        (f"`{CLUSTER}`, one executor killed at work", CLUSTER, "killed", killer),
    ):
        ran = spark_audit(source, folder / to, master, *QUICK_START, each=each)
        need(ran.status == 0, ran.out)
        found = contents(folder / to)
        differ = [table for table in wanted if wanted[table] != found[table]]
        need(not differ, f"{name}: {', '.join(differ)} differ")
        need(report(folder / to) == shown, f"{name}: the report differs")
        rows.append(f"| {name} | {count:,} | {sum(map(len, found.values())):,} | none |")
    need(killer.killed is not None, "no executor was killed: the run was over too soon")
    before = snapshot(folder / "here")
    again = spark_audit(source, folder / "here", "local[2]", *QUICK_START)
    need(f"0 replies judged, {count} known already" in again.out, again.out)
    need(snapshot(folder / "here") == before, "a second run changed the folder")
    return [
        f"Measured on {date.today()}: {count:,} generated replies of {LENGTH[0]} to {LENGTH[1]} words, in both "
        f"languages; every row of {', '.join(f'`{name}`' for name in wanted)} compared with the local audit's.",
        "`replylint audit report` prints the same from each folder as from the local store, and a second run into the "
        "first folder changed no file in it.",
        "",
        "| on | replies | rows | rows that differ |",
        "|---|--:|--:|--:|",
        *rows,
    ]


def need(held: bool, otherwise: str) -> None:
    """Stop with a line where something does not hold."""
    if not held:
        sys.exit(otherwise)


def contents(store: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Give everything in an audit's tables but numbers of runs and replies."""
    opened = open_store(store, read_only=True)
    ask = opened.connection.execute
    found = {"replies": ask("SELECT * EXCLUDE (reply, run) FROM replies ORDER BY ALL").fetchall()}
    for name in BY_REPLY:
        query = f"SELECT key, t.* EXCLUDE (reply) FROM {name} t JOIN replies USING (reply) ORDER BY ALL"
        found[name] = ask(query).fetchall()
    found |= {name: ask(f"{query} ORDER BY ALL").fetchall() for name, query in WHOLE.items()}
    opened.close()
    return found


def report(store: Path) -> str:
    """Give the report of a store, as the command prints it."""
    command = [REPLYLINT, "audit", "report", "--db", str(store), "--format", "markdown"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def snapshot(folder: Path) -> dict[str, int]:
    """Give every file and folder with the moment of its last change."""
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}


if __name__ == "__main__":
    main()
