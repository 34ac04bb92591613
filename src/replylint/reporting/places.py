"""Where a finding stands, as machines want it told: a stable path, and lines and columns of the file, from 1."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from replylint.model import Finding


class Region(NamedTuple):
    """Lines and columns of a file, 1-based, the end column exclusive; `exact` is False where only a line is known."""

    line: int
    column: int
    end_line: int
    end_column: int
    exact: bool


def region(finding: Finding) -> Region:
    """Give the place of a finding in its file; the first line where the part is not readable there."""
    if finding.file_line is None or finding.folded or not finding.end:
        return Region(finding.file_line or 1, 1, finding.file_line or 1, 1, False)
    rows = finding.quote.split("\n")
    last = len(rows[-1]) + (finding.column if len(rows) == 1 else 1)
    return Region(finding.file_line, finding.column, finding.file_line + len(rows) - 1, last, True)


def stable_path(path: str) -> str:
    """Give a path with forward slashes, relative to the current folder where it stands under it."""
    given = Path(path)
    if given.is_absolute() and given.is_relative_to(Path.cwd()):
        given = given.relative_to(Path.cwd())
    return given.as_posix()
