"""Measures replylint beside its peers and writes the tables of docs/performance.md: `make bench`.

    python bench/speed.py [--quick] [--part tools|growth] [--lock FILE]

Peers are installed at pinned versions under build/bench; the corpus is made there too (see mails.py). Takes some
twenty minutes; `--quick` takes a few minutes, prints the tables and writes no page.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import mails
from floor_phrases import write_phrases
from measured import PYTHON, REPLYLINT, Figures, Plan, batch, cold, growth, whole
from page import write
from peers import LOOPS, Tool, peers
from tables import growing, tables

SCRATCH = Path(__file__).parents[1] / "build" / "bench"


def main() -> None:
    """Install, make the corpus, measure, and write or print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--quick", action="store_true", help="try it: few mails, one round, nothing written")
    asked.add_argument("--lock", type=Path, help="hold this file's lock while a part measures, and not in between")
    asked.add_argument("--part", choices=("tools", "growth"), action="append", help="only this part of the page")
    given = asked.parse_args()
    count = 100 if given.quick else 2000
    corpus = SCRATCH / f"mails-{count}"
    if not corpus.is_dir():
        mails.write(corpus, count)
    write_phrases(SCRATCH / "phrases.txt", 500)
    plan = (
        Plan(1, 2, (100, 1000), (50, 500, 5000), given.lock, corpus)
        if given.quick
        else Plan(3, 3, (100, 1_000, 10_000, 100_000), (50, 500, 5_000, 50_000), given.lock, corpus)
    )
    for part, text in measured(given.part or ("tools", "growth"), plan, 200 if given.quick else 1000):
        if given.quick:
            print(text)
        else:
            write("bench/speed.py", part, text)


def own() -> list[Tool]:
    """Give replylint in its ways, and the floor under all tools."""
    check = (REPLYLINT, "check", "--isolated", "--no-cache", "--fail-on", "never")
    loop, floor = (PYTHON, str(LOOPS / "of_replylint.py")), (PYTHON, str(LOOPS / "floor.py"))
    phrases = str(SCRATCH / "phrases.txt")
    return [
        Tool("floor: read and decode", "", "", loop=floor, extra=("read", phrases), folder=""),
        Tool("floor: 500 phrases by google-re2", "", "", loop=floor, extra=("scan", phrases), folder=""),
        Tool("replylint, phrases, English", "", "library", (*check, "--no-model"), loop, ("phrases",)),
        Tool("replylint, phrases, Hebrew", "", "library", (*check, "--no-model"), loop, ("phrases",), "he"),
        Tool("replylint, model, English", "", "library", check, loop, ("model",)),
        Tool("replylint, model, Hebrew", "", "library", check, loop, ("model",), "he"),
    ]


def measured(parts: Sequence[str], plan: Plan, audited: int) -> Iterator[tuple[str, str]]:
    """Measure part after part and give its tables."""
    found = Figures()
    if "tools" in parts:
        tools = [*own(), *peers(SCRATCH)]
        for name, part in (
            ("cold", lambda: cold(tools, plan, found)),
            ("batch", lambda: batch(tools, plan, found)),
            ("whole commands", lambda: whole(audited, plan, found)),
        ):
            print(f"measuring: {name}", file=sys.stderr, flush=True)
            part()
        yield "tools", tables(tools, plan, found)
    if "growth" in parts:
        print("measuring: growth", file=sys.stderr, flush=True)
        growth(plan, found)
        yield "growth", growing(found)


if __name__ == "__main__":
    main()
