"""Proves of the audit that a kill loses nothing, what a second worker gives, and what a million replies take.

    python bench/audit_proof.py --killed 4000 --workers 6000 --many 1000000 --scratch build/audit

Each part writes its figures into docs/performance.md; a part given 0 is left out, and its last figures stay. The part
of many replies keeps its corpus, store and figures in the scratch folder: stopped, it goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
from audit_corpus import replies
from page import table, write
from watching import Process, Watched, watched

from replylint.audit.corrections import correct_scores
from replylint.audit.store import open_store
from replylint.audit.tables import TABLES as STORE
from replylint.audit.templates import find_templates

SCRIPT = "bench/audit_proof.py"
AUDIT = [str(Path(sys.executable).with_name("replylint")), "audit"]
RUN = [*AUDIT, "run", "--isolated"]
KILLS, ROUNDS = 10, 3
TABLES = {"replies": "* EXCLUDE (run)", **dict.fromkeys(
    ("verdicts", "findings", "facts", "coverage", "rule_versions", "templates", "templated", "inherited",
     "verdicts_inherited", "corrected_scores"), "*",
)}  # fmt: skip
CHILDREN = ("verdicts", "findings", "facts", "coverage")
COPIED = """
INSERT INTO replies SELECT reply + $first, hash(key, $copy), * EXCLUDE (reply, key, wording, minhash, failure),
    CASE WHEN t.reply IS NULL THEN hash(wording, $copy) ELSE wording END,
    CASE WHEN t.reply IS NULL THEN [CAST(hash(x, $copy) % 4294967296 AS UINTEGER) FOR x IN minhash] ELSE minhash END,
    failure
FROM one.replies r LEFT JOIN (SELECT reply FROM one.templated) t USING (reply)
"""


def main() -> None:
    """Run the parts that are asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--killed", type=int, default=8000, help="replies of the run that is killed")
    options.add_argument("--workers", type=int, default=6000, help="replies for one worker and for two")
    options.add_argument("--many", type=int, default=1_000_000, help="replies of the large audit")
    options.add_argument("--grown", type=int, default=0, help="replies of a store grown from the large audit's")
    options.add_argument("--scratch", type=Path, default=Path("build/audit"), help="folder for corpora and stores")
    given = options.parse_args()
    given.scratch.mkdir(parents=True, exist_ok=True)
    if given.killed:
        write(SCRIPT, "killed", killed(given.scratch, given.killed))
    if given.workers:
        write(SCRIPT, "workers", workers(given.scratch, given.workers))
    if given.many:
        write(SCRIPT, "many", many(given.scratch, given.many))
    if given.many and given.grown:
        write(SCRIPT, "grown", grown(given.scratch, given.many, given.grown))


def killed(folder: Path, count: int) -> str:
    """Kill an audit at ten random moments, end it, and hold its tables against an undisturbed one's."""
    source, whole, db = short_corpus(folder, count), fresh(folder / "whole.duckdb"), fresh(folder / "killed.duckdb")
    command = [*RUN, str(source), "--resume", "--workers", "2", "--db"]
    undisturbed = ended(watched([*command, str(whole)], {}))
    seed = time.time_ns()
    moments, stored = random.Random(seed), []
    for kill in range(KILLS):
        process = subprocess.Popen([*command, str(db)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if kill % 3:
            wait_for_more(process, db)
        if ends_within(process, moments.uniform(0, undisturbed.seconds / (2 * KILLS))):
            sys.exit("the run ended before ten kills: give more replies")
        stored.append(count_of(db))
    ended(watched([*command, str(db)], {}))
    wanted, found = contents(whole), contents(db)
    if differ := [name for name in wanted if wanted[name] != found[name]]:
        sys.exit(f"{', '.join(differ)} differ (seed {seed})")
    rows = sum(map(len, found.values()))
    return (
        f"Measured on {date.today()}: an audit of {count:,} short replies by two workers, killed with `kill -9` at "
        f"{KILLS} random moments, some of them while it starts; {', '.join(f'{n:,}' for n in stored)} replies were "
        f"stored after each. Then `--resume` ended it. Of {rows:,} rows in {len(found)} tables **none** differs from "
        "an undisturbed run's."
    )


def wait_for_more(process: subprocess.Popen[bytes], db: Path) -> None:
    """Wait until a run has stored something."""
    log = db.with_name(db.name + ".wal")
    before = (size_of(db), size_of(log))
    while process.poll() is None and size_of(log) <= before[1] + 100_000 and size_of(db) == before[0]:
        time.sleep(0.01)


def ends_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether a run ends by itself in so many seconds; else it is killed."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return False
    return True


def size_of(path: Path) -> int:
    """Give the bytes of a file that may not be there."""
    return path.stat().st_size if path.exists() else 0


def workers(folder: Path, count: int) -> str:
    """Audit with one worker and with two in turns; give both rates and their ratio."""
    source = corpus(folder, count)
    seconds: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(ROUNDS):
        for number, taken in seconds.items():
            db = fresh(folder / "workers.duckdb")
            taken.append(ended(watched([*RUN, str(source), "--workers", str(number), "--db", str(db)], {})).seconds)
    one, two = (statistics.median(seconds[number]) for number in (1, 2))
    rows = [(str(n), f"{count / s:,.0f}", f"{s:.1f}") for n, s in ((1, one), (2, two))]
    return (
        f"Measured on {date.today()}: {count:,} replies, the whole command, start and templates too, median of "
        f"{ROUNDS} runs in turns. A second worker makes it **{one / two:.2f}** times as fast.\n\n"
        + table("workers | replies a second | seconds", rows)
    )


def many(folder: Path, count: int) -> str:
    """Audit very many replies and report from them; give rate, memory, and the report's time and size."""
    source, db, notes = corpus(folder, count), folder / f"{count}.duckdb", folder / f"{count}.json"
    before = json.loads(notes.read_text()) if notes.exists() else {"seconds": 0.0, "peak": 0.0, "parts": 0}
    peak = [before["peak"]]
    loads: list[float] = []

    def each(family: Sequence[Process], seconds: float) -> None:
        peak[0] = max(peak[0], sum(one.resident for one in family))
        sums = {"seconds": before["seconds"] + seconds, "peak": peak[0], "parts": before["parts"] + 1}
        loads.append(os.getloadavg()[0])
        notes.write_text(json.dumps(sums))

    if not notes.exists() or count_of(db) < count:
        ended(watched([*RUN, str(source), "--resume", "--db", str(db)], {}, each))
    audited = json.loads(notes.read_text())
    page = folder / f"{count}.html"
    report = ended(watched([*AUDIT, "report", "--db", str(db), "--html", str(page)], {}))
    text = ended(watched([*AUDIT, "report", "--db", str(db)], {}))
    parts = "one go" if audited["parts"] == 1 else f"{audited['parts']:.0f} parts (`--resume`)"
    rows = [
        ("replies audited a second", f"{count / audited['seconds']:,.0f}"),
        ("peak memory of all its processes together, MB", f"{audited['peak']:,.0f}"),
        ("store, MB", f"{db.stat().st_size / 2**20:,.0f}"),
        *report_rows(report, page),
        ("text report, seconds", f"{text.seconds:.1f}"),
    ]
    return (
        f"Measured on {date.today()}: {count_of(db):,} replies ({source.stat().st_size / 2**20:,.0f} MB as JSON lines) "
        f"in {parts}, with as many workers as cores, on a machine whose load was {statistics.fmean(loads or [0]):.0f}."
        "\n\n" + table(" | ", rows)
    )


def grown(folder: Path, count: int, wanted: int) -> str:
    """Report from a store that holds an audited one many times over; give its size, and the report's time and size."""
    db = fresh(folder / "grown.duckdb")
    copies = wanted // count
    with duckdb.connect(str(db), config={"memory_limit": "1GB", "threads": 2}) as connection:
        connection.execute(f"ATTACH '{folder / f'{count}.duckdb'}' AS one (READ_ONLY)")
        connection.execute(STORE)
        for name in ("store", "runs", "rule_versions"):
            connection.execute(f"INSERT INTO {name} FROM one.{name}")
        for copy in range(copies):
            values = {"copy": copy, "first": copy * count}
            connection.execute(COPIED, values)
            for name in CHILDREN:
                connection.execute(
                    f"INSERT INTO {name} SELECT reply + {copy * count}, * EXCLUDE (reply) FROM one.{name}"
                )
    store = open_store(db)
    started = time.monotonic()
    find_templates(store)
    correct_scores(store)
    templates = time.monotonic() - started
    store.close()
    page = folder / "grown.html"
    report = ended(watched([*AUDIT, "report", "--db", str(db), "--html", str(page)], {}))
    text = ended(watched([*AUDIT, "report", "--db", str(db)], {}))
    rows = [
        ("templates and corrected scores, seconds", f"{templates:.1f}"),
        *report_rows(report, page),
        ("text report, seconds", f"{text.seconds:.1f}"),
    ]
    return (
        f"Measured on {date.today()}: a store of {copies * count:,} replies, made of {copies} copies of the one above "
        "with other keys, and other wordings where a reply is of no template.\n\n" + table(" | ", rows)
    )


def report_rows(report: Watched, page: Path) -> list[tuple[str, str]]:
    """Lay out what writing a page took."""
    return [
        ("HTML report, seconds", f"{report.seconds:.1f}"),
        ("of the processor", f"{sum(report.processor.values()):.1f}"),
        ("its peak memory, MB", f"{report.peak:,.0f}"),
        ("its size, MB", f"{page.stat().st_size / 2**20:.1f}"),
    ]


def corpus(folder: Path, count: int) -> Path:
    """Write so many replies as JSON lines, once."""
    return written(folder / f"replies-{count}.jsonl", replies(count))


def short_corpus(folder: Path, count: int) -> Path:
    """Write so many replies of a few lines as JSON lines, once."""
    return written(folder / f"short-{count}.jsonl", ({**r, "text": shortened(r["text"])} for r in replies(count)))


def shortened(text: str) -> str:
    """Keep greeting and sign-off of a letter, and a few words between them."""
    greeting, first, *_, end = text.split("\n\n")
    return "\n\n".join((greeting, " ".join(first.split()[:20]), end))


def written(path: Path, records: Iterable[dict[str, str]]) -> Path:
    """Write records as JSON lines where they are not there yet."""
    if not path.exists():
        part = path.with_suffix(".part")
        with part.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        part.replace(path)
    return path


def fresh(db: Path) -> Path:
    """Give a place for a new store."""
    for path in (db, db.with_name(db.name + ".wal")):
        path.unlink(missing_ok=True)
    return db


def ended(ran: Watched) -> Watched:
    """Show how a command ended; exits where it failed."""
    print(f"{ran.seconds:.1f} s, {ran.peak:.0f} MB: {ran.out.strip()[-300:]}", file=sys.stderr)
    if ran.status:
        sys.exit(f"status {ran.status}")
    return ran


def count_of(db: Path) -> int:
    """Count the replies of a store that may not be there yet."""
    if not db.exists():
        return 0
    store = open_store(db, read_only=True)
    count: int = store.value("SELECT count(*) FROM replies")
    store.close()
    return count


def contents(db: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Give everything that an audit's tables hold, but for the numbers of runs."""
    store = open_store(db, read_only=True)
    found = {
        name: store.connection.execute(f"SELECT {what} FROM {name} ORDER BY ALL").fetchall()
        for name, what in TABLES.items()
    }
    store.close()
    return found


if __name__ == "__main__":
    main()
