"""Fuzzes every target for its share of the minutes: `python fuzz/run.py --minutes 10 [TARGET …]`; 1 where one broke.

Inputs begin from `fuzz/corpus/TARGET`, which the tests replay; what a run finds on the way is kept in `build/fuzz`, and
what breaks a promise is written to `fuzz/corpus/TARGET/crash-…`, where the tests fail on it until it is mended.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from targets import TARGETS

HERE = Path(__file__).parent
FOUND = HERE.parent / "build" / "fuzz"
_LIMITS = ("-timeout=20", "-rss_limit_mb=3000", "-max_len=3000", f"-dict={HERE / 'words.dict'}", "-print_final_stats=1")


def fuzz(name: str, seconds: float) -> tuple[bool, int]:
    """Fuzz one target; tells whether it held, and how many inputs it was given."""
    kept, found = HERE / "corpus" / name, FOUND / name
    kept.mkdir(parents=True, exist_ok=True)
    found.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, str(HERE / "one.py"), name, f"-max_total_time={max(int(seconds), 1)}", *_LIMITS,
               f"-artifact_prefix={kept}{os.sep}", str(found), str(kept)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, check=False)
    log = done.stderr.decode("utf-8", "replace") + done.stdout.decode("utf-8", "replace")
    (FOUND / f"{name}.log").write_text(log, encoding="utf-8")
    runs = [line.rsplit(" ", 1)[1] for line in log.splitlines() if "number_of_executed_units" in line]
    return done.returncode == 0, int(runs[-1]) if runs else 0


def main() -> None:
    """Run all, or the named ones, and print one line for each."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("targets", nargs="*", metavar="TARGET", help=f"of: {', '.join(TARGETS)}")
    asked.add_argument("--minutes", type=float, default=10.0, help="for all targets together")
    given = asked.parse_args()
    names, broken = given.targets or list(TARGETS), []
    for name in names:
        begun = time.monotonic()
        held, runs = fuzz(name, given.minutes * 60 / len(names))
        print(
            f"{name:<20} {runs:>9} inputs {time.monotonic() - begun:>6.0f} s  {'held' if held else 'BROKE'}", flush=True
        )
        broken += [] if held else [name]
    if broken:
        sys.exit(f"broke: {', '.join(broken)}; logs stand in {FOUND}")


if __name__ == "__main__":
    main()
