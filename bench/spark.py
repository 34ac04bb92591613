"""Holds the audit on Spark against the local one, on a real JVM, and writes the figures into docs/performance.md.

    python bench/spark.py --equal 20000 --speed 200000

The same generated replies in both languages: tables equal row for row on local[2], on local-cluster[2,1,2048], and
after one executor was killed at work; then the speed of two local workers and of local[2], and the memory of Spark's
Python workers over that run. A part given 0 is left out, and its last figures stay. Needs Java and replylint[spark].
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import statistics
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from audit_corpus import replies
from page import write
from watching import Process, Watched, watched

from replylint.audit.store import open_store

AUDIT = [str(Path(sys.executable).with_name("replylint")), "audit", "--isolated"]
CLUSTER = "local-cluster[2,1,2048]"
BY_REPLY = ("verdicts", "findings", "facts", "coverage", "templated", "verdicts_inherited", "corrected_scores")
WHOLE = {
    "rule_versions": "FROM rule_versions",
    "inherited": "FROM inherited",
    "templates": "SELECT t.* REPLACE (round(share, 9) AS share, r.key AS example, round(t.score, 9) AS score) "
    "FROM templates t JOIN replies r ON r.reply = example",
}


def main() -> None:
    """Run the proofs and write what they give into their places of the page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--equal", type=int, default=20_000, help="replies in the proofs of equality")
    options.add_argument("--speed", type=int, default=200_000, help="replies in the measurement of speed")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        if given.equal:
            write("bench/spark.py", "equal", equality(Path(scratch), given.equal))
        if given.speed:
            write("bench/spark.py", "speed", speed(Path(scratch), given.speed))


def equality(folder: Path, count: int) -> str:
    """Audit locally and three times on Spark; give the table of what was compared. Exits where a row differs."""
    source, killer = corpus(folder, count), Killer(folder / "killed")
    local_audit(source, folder / "local.duckdb")
    wanted = contents(folder / "local.duckdb")
    rows = []
    for name, master, to, each in (
        ("`local[2]`", "local[2]", "here", None),
        (f"`{CLUSTER}`", CLUSTER, "cluster", None),
        (f"`{CLUSTER}`, one executor killed at work", CLUSTER, "killed", killer),
    ):
        ran = spark_audit(source, folder / to, master, each)
        found = contents(folder / to)
        differ = [table for table in wanted if wanted[table] != found[table]]
        if differ or ran.status:
            sys.exit(f"{name}: status {ran.status}, {', '.join(differ)} differ\n{ran.out}")
        rows.append(f"| {name} | {count:,} | {sum(map(len, found.values())):,} | none | {ran.seconds:.0f} |")
    if killer.killed is None:
        sys.exit("no executor was killed: the run was over too soon")
    return (
        f"Measured on {date.today()}: {count:,} generated replies in both languages, every row of all "
        "tables, those of templates too, compared with the local audit's.\n\n"
        "| on | replies | rows | rows that differ | seconds |\n|---|--:|--:|--:|--:|\n" + "\n".join(rows)
    )


def speed(folder: Path, count: int) -> str:
    """Audit with two local workers, then on local[2]; give both rates, their ratio and the workers' memory."""
    source = corpus(folder, count)
    local = local_audit(source, folder / "speed.duckdb")
    spark = spark_audit(source, folder / "speed", "local[2]")
    rows = [row("two local workers", count, local), row("Spark, `local[2]`", count, spark)]
    size, own, theirs = source.stat().st_size / 2**20, 1000 * cost(local) / count, 1000 * cost(spark) / count
    memory = "\n".join(
        f"| {number} | {early:.0f} | {late:.0f} |" for number, (early, late) in enumerate(halves(spark), 1)
    )
    return (
        f"Measured on {date.today()}: {count:,} generated replies ({size:.0f} MB as JSON lines), "
        "the whole command from start to end, one after the other.\n\n"
        "| | replies a second | seconds | processor seconds | memory of all processes, MB |\n|---|--:|--:|--:|--:|\n"
        + "\n".join(rows)
        + f"\n\nSpark keeps **{local.seconds / spark.seconds:.2f}** of the local rate. A reply "
        f"costs {own:.2f} ms of processor locally and {theirs:.2f} ms on Spark.\n\n"
        "Resident memory of a Python worker, MB, median of the second and of the last quarter of its life:\n\n"
        f"| worker | second quarter | last quarter |\n|--:|--:|--:|\n{memory}"
    )


def row(name: str, count: int, ran: Watched) -> str:
    """Lay a measurement out as a row."""
    return f"| {name} | {count / ran.seconds:,.0f} | {ran.seconds:.0f} | {cost(ran):.0f} | {ran.peak:,.0f} |"


def cost(ran: Watched) -> float:
    """Give the processor seconds of all processes of a command."""
    return sum(ran.processor.values())


def halves(ran: Watched) -> list[tuple[float, float]]:
    """Give the memory of each long-lived worker in its second and in its last quarter."""
    long = [sizes for sizes in ran.workers.values() if len(sizes) > ran.seconds / 3]
    return [(statistics.median(s[len(s) // 4 : len(s) // 2]), statistics.median(s[3 * len(s) // 4 :])) for s in long]


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


def corpus(folder: Path, count: int) -> Path:
    """Write so many replies as JSON lines."""
    path = folder / f"replies-{count}.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(reply, ensure_ascii=False) + "\n" for reply in replies(count))
    return path


def local_audit(source: Path, db: Path) -> Watched:
    """Audit with two workers of this machine."""
    return told(watched([*AUDIT, str(source), "--workers", "2", "--db", str(db)], {}))


def spark_audit(source: Path, to: Path, master: str, each: Any = None) -> Watched:
    """Audit on Spark."""
    command = [*AUDIT, str(source), "--engine", "spark", "--master", master, "--to", str(to)]
    return told(watched(command, {"PYSPARK_PYTHON": sys.executable}, each))


def told(ran: Watched) -> Watched:
    """Show how a command ended."""
    print(f"{ran.seconds:.0f} s, status {ran.status}: {ran.out.strip().splitlines()[-1:]}", file=sys.stderr)
    return ran


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


if __name__ == "__main__":
    main()
