"""Watches a command and all that it starts: seconds of clock and processor, and the memory of its Python workers."""

from __future__ import annotations

import os
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 2**20


@dataclass
class Watched:
    """What a command cost."""

    status: int = 0
    seconds: float = 0.0
    out: str = ""
    processor: dict[int, float] = field(default_factory=dict)
    workers: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    """Resident MB of each Python worker of Spark's, once a second."""
    peak: float = 0.0
    """Resident MB of all processes together, at most."""


@dataclass(frozen=True, slots=True)
class Process:
    """A process as /proc shows it."""

    pid: int
    parent: int
    seconds: float
    resident: float
    command: str


def watched(
    command: Sequence[str], environment: Mapping[str, str], each: Callable[[list[Process], float], None] | None = None,
    every: float = 1.0,
) -> Watched:  # fmt: skip
    """Run a command to its end; `each` sees its processes and the seconds gone, every so many seconds."""
    done, started = Watched(), time.monotonic()
    with subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True) as process:  # fmt: skip
        while process.poll() is None:
            time.sleep(every)
            family = list(_family(process.pid))
            _note(done, family)
            if each:
                each(family, time.monotonic() - started)
        done.out = process.stdout.read() if process.stdout else ""
    done.status, done.seconds = process.returncode, time.monotonic() - started
    return done


def _note(done: Watched, family: Sequence[Process]) -> None:
    done.peak = max(done.peak, sum(one.resident for one in family))
    for one in family:
        done.processor[one.pid] = max(one.seconds, done.processor.get(one.pid, 0.0))
    daemons = {one.pid for one in family if "pyspark.daemon" in one.command}
    for one in family:
        if one.parent in daemons:
            done.workers[one.pid].append(one.resident)


def _family(root: int) -> Iterator[Process]:
    """Give a process and all that descend from it."""
    found = {one.pid: one for one in _all()}
    for one in found.values():
        ancestor = one
        while ancestor.pid != root and ancestor.parent in found:
            ancestor = found[ancestor.parent]
        if ancestor.pid == root:
            yield one


def _all() -> Iterator[Process]:
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        seconds = (int(fields[11]) + int(fields[12])) / _TICK
        yield Process(int(folder.name), int(fields[1]), seconds, int(fields[21]) * _PAGE_MB, command)
