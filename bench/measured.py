"""The measurements of `make bench`, each in rounds in which every tool has its turn, so that noise meets all alike."""

from __future__ import annotations

import json
import math
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from costs import Cost, Spread, loop, quiet, rate, run
from peers import Tool
from watching import watched

PYTHON = sys.executable
GROWTH = Path(__file__).with_name("growth.py")
REPLYLINT = str(Path(sys.executable).with_name("replylint"))


@dataclass(frozen=True, slots=True)
class Plan:
    """How long a run measures."""

    rounds: int
    seconds: float
    """Of a loop over mails."""
    growth: tuple[int, ...]
    words: tuple[int, ...]
    lock: Path | None
    mails: Path


@dataclass(slots=True)
class Figures:
    """What was measured, by tool or size."""

    cold: dict[str, list[Cost]] = field(default_factory=lambda: defaultdict(list))
    one: dict[str, list[tuple[float, float]]] = field(default_factory=lambda: defaultdict(list))
    """Mails a second and MB, of one core; `both`: of two processes."""
    both: dict[str, list[tuple[float, float]]] = field(default_factory=lambda: defaultdict(list))
    whole: dict[str, list[tuple[float, float]]] = field(default_factory=lambda: defaultdict(list))
    """Mails a second and MB of whole commands, start and all."""
    mails: dict[int, tuple[float, float]] = field(default_factory=dict)
    """Seconds and MB for so many mails; `words`: for a mail of so many words."""
    words: dict[int, tuple[float, float]] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def told(self, tool: Tool) -> Iterator[None]:
        """Note a peer that does not run, and go on; replylint itself must."""
        try:
            yield
        except RuntimeError as error:
            if not tool.version:
                raise
            self.broken[tool.name] = " ".join(str(error).split())[-120:]


_SLOW = 40.0
"""Seconds that a tool may take of the cold runs; three of them it has in any case."""


def cold(tools: Sequence[Tool], plan: Plan, found: Figures) -> None:
    """Run each tool on one mail, a new process each time; the first time does not count."""
    for number in range(2 * plan.rounds + 1):
        with quiet(plan.lock):
            for tool in tools:
                taken = found.cold[tool.name]
                if tool.cold and (len(taken) < 3 or sum(cost.clock for cost in taken) < _SLOW):
                    with found.told(tool):
                        cost = run([*tool.cold, str(plan.mails / tool.folder / "0001.md")], fault=tool.fault)
                        taken += [cost] if number else []


def batch(tools: Sequence[Tool], plan: Plan, found: Figures) -> None:
    """Run each tool over its mails, on one core and on both."""
    for cores, into in ((1, found.one), (2, found.both)):
        for _ in range(plan.rounds):
            with quiet(plan.lock):
                for tool in tools:
                    if tool.loop:
                        with found.told(tool):
                            costs = loop(tool.loop, plan.mails / tool.folder, plan.seconds, tool.extra, cores)
                            into[tool.name].append((rate(costs), sum(cost.peak for cost in costs)))


def whole(count: int, plan: Plan, found: Figures) -> None:
    """Run whole commands of replylint over so many mails: `check` with its workers, `audit` with one and two."""
    every = sorted(plan.mails.rglob("*.md"), key=lambda path: (path.name, path))
    files = [str(path) for path in every[:count]]
    check = [REPLYLINT, "check", "--isolated", "--no-cache", "--fail-on", "never", "--format", "jsonl"]
    audit = [REPLYLINT, "audit", "run", "--isolated", *files]
    for _ in range(plan.rounds):
        with quiet(plan.lock), tempfile.TemporaryDirectory() as scratch:
            for name, command in {
                "`check`, its own workers": [*check, "-o", f"{scratch}/report.jsonl", *files],
                "`audit`, one worker": [*audit, "--workers", "1", "--db", f"{scratch}/one.duckdb"],
                "`audit`, two workers": [*audit, "--workers", "2", "--db", f"{scratch}/two.duckdb"],
            }.items():
                ran = watched(command, {}, every=0.2)
                if ran.status not in (0, 1):
                    sys.exit(f"{name}: {ran.out[-500:]}")
                found.whole[name].append((len(files) / ran.seconds, ran.peak))


def growth(plan: Plan, found: Figures) -> None:
    """Run replylint over more and more mails, and over a longer and longer one."""
    for what, sizes, into in (("mails", plan.growth, found.mails), ("words", plan.words, found.words)):
        for size in sizes:
            folder = plan.mails if what == "mails" else plan.mails / "en"
            lock = [str(plan.lock)] if plan.lock else []
            ran = run([PYTHON, str(GROWTH), what, str(size), str(folder), *lock], one_core=True)
            figures = json.loads(ran.said)
            into[size] = figures["seconds"], figures["peak"]


def slope(costs: dict[int, tuple[float, float]]) -> float:
    """Give the slope of log time against log size by least squares: 1 is linear."""
    points = [(math.log(size), math.log(seconds)) for size, (seconds, _) in costs.items()]
    middle_x, middle_y = (sum(values) / len(points) for values in zip(*points, strict=True))
    rise = sum((x - middle_x) * (y - middle_y) for x, y in points)
    return rise / sum((x - middle_x) ** 2 for x, _ in points)


def spread(figures: Sequence[float], digits: int, scale: float = 1) -> str:
    """Write repeated figures as their median and, in brackets, least and most."""
    if not figures:
        return "–"
    of = Spread.of([figure / scale for figure in figures])
    return f"{of.middle:,.{digits}f} ({of.least:,.{digits}f}–{of.most:,.{digits}f})"
