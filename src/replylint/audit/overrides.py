"""What people say of findings: a CSV of finding, verdict, who and why, and how precise each rule proves by it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from replylint.audit.statistics import Estimate, rate
from replylint.errors import ReadingError

COLUMNS = ("finding", "verdict", "who", "why")
VERDICTS = ("upheld", "overturned")


class Override(NamedTuple):
    """What a person says of a finding."""

    finding: str
    verdict: str
    who: str
    why: str
    part: str = ""
    """The part of a sample that it was looked at in: "random", "risk", or "" where none was drawn."""


def read_overrides(path: Path) -> list[Override]:
    """Read a CSV of `COLUMNS`; raises ReadingError that names the row for anything off in it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadingError(f"can't be read as UTF-8 text: {error}", where=str(path)) from error
    reader = csv.DictReader(text.splitlines())
    if missing := set(COLUMNS) - set(reader.fieldnames or ()):
        raise ReadingError(f"no column {sorted(missing)[0]!r}", where=str(path), mend=f"columns: {', '.join(COLUMNS)}")
    return list(_checked(reader, path))


def _checked(reader: csv.DictReader[str], path: Path) -> Iterator[Override]:
    for row in reader:
        where = f"{path}:{reader.line_num}"
        values = Override(*((row.get(name) or "").strip() for name in (*COLUMNS, "part")))
        if not values.verdict:
            continue
        if values.verdict not in VERDICTS:
            raise ReadingError(
                f"unknown verdict {values.verdict!r}", where=where, mend=f"one of: {', '.join(VERDICTS)}"
            )
        if values.finding.count("/") != 2:
            raise ReadingError(
                f"{values.finding!r} names no finding", where=where, mend="as `audit sample` writes them"
            )
        if not values.who or not values.why:
            raise ReadingError("an override says who and why", where=where)
        yield values


def precision(overrides: Iterable[Override]) -> dict[str, Estimate]:
    """Give for each rule the share of its findings that people upheld; a risk list, chosen to be worse, is left out."""
    found: dict[str, list[bool]] = {}
    for one in (one for one in overrides if one.part != "risk"):
        found.setdefault(one.finding.split("/")[1], []).append(one.verdict == "upheld")
    return {rule: e for rule, upheld in sorted(found.items()) if (e := rate(sum(upheld), len(upheld)))}
