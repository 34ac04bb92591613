"""Measure listening on question-answer pairs: precision, recall and F1 of "answered", and of details asked again.

Takes pair files (YAML, as in tests/listening) or graded threads (JSONL); `-v` prints every pair that went wrong.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from replylint import Linter
from replylint.coverage import Ask, Coverage
from replylint.model import Message

PAIRS = Path(__file__).parents[1] / "tests" / "listening"


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Give threads in the graded form, whichever of the two forms the file has."""
    if path.suffix == ".jsonl":
        yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
        return
    for row in yaml.safe_load(path.read_text(encoding="utf-8")):
        yield {
            "id": row["id"], "customer_message": row["customer"], "text": row["reply"],
            "asks": [{"quote": quote, "status": status} for quote, status in row["asks"]],
            "asks_again_for": [{"quote": quote} for quote, _ in row.get("again", ())],
            "refuses_unasked": row.get("refused", []),
        }  # fmt: skip


class Tally:
    """Hits, false alarms and misses of one kind."""

    def __init__(self) -> None:
        self.hits = self.alarms = self.misses = 0

    def line(self) -> str:
        precision = self.hits / max(self.hits + self.alarms, 1)
        recall = self.hits / max(self.hits + self.misses, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        counts = f"hits {self.hits}, false {self.alarms}, missed {self.misses}"
        return f"P {precision:.2f}  R {recall:.2f}  F1 {f1:.3f}  ({counts})"


def overlaps(text: str, quote: str, start: int, end: int) -> int:
    """Give how many characters a graded quote shares with a span of the same text."""
    place = text.find(quote)
    return min(end, place + len(quote)) - max(start, place) if place >= 0 else 0


def measure(threads: list[dict[str, Any]], verbose: bool) -> tuple[dict[str, Tally], int, int]:
    linter = Linter()
    tallies = {"answered": Tally(), "asked again": Tally(), "refuses unasked": Tally()}
    right = asked = 0
    for thread in threads:
        heard = linter.case(Message(thread["text"], id=thread["id"], customer_message=thread["customer_message"])).heard
        table = heard.coverage if heard else Coverage()
        good, count = _asks(thread, table, tallies["answered"], verbose)
        right, asked = right + good, asked + count
        again = [entry["quote"] for entry in thread["asks_again_for"]]
        _quotes(thread, again, [a.quote for a in table.asked_again], tallies["asked again"], verbose)
        _quotes(
            thread, thread["refuses_unasked"], [u.quote for u in table.unasked], tallies["refuses unasked"], verbose
        )
    return tallies, right, asked


def _asks(thread: dict[str, Any], table: Coverage, tally: Tally, verbose: bool) -> tuple[int, int]:
    message, used, right = thread["customer_message"], set(), 0
    for graded in thread["asks"]:
        best = max(table.asks, key=lambda a: overlaps(message, graded["quote"], a.start, a.end), default=None)
        found: Ask | None = best if best and overlaps(message, graded["quote"], best.start, best.end) > 0 else None
        status = found.status if found else "not seen"
        used.add(found)
        right += status == graded["status"]
        tally.hits += graded["status"] == status == "answered"
        tally.misses += graded["status"] == "answered" != status
        tally.alarms += graded["status"] != "answered" == status
        if verbose and status != graded["status"]:
            print(
                f"{thread['id']}: {graded['status']}, told as {status}: {graded['quote']} | {found and found.evidence}"
            )
    for ask in table.asks:
        if ask not in used:
            tally.alarms += ask.status == "answered"
            if verbose:
                print(f"{thread['id']}: no ask, told as {ask.status}: {ask.quote}")
    return right, len(thread["asks"])


def _quotes(thread: dict[str, Any], graded: list[str], told: list[str], tally: Tally, verbose: bool) -> None:
    def meet(one: str, other: str) -> bool:
        return one in other or other in one or len(set(one.split()) & set(other.split())) >= 3

    false = [quote for quote in told if not any(meet(quote, g) for g in graded)]
    missed = [quote for quote in graded if not any(meet(quote, t) for t in told)]
    tally.hits += len(graded) - len(missed)
    tally.alarms += len(false)
    tally.misses += len(missed)
    if verbose and false + missed:
        print(f"{thread['id']}: told {false}, missed {missed}")


def main() -> None:
    verbose = "-v" in sys.argv
    paths = [Path(a) for a in sys.argv[1:] if a != "-v"] or sorted(PAIRS.glob("*.??.yaml"))
    for path in paths:
        threads = list(read(path))
        for part in sorted({_part(thread) for thread in threads}):
            tallies, right, asked = measure([t for t in threads if _part(t) == part], verbose)
            print(f"{path.name} {part}: {asked} asks, status right in {right / asked:.2f}")
            for name, tally in tallies.items():
                print(f"  {name:16} {tally.line()}")


def _part(thread: dict[str, Any]) -> str:
    """Give the set a pair belongs to: "en-a07" is of set en-a."""
    return str(thread["id"]).rstrip("0123456789").rstrip("-")


if __name__ == "__main__":
    main()
