"""Runs every file of folders through the readers and the linter: names crashes and slow files, counts what was read.

python bench/read_folder.py FOLDER… [--format eml] [--slow 1.0] [--judge]
"""

from __future__ import annotations

import argparse
import time
import traceback
from collections import Counter
from pathlib import Path

from replylint.engine import Linter
from replylint.errors import ReadingError
from replylint.reading import Options, read_path


def main() -> int:
    """Print one line a crash or slow file, then the counts; 1 where there was one."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--format")
    parser.add_argument("--slow", type=float, default=1.0)
    parser.add_argument("--judge", action="store_true")
    given = parser.parse_args()
    counts: Counter[str] = Counter()
    linter = Linter()
    for path in sorted(p for folder in given.folders for p in folder.rglob("*") if p.is_file()):
        begun = time.perf_counter()
        try:
            for item in read_path(path, Options(given.format)):
                counts["unreadable" if isinstance(item, ReadingError) else "messages"] += 1
                if isinstance(item, ReadingError):
                    assert "\n" not in str(item), path
                    print(f"    {item}")
                elif given.judge:
                    linter.check(item)
        except Exception:
            counts["crashes"] += 1
            print(f"CRASH {path}\n{traceback.format_exc(limit=-3)}")
        seconds = time.perf_counter() - begun
        if seconds > given.slow:
            counts["slow"] += 1
            print(f"SLOW {path} {seconds:.1f} s")
    print(dict(counts))
    return int(bool(counts["crashes"] or counts["slow"]))


if __name__ == "__main__":
    raise SystemExit(main())
