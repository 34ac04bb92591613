"""Writes docs/model-card.md from the bank, the shipped weights and training/held-out.json: python training/card.py"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bank import read_bank, read_customers
from fitting import FOLDS, SEED, STRENGTH
from held_out import ENOUGH, read_table
from moves import SURE

from replylint.languages import LANGUAGES
from replylint.recognition.features import BUCKETS
from replylint.recognition.linear import MODELS, VERSION, linear_model

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "model-card.md"
NAMES = {"en": "English", "he": "Hebrew"}


def data() -> Iterator[str]:
    """Give a row of the table of data for each language."""
    for code in LANGUAGES:
        lines = read_bank(code)
        letters = len({line.letter for line in lines if line.letter})
        loose = sum(not line.letter for line in lines)
        bare = sum(not line.labels for line in lines)
        messages = len(read_customers(code))
        yield f"| {NAMES[code]} | {len(lines)} | {letters} | {loose} | {bare} | {messages} |"


def sizes() -> Iterator[str]:
    """Give a row of the table of sizes for each language, in kB on disk."""
    for code in LANGUAGES:
        found = [round((MODELS / code / name / "weights").stat().st_size / 1000) for name in PARTS]
        yield f"| {NAMES[code]} | {' | '.join(map(str, found))} |"


def figures() -> Iterator[str]:
    """Give a row of the table of held-out figures for each move."""
    table = read_table()
    thresholds = {code: linear_model(code).thresholds for code in table}
    for move in next(iter(table.values())):
        cells = [
            f"{row.positives} | {row.f1:.2f}{' (few)' * (row.positives < ENOUGH)} | {thresholds[code][move].yes}"
            for code, row in ((code, rows[move]) for code, rows in table.items())
        ]
        yield f"| {move} | {' | '.join(cells)} |"


PARTS = ("moves", "situation", "message")


def main() -> None:
    """Fill the template and write the page."""
    held = " and ".join(f"{next(iter(rows.values())).lines} {NAMES[code]}" for code, rows in read_table().items())
    text = (HERE / "card.md").read_text(encoding="utf-8")
    PAGE.write_text(
        text.format(
            data="\n".join(data()), sizes="\n".join(sizes()), figures="\n".join(figures()), held=held, version=VERSION,
            folds=FOLDS, seed=SEED, strength=STRENGTH, buckets=BUCKETS, sure=SURE,
        ),
        encoding="utf-8",
    )  # fmt: skip


if __name__ == "__main__":
    main()
