"""Measures speed and writes docs/performance.md: a cold check beside proselint's, a thousand mails in one process.

    python bench/cold.py

proselint is the yardstick; it is installed at a pinned version into a scratch environment that is thrown away.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from replylint import Linter, Message

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "performance.md"
OTHERS = "\n<!-- what other scripts measure -->\n"
LETTERS = ("fridge-mended.md", "late-fridge.md", "line-down.txt", "blocked-card-mended.md",
           "fridge-mended.he.md", "late-fridge.he.md", "line-down.he.txt", "blocked-card-mended.he.md")  # fmt: skip
PROSELINT = "proselint==0.16.0"
RUNS = 15
MAILS = 1000


def main() -> None:
    """Measure, print the page and write it."""
    replylint = str(Path(sys.executable).with_name("replylint"))
    check = [replylint, "check", "--no-cache", "--fail-on", "never"]
    with tempfile.TemporaryDirectory() as scratch:
        proselint = _proselint(Path(scratch))
        rows = alternately({
            "`proselint check`, English": [proselint, "check", "fridge-mended.md"],
            "`replylint check`, English": [*check, "fridge-mended.md"],
            "`replylint check`, Hebrew": [*check, "fridge-mended.he.md"],
            "`replylint check`, a bad letter": [*check, "late-fridge.md"],
            "`replylint --help`": [replylint, "--help"],
        })  # fmt: skip
    yardstick = next(iter(rows.values())).processor
    table = "\n".join(
        f"| {name} | {cost.clock:.2f} | {cost.processor:.2f} | {cost.processor / yardstick:.1f} |"
        for name, cost in rows.items()
    )
    text = PAGE_TEXT.format(
        day=date.today().isoformat(), python=sys.version.split()[0], cores=os.cpu_count(), runs=RUNS, table=table,
        proselint=PROSELINT, mails=MAILS, **batch(),
    )  # fmt: skip
    _, mark, rest = PAGE.read_text(encoding="utf-8").partition(OTHERS)
    PAGE.write_text(text + mark + rest, encoding="utf-8")
    print(text)


class Cost(NamedTuple):
    """Seconds of one run: on the clock, and of the processor."""

    clock: float
    processor: float


def alternately(commands: dict[str, list[str]]) -> dict[str, Cost]:
    """Give the median cost of each command, run in turns so that a noisy moment meets all of them.

    Compiled Python is kept between the runs, as an installed package has it.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(RUNS + 1):
        for name, command in commands.items():
            before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            subprocess.run(command, cwd=ROOT / "examples", env=environment, capture_output=True, check=False)
            clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
            processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            costs[name].append(Cost(clock, processor))
    return {name: Cost(*map(statistics.median, zip(*found[1:], strict=True))) for name, found in costs.items()}


def batch() -> dict[str, str]:
    """Give the mails a second of one process, without and with the spaCy pipeline, after it is warm."""
    texts = [(ROOT / "examples" / name).read_text(encoding="utf-8") for name in LETTERS]
    mails = [
        Message(text.replace("88213", str(10000 + number)), "markdown", id=str(number))
        for number, text in enumerate(islice(cycle(texts), MAILS))
    ]
    words = statistics.mean(len(mail.source.split()) for mail in mails)
    phrases, plain, warm = (rate(Linter(model=model, warm=warm), mails) for model, warm in
                            ((False, False), (True, False), (True, True)))  # fmt: skip
    added = 1000 * (1 / warm - 1 / phrases)
    return {"words": f"{words:.0f}", "phrases": f"{phrases:.0f}", "plain": f"{plain:.0f}", "warm": f"{warm:.0f}",
            "added": f"{added:.2f}"}  # fmt: skip


def rate(linter: Linter, mails: list[Message]) -> float:
    """Give the mails a second of processor time, the better of two passes."""
    seconds = []
    for _ in range(2):
        start = time.process_time()
        for _report in linter.check_all(mails):
            pass
        seconds.append(time.process_time() - start)
    return len(mails) / min(seconds)


def _proselint(scratch: Path) -> str:
    venv.create(scratch, with_pip=True)
    subprocess.run([scratch / "bin" / "python", "-m", "pip", "install", "--quiet", PROSELINT], check=True)
    return str(scratch / "bin" / "proselint")


PAGE_TEXT = """# Performance

Written on {day} by `python bench/cold.py`, on Python {python} with {cores} cores that others may have used too: compare
ratios, not seconds.

## A cold check of one mail

Median of {runs} runs in turns, a new process each, `--no-cache`; the yardstick is {proselint}.

| command | seconds | of the processor | times the yardstick |
|---|--:|--:|--:|
{table}

## Many mails in one process

{mails} mails of {words} words on average, half of them Hebrew, on one core (processor time, the better of two passes).
They are eight letters with changing numbers, so sentences come again, as they do in a team's mail:

| | mails a second |
|---|--:|
| phrases alone (`--no-model`) | {phrases} |
| phrases and sentence model, as a single check runs it | {plain} |
| phrases and sentence model, in the spaCy pipeline (batches, audit, page) | {warm} |

The second look adds {added} ms a mail. Readers, the page and the audit are measured by `bench/read_folder.py`,
`bench/serve_latency.py` and `bench/audit_corpus.py`.
"""

if __name__ == "__main__":
    main()
