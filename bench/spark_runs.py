"""Audits of the same generated replies here and on Spark, for the scripts that hold one against the other."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from audit_corpus import LENGTH, replies
from watching import Watched, watched

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
REPLYLINT = str(Path(sys.executable).with_name("replylint"))
_AUDIT = [REPLYLINT, "audit", "--isolated"]


def corpus(folder: Path, count: int, length: tuple[int, int] = LENGTH) -> Path:
    """Write so many replies as JSON lines, of so many words."""
    path = folder / f"replies-{count}.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(reply, ensure_ascii=False) + "\n" for reply in replies(count, length=length))
    return path


def local_audit(source: Path, db: Path) -> Watched:
    """Audit with two workers of this machine."""
    return _told(watched([*_AUDIT, str(source), "--workers", "2", "--db", str(db)], {}))


def spark_audit(source: Path, to: Path, master: str, *options: str, each: Any = None) -> Watched:
    """Audit on Spark; `each` is that of `watched`."""
    command = [*_AUDIT, str(source), "--engine", "spark", "--master", master, "--to", str(to), *options]
    return _told(watched(command, {"PYSPARK_PYTHON": sys.executable}, each))


def write(script: str, part: str, lines: Sequence[str]) -> None:
    """Put lines into the place of the page that has a script's and part's two marks."""
    text = "\n".join(lines)
    print(text)
    first, last = f"<!-- bench/{script}: {part} -->", f"<!-- end of {part} -->"
    page = PAGE.read_text(encoding="utf-8")
    before, mark, rest = page.partition(first)
    if not mark:
        sys.exit(f"{PAGE} has no place {first}")
    PAGE.write_text(f"{before}{first}\n{text}\n{last}{rest.partition(last)[2]}", encoding="utf-8")


def _told(ran: Watched) -> Watched:
    print(f"{ran.seconds:.0f} s, status {ran.status}: {ran.out.strip().splitlines()[-1:]}", file=sys.stderr)
    return ran
