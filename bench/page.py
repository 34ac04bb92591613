"""Writes what a command found into its place of a page of docs; what is written by hand round it stays.

python bench/page.py docs/security.md SCRIPT PART < TEXT
"""

from __future__ import annotations

import sys
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"


def write(script: str, part: str, text: str, page: Path = PAGE) -> None:
    """Put text into its place of a page, between its two marks; exits where the page has none."""
    print(text)
    first, last = f"<!-- {script}: {part} -->", f"<!-- end of {part} -->"
    before, mark, rest = page.read_text(encoding="utf-8").partition(first)
    if not mark:
        sys.exit(f"{page} has no place {first}")
    page.write_text(f"{before}{first}\n{text}\n{last}{rest.partition(last)[2]}", encoding="utf-8")


def table(head: str, rows: list[tuple[str, ...]]) -> str:
    """Lay rows out under a head `name | figure | …`; every column but the first is set to the right."""
    columns = head.count("|") + 1
    lines = [f"| {head} |", "|---|" + "--:|" * (columns - 1), *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines)


if __name__ == "__main__":
    write(sys.argv[2], sys.argv[3], sys.stdin.read().strip(), Path(sys.argv[1]))
