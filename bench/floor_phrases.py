"""Chooses the phrases of the floor's scan: three words in a row of the training bank, always the same ones."""

from __future__ import annotations

import random
from pathlib import Path

from audit_corpus import bank
from mails import LANGUAGES, SEED


def write_phrases(path: Path, count: int) -> None:
    """Write so many phrases, one a line."""
    runs = sorted({run for code in LANGUAGES for lines in bank(code).values() for line in lines for run in _runs(line)})
    path.write_text("\n".join(random.Random(SEED).sample(runs, count)) + "\n", encoding="utf-8")


def _runs(line: str) -> list[str]:
    words = line.split()
    threes = [" ".join(words[place : place + 3]) for place in range(len(words) - 2)]
    return [run for run in threes if run.replace(" ", "").isalpha()]
