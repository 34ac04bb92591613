"""Measures the linter on labelled replies: quality.py FILE.jsonl …

Writes docs/quality.md, the README's table, and rules/measured.json, by which a rule is scored or only advises.
"""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from pathlib import Path

from replylint.calibration.compare import ALL, Comparison, compare
from replylint.calibration.labelled import Labelled, read_labelled
from replylint.calibration.tables import as_json, as_markdown, figures
from replylint.engine import Linter
from replylint.judging.measured import FILE
from replylint.resources import rules_folder

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "quality.md"
README = ROOT / "README.md"
MEASURED = rules_folder() / FILE
HEAD = Path(__file__).with_name("quality-head.md")
_TABLE = re.compile(r"(<!-- quality: .*? -->\n).*?(<!-- end -->)", re.DOTALL)
COLUMNS = ("opening_thanks", "ownership", "empathy", "closing_instruction", "vague_promise")
"""The labels that the README shows beside the macro F1."""


def main(paths: list[Path]) -> None:
    """Write a section for every file, and one over all of them for the labels that are too rare in each."""
    replies = {path.stem: read_labelled(path) for path in paths}
    results = {stem: _compared(found) for stem, found in replies.items()}
    whole = _compared([reply for found in replies.values() for reply in found])
    names = ", ".join(f"`{stem}`" for stem in replies)
    parts = [HEAD.read_text(encoding="utf-8").format(day=date.today().isoformat(), names=names)]
    parts += [f"## {stem}\n\n{_tables(result)[0]}\n" for stem, result in results.items()]
    parts.append(f"## All together\n\n{_tables(whole)[1]}\n")
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    kept = {"date": date.today().isoformat(), "rules": _measured(whole)}
    MEASURED.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    rows = [_row(stem, len(replies[stem]), result) for stem, result in results.items()]
    rows.append(_row("all", sum(map(len, replies.values())), whole))
    head = f"| replies ({date.today().isoformat()}) | n | macro F1 of 11 moves | {' | '.join(COLUMNS)} |"
    text = "\n".join([head, f"|---|{'--:|' * (2 + len(COLUMNS))}", *rows])
    README.write_text(_TABLE.sub(rf"\1{text}\n\2", README.read_text(encoding="utf-8")), encoding="utf-8")


def _compared(replies: list[Labelled]) -> Comparison:
    return compare(Linter(warm=True), replies)


def _measured(result: Comparison) -> dict[str, dict[str, float]]:
    """Give what is kept of each rule; one that accused nobody was not measured."""
    return {
        name: {"yes": a.positives, "precision": round(a.precision, 3), "recall": round(a.recall or 0.0, 3)}
        for name, a in sorted(figures(result.rules)[ALL].items())
        if a.precision is not None
    }


def _tables(result: Comparison) -> tuple[str, str]:
    """Give the tables of each language, and those over both."""
    lines = list(as_markdown(result, disagreements=False))
    end = next(number for number, line in enumerate(lines) if line.startswith("### both"))
    return "\n".join(lines[:end]).strip(), "\n".join(lines[end + 1 :]).strip()


def _row(name: str, count: int, result: Comparison) -> str:
    """Give the README's row: a label's cell is its F1 and, in brackets, the graders' yeses."""
    told = as_json(result)
    labels = told["labels"][ALL]
    cells = [f"{labels[label]['f1']:.2f} ({labels[label]['positives']})" for label in COLUMNS]
    return f"| {name} | {count} | **{told['macro_f1'][ALL]:.2f}** | {' | '.join(cells)} |"


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
