"""Measures one run of a command: clock, processor and memory; and what repeated runs come to."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ONE_CORE = ("taskset", "-c", "0")
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Compiled Python is kept between runs, as an installed package has it."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds on the clock and of the processor, and the memory of its largest process in MB."""

    clock: float
    processor: float
    peak: float
    said: Any = None
    """What a loop printed: mails, clock, processor and start."""


def run(command: Sequence[str], *, one_core: bool = False, fault: int = 2) -> Cost:
    """Run a command to its end; raises RuntimeError where it did not work, by a status from `fault` on or a signal."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        begun = time.perf_counter()
        given = [*(_ONE_CORE if one_core else ()), *command]
        process = subprocess.Popen(given, stdout=out, stderr=errors, env=_ENVIRONMENT)
        _, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        if not 0 <= process.returncode < fault:
            raise RuntimeError(f"{' '.join(command)}: {errors.read().decode('utf-8', 'replace')[-500:]}")
        out.seek(0)
        text = out.read()
    return Cost(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, text)


def loop(command: Sequence[str], folder: Path, seconds: float, extra: Sequence[str], cores: int) -> list[Cost]:
    """Run a loop over a folder on one pinned core, or in that many processes at once with a share of the mails each.

    Its last line is what it measured; some tools print lines of their own before.
    """

    def one(first: int) -> Cost:
        arguments = [*command, str(folder), str(seconds), str(first), str(cores), *extra]
        cost = run(arguments, one_core=cores == 1, fault=1)
        return Cost(cost.clock, cost.processor, cost.peak, json.loads(cost.said.splitlines()[-1]))

    with ThreadPoolExecutor(cores) as together:
        return list(together.map(one, range(cores)))


def rate(costs: Sequence[Cost]) -> float:
    """Give mails a second: of the processor for one process, which a noisy neighbour can't slow, else of the clock."""
    if len(costs) == 1:
        return float(costs[0].said["mails"] / costs[0].said["processor"])
    return float(sum(cost.said["mails"] / cost.said["clock"] for cost in costs))


@dataclass(frozen=True, slots=True)
class Spread:
    """Repeated figures: their median, least and most."""

    middle: float
    least: float
    most: float

    @classmethod
    def of(cls, figures: Sequence[float]) -> Spread:
        """Sum figures up."""
        return cls(statistics.median(figures), min(figures), max(figures))


@contextmanager
def quiet(lock: Path | None) -> Iterator[None]:
    """Hold a lock while something is measured, so that other measurements on this machine wait for it."""
    if lock is None:
        yield
        return
    import fcntl

    with lock.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield
