"""Measures the linter on labelled replies and writes docs/quality.md: `python bench/quality.py LABELLED.jsonl …`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from replylint.calibration.compare import compare
from replylint.calibration.labelled import Labelled, read_labelled
from replylint.calibration.tables import as_markdown
from replylint.engine import Linter

PAGE = Path(__file__).parents[1] / "docs" / "quality.md"
HEAD = Path(__file__).with_name("quality-head.md")


def main(paths: list[Path]) -> None:
    """Write a section for every file, and one over all of them for the labels that are too rare in each."""
    names = " ".join(path.name for path in paths)
    parts = [HEAD.read_text(encoding="utf-8").format(day=date.today().isoformat(), names=names)]
    replies = {path.stem: read_labelled(path) for path in paths}
    for stem, found in replies.items():
        by_language, _ = _tables(found)
        parts.append(f"## {stem}\n\n{by_language}\n")
    _, pooled = _tables([reply for found in replies.values() for reply in found])
    parts.append(f"## All together\n\n{pooled}\n")
    PAGE.write_text("\n".join(parts), encoding="utf-8")


def _tables(replies: list[Labelled]) -> tuple[str, str]:
    """Give the tables of each language, and those over both."""
    lines = list(as_markdown(compare(Linter(warm=True), replies), disagreements=False))
    end = next(number for number, line in enumerate(lines) if line.startswith("### both"))
    return "\n".join(lines[:end]).strip(), "\n".join(lines[end + 1 :]).strip()


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
