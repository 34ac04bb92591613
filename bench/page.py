"""Writes what a benchmark found into its place of docs/performance.md; what is written by hand round it stays."""

from __future__ import annotations

import sys
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"


def write(script: str, part: str, text: str) -> None:
    """Put text into its place of the page, between its two marks; exits where the page has none."""
    print(text)
    first, last = f"<!-- {script}: {part} -->", f"<!-- end of {part} -->"
    page = PAGE.read_text(encoding="utf-8")
    before, mark, rest = page.partition(first)
    if not mark:
        sys.exit(f"{PAGE} has no place {first}")
    PAGE.write_text(f"{before}{first}\n{text}\n{last}{rest.partition(last)[2]}", encoding="utf-8")


def table(head: str, rows: list[tuple[str, ...]]) -> str:
    """Lay rows out under a head `name | figure | …`; every column but the first is set to the right."""
    columns = head.count("|") + 1
    lines = [f"| {head} |", "|---|" + "--:|" * (columns - 1), *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines)
