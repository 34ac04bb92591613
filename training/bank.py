"""Reads the sentence bank (letters and loose groups of labelled sentences) and the customers' messages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
LABELS = (
    "greeting", "thanks", "ownership", "empathy", "hollow", "cause", "status", "next", "instruction", "warm",
    "signoff", "refusal", "alternative", "deflection", "vague", "defensive",
)  # fmt: skip
SITUATIONS = ("complaint", "question", "request", "other")


@dataclass(frozen=True)
class Line:
    """One sentence of the bank; `index` of `count` lines in its letter, 0 of 0 in loose groups."""

    text: str
    labels: frozenset[str]
    letter: str | None
    index: int
    count: int
    source: str
    heading: tuple[str, ...]


def read_bank(language: str) -> list[Line]:
    """Read every line of a language in file order; raises ValueError with file and line on a malformed one."""
    return [line for path in sorted((HERE / "bank" / language).glob("*.txt")) for line in _read(path)]


@dataclass(frozen=True)
class CustomerMessage:
    """A message of a customer and what it is: complaint, question, request or other."""

    situation: str
    text: str


def read_customers(language: str) -> list[CustomerMessage]:
    """Read the customers' messages of a language; raises ValueError with file and line on a malformed one."""
    path = HERE / "customers" / f"{language}.txt"
    found = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not raw.strip() or raw.startswith("#"):
            continue
        situation, bar, text = raw.partition("|")
        if not bar or situation.strip() not in SITUATIONS:
            raise ValueError(f"{path}:{number}: not 'situation | message'")
        found.append(CustomerMessage(situation.strip(), text.strip().replace(" ⏎ ", "\n")))
    return found


def _read(path: Path) -> Iterator[Line]:
    heading: tuple[str, ...] = ("sentences",)
    group: list[tuple[frozenset[str], str]] = []
    count = 0
    for number, raw in enumerate([*path.read_text(encoding="utf-8").splitlines(), "## end"], 1):
        row = raw.strip()
        if not row or row.startswith("##"):
            if group:
                count += 1
                yield from _group(group, heading, f"{path.stem}-{count}", path.stem)
                group = []
            if row.startswith("##"):
                heading = tuple(part.strip() for part in row[2:].split(";"))
            continue
        if "|" not in row:
            raise ValueError(f"{path}:{number}: no '|'")
        labels, text = row.split("|", 1)
        named = frozenset(part.strip() for part in labels.split(",")) - {"-"}
        if named - set(LABELS):
            raise ValueError(f"{path}:{number}: unknown label {sorted(named - set(LABELS))}")
        group.append((named, text.strip()))


def _group(group: list[tuple[frozenset[str], str]], heading: tuple[str, ...], name: str, source: str) -> Iterator[Line]:
    letter = heading[0] == "letter"
    for index, (labels, text) in enumerate(group):
        place = (index, len(group)) if letter else (0, 0)
        yield Line(text, labels, name if letter else None, *place, source, heading)
