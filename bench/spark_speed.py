"""Measures an audit on Spark beside the local one, in one run, and plans a hundred million replies from the figures.

    python bench/spark_speed.py 200000

Two local workers, then local[2], over the same generated replies: rates, processor time, the memory of Spark's Python
workers, and what went through shuffle and onto disk by Spark's own event log. Writes docs/performance.md.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from spark_runs import corpus, local_audit, spark_audit, write
from watching import Process, Watched

MANY = 100_000_000
CORES = (16, 64, 256)
_LOG = ("spark.eventLog.enabled=true", "spark.eventLog.rolling.enabled=false", "spark.eventLog.compress=false")


@dataclass(frozen=True, slots=True)
class Figures:
    """What an audit on Spark cost; times in seconds of processor, sizes in bytes."""

    count: int
    python: float
    jvm: float
    source: int
    shuffled: int
    written: int
    kept: int
    worker: float
    """Resident MB of the largest Python worker."""


def main() -> None:
    """Measure, and write what was measured and what it means for many replies."""
    with tempfile.TemporaryDirectory() as scratch:
        speed, figures = measured(Path(scratch), int(sys.argv[1]))
    write("spark_speed.py", "speed", speed)
    write("spark_speed.py", "plan", plan(figures))


def measured(folder: Path, count: int) -> tuple[list[str], Figures]:
    """Audit both ways; give the lines of the comparison, and the figures of Spark."""
    source, log, java = corpus(folder, count), folder / "log", Java()
    log.mkdir()
    local = local_audit(source, folder / "local.duckdb")
    options = [word for setting in (*_LOG, f"spark.eventLog.dir={log.as_uri()}") for word in ("--conf", setting)]
    spark = spark_audit(source, folder / "lake", "local[2]", *options, each=java)
    if local.status or spark.status:
        sys.exit(f"{local.out}\n{spark.out}")
    shuffled, written = through_spark(log)
    jvm = sum(seconds for pid, seconds in spark.processor.items() if pid in java.seen)
    kept = sum(path.stat().st_size for path in (folder / "lake").rglob("*.parquet"))
    figures = Figures(count, cost(spark) - jvm, jvm, source.stat().st_size, shuffled, written, kept,
                      max(max(sizes) for sizes in spark.workers.values()))  # fmt: skip
    return comparison(count, local, spark, jvm), figures


class Java:
    """Notes which processes of a command are Java."""

    def __init__(self) -> None:
        self.seen: set[int] = set()

    def __call__(self, family: Sequence[Process], seconds: float) -> None:
        self.seen |= {one.pid for one in family if "org.apache.spark.deploy" in one.command}


def comparison(count: int, local: Watched, spark: Watched, jvm: float) -> list[str]:
    """Lay both measurements side by side, and the memory of Spark's workers over the run."""
    return [
        f"Measured on {date.today()}: {count:,} generated replies, the whole command from start to end, one after the "
        "other, on two cores that others used too.",
        "",
        "| | replies a second | seconds | processor seconds | of them in the JVM | memory of all processes, MB |",
        "|---|--:|--:|--:|--:|--:|",
        _row("two local workers", count, local, "–"),
        _row("Spark, `local[2]`", count, spark, f"{jvm:,.0f}"),
        "",
        f"Spark keeps **{local.seconds / spark.seconds:.2f}** of the local rate by the clock, and "
        f"{cost(local) / cost(spark):.2f} by processor time, which others' work does not change.",
        "",
        "Resident memory of a Python worker, MB, median of each quarter of its life:",
        "",
        "| worker | first | second | third | last |",
        "|--:|--:|--:|--:|--:|",
        *(f"| {number} | {' | '.join(f'{mb:.0f}' for mb in four)} |" for number, four in enumerate(quarters(spark), 1)),
    ]


def plan(found: Figures) -> list[str]:
    """Reckon cores, hours, shuffle and disk for `MANY` replies from what a few cost."""
    seconds = (found.python + found.jvm) / found.count
    hours = seconds * MANY / 3600
    lasts = ", ".join(f"{hours / cores:,.1f} on {cores}" for cores in CORES)
    return [
        f"From the run above: {found.count:,} replies of {found.source / found.count:,.0f} bytes. All of it grows with "
        "the number of replies; what Spark costs to start is in the figures, so they are rather high.",
        "",
        "| | measured | for 100 million replies |",
        "|---|---|--:|",
        f"| processor | {1000 * seconds:.2f} ms a reply, Python and JVM (the table above) | {hours:,.0f} core-hours |",
        f"| clock | core-hours ÷ cores | hours: {lasts} cores |",
        f"| source | {_each(found.source, found)} as JSON lines | {_gb(found.source, found)} |",
        f"| shuffle | {_each(found.shuffled, found)} to local disks, compressed (event log) "
        f"| {_gb(found.shuffled, found)} |",
        f"| written | {_each(found.written, found)}, staged tables too (event log) | {_gb(found.written, found)} |",
        f"| kept | {_each(found.kept, found)} in the folder | {_gb(found.kept, found)} |",
        f"| memory | {found.worker:,.0f} MB the largest Python worker | {found.worker / 1000:.1f} GB a core, beside "
        "the JVM's |",
        "",
        f"**What costs.** {100 * found.python / (found.python + found.jvm):.0f} % of the processor time is Python: "
        "reading rows as replies, and judging them by the same step as everywhere. It falls into tasks of 32 MB of "
        f"source, {found.source / found.count * MANY / 2**25:,.0f} of them here, so it takes as many cores as there "
        "are; the last tasks leave some idle. The rest is the JVM: reading, one shuffle by content hash, writing, and "
        "the templates, which group and join what was written. A later run over the same archive reads and hashes all "
        "of it but judges only what is new.",
        "",
        "**What it comes to** is core-hours × the price of a core-hour, the local disks for the shuffle with it. "
        "Machines that may be taken away do: a lost executor costs its tasks and its part of the shuffle, which are "
        "done again.",
    ]


def through_spark(log: Path) -> tuple[int, int]:
    """Give the bytes that went into shuffles and into files, by the event log of the only application in a folder."""
    shuffled = written = 0
    for line in next(path for path in log.iterdir() if path.is_file()).open(encoding="utf-8"):
        if '"SparkListenerTaskEnd"' in line:
            metrics = json.loads(line).get("Task Metrics") or {}
            shuffled += metrics.get("Shuffle Write Metrics", {}).get("Shuffle Bytes Written", 0)
            written += metrics.get("Output Metrics", {}).get("Bytes Written", 0)
    return shuffled, written


def cost(ran: Watched) -> float:
    """Give the processor seconds of all processes of a command."""
    return sum(ran.processor.values())


def quarters(ran: Watched) -> list[list[float]]:
    """Give the memory of each long-lived worker by the quarters of its life."""
    long = [sizes for sizes in ran.workers.values() if len(sizes) > ran.seconds / 3]
    return [[statistics.median(s[len(s) * q // 4 : len(s) * (q + 1) // 4]) for q in range(4)] for s in long]


def _row(name: str, count: int, ran: Watched, jvm: str) -> str:
    rate = count / ran.seconds
    return f"| {name} | {rate:,.0f} | {ran.seconds:,.0f} | {cost(ran):,.0f} | {jvm} | {ran.peak:,.0f} |"


def _each(size: int, found: Figures) -> str:
    return f"{size / found.count:,.0f} bytes a reply"


def _gb(size: int, found: Figures) -> str:
    return f"{size / found.count * MANY / 1e9:,.0f} GB"


if __name__ == "__main__":
    main()
