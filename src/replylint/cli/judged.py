"""Judges the files of a run one after another; what can't be read or judged is kept as a failure, the rest goes on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from replylint.choosing import Chosen, choose
from replylint.errors import ReadingError, ReplylintError
from replylint.model import Message, Report
from replylint.parsing.threads import Thread
from replylint.project import Plan, Project
from replylint.reading import Item, read_path, read_stream
from replylint.reading import Options as Reading
from replylint.reporting import Failure

STDIN = "-"
Judged = tuple[Report, Plan]


class Run:
    """One run over some files: gives reports with their plans, and gathers what failed."""

    def __init__(
        self, project: Project, stdin_filename: str = "stdin.md", reading: Reading | None = None,
        thread: Thread | None = None,
    ) -> None:  # fmt: skip
        self.project = project
        self.failures: list[Failure] = []
        self._stdin_filename, self._reading, self._thread = stdin_filename, reading or Reading(), thread

    def choose(self, names: tuple[str, ...], *, force_exclude: bool = False) -> tuple[Path, ...]:
        """Find the files; "-" stays as it is. A run in which nothing was found is a failure, unless all is excluded."""
        chosen: Chosen = choose(
            [n for n in names if n != STDIN], self.project, self._reading, force_exclude=force_exclude
        )
        self.failures += [Failure(name, error) for name, error in chosen.missing]
        if chosen.excluded:
            click.echo(f"replylint: {chosen.excluded} of the files named are left out by exclude", err=True)
        return (*(Path(n) for n in names if n == STDIN), *chosen.drafts)

    def judge(self, files: tuple[Path, ...]) -> Iterator[Judged]:
        """Give a report for each reply in the files; raises ConfigError, which stops the run."""
        for path in files:
            yield from self._guarded(path)

    def _read(self, path: Path) -> Iterator[Item]:
        if str(path) == STDIN:
            return read_stream(sys.stdin.buffer, self._stdin_filename, self._reading)
        return read_path(path, self._reading)

    def _messages(self, path: Path) -> Iterator[Message]:
        for item in self._read(path):
            if isinstance(item, ReadingError):
                self.failures.append(Failure(str(path), item))
            else:
                yield replace(item, **self._thread._asdict()) if self._thread else item

    def _guarded(self, path: Path) -> Iterator[Judged]:
        plan = self.project.plan_for(Path(self._stdin_filename) if str(path) == STDIN else path)
        plan.prepare()
        try:
            for message in self._messages(path):
                yield plan.check(message), plan
        except ReplylintError as error:
            self.failures.append(Failure(str(path), error))
