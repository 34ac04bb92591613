"""Fuzzes every target for its share of the minutes: `python fuzz/run.py --minutes 10 [TARGET …]`; 1 where one broke.

A table of the result is left in `build/fuzz/result.md`.
Inputs begin from `fuzz/corpus/TARGET`, which the tests replay; what a run finds on the way is kept in `build/fuzz`, and
what breaks a promise is written to `fuzz/corpus/TARGET/crash-…`, where the tests fail on it until it is mended.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from targets import TARGETS

HERE = Path(__file__).parent
FOUND = HERE.parent / "build" / "fuzz"
_LIMITS = ("-timeout=20", "-rss_limit_mb=3000", f"-dict={HERE / 'words.dict'}", "-print_final_stats=1")
_LONGEST = 3000
"""Bytes of an input, unless one that is kept has more."""


def fuzz(name: str, seconds: float) -> tuple[bool, int]:
    """Fuzz one target; tells whether it held, and how many inputs it was given."""
    kept, found = HERE / "corpus" / name, FOUND / name
    kept.mkdir(parents=True, exist_ok=True)
    found.mkdir(parents=True, exist_ok=True)
    longest = max([_LONGEST, *(path.stat().st_size for path in kept.iterdir())])
    command = [sys.executable, str(HERE / "one.py"), name, f"-max_total_time={max(int(seconds), 1)}", *_LIMITS,
               f"-max_len={longest}", f"-artifact_prefix={kept}{os.sep}", str(found), str(kept)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, check=False)
    log = done.stderr.decode("utf-8", "replace") + done.stdout.decode("utf-8", "replace")
    (FOUND / f"{name}.log").write_text(log, encoding="utf-8")
    runs = [line.rsplit(" ", 1)[1] for line in log.splitlines() if "number_of_executed_units" in line]
    return done.returncode == 0, int(runs[-1]) if runs else 0


@contextmanager
def alone(lock: Path | None) -> Iterator[None]:
    """Hold a lock, if one is given, so that nobody measures meanwhile."""
    if lock is None:
        yield
        return
    with lock.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def result(rows: list[str], minutes: float, broken: int) -> str:
    """Lay the result out for docs/security.md."""
    told = f"{broken} broke a promise" if broken else "none broke a promise"
    head = "| target | inputs | seconds | |\n|---|--:|--:|---|"
    return (
        f"On {date.today()}, {minutes:g} minutes over {len(rows)} targets: {told}.\n\n{head}\n" + "\n".join(rows) + "\n"
    )


def main() -> None:
    """Run all, or the named ones, and print one line for each."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("targets", nargs="*", metavar="TARGET", help=f"of: {', '.join(TARGETS)}")
    asked.add_argument("--minutes", type=float, default=10.0, help="for all targets together")
    asked.add_argument("--lock", type=Path, help="hold this file's lock while a target is fuzzed, not in between")
    given = asked.parse_args()
    names, broken, rows = given.targets or list(TARGETS), [], []
    for name in names:
        with alone(given.lock):
            begun = time.monotonic()
            held, runs = fuzz(name, given.minutes * 60 / len(names))
            seconds = time.monotonic() - begun
        print(f"{name:<20} {runs:>9} inputs {seconds:>6.0f} s  {'held' if held else 'BROKE'}", flush=True)
        rows.append(f"| {name} | {runs:,} | {seconds:.0f} | {'held' if held else '**broke**'} |")
        broken += [] if held else [name]
    (FOUND / "result.md").write_text(result(rows, given.minutes, len(broken)), encoding="utf-8")
    if broken:
        sys.exit(f"broke: {', '.join(broken)}; logs stand in {FOUND}")


if __name__ == "__main__":
    main()
