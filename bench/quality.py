"""Measures the linter on labelled replies and writes docs/quality.md: `python bench/quality.py LABELLED.jsonl …`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from replylint.calibration.compare import compare
from replylint.calibration.labelled import read_labelled
from replylint.calibration.tables import as_markdown
from replylint.engine import Linter

PAGE = Path(__file__).parents[1] / "docs" / "quality.md"
HEAD = Path(__file__).with_name("quality-head.md")


def main(paths: list[Path]) -> None:
    """Write a section for every file."""
    names = " ".join(path.name for path in paths)
    parts = [HEAD.read_text(encoding="utf-8").format(day=date.today().isoformat(), names=names)]
    for path in paths:
        result = compare(Linter(), read_labelled(path))
        lines = list(as_markdown(result, disagreements=False))
        end = next((i for i, line in enumerate(lines) if line.startswith("### both")), len(lines))
        parts.append(f"## {path.stem}\n\n" + "\n".join(lines[:end]).strip() + "\n")
    PAGE.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
