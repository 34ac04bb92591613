"""Judges the files of a run one after another; what can't be read or judged is kept as a failure, the rest goes on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from replylint.choosing import Chosen, choose
from replylint.errors import ReadingError, ReplylintError
from replylint.model import Message, Report
from replylint.project import Plan, Project
from replylint.reading import read_bytes, read_file
from replylint.reporting import Failure

STDIN = "-"
Judged = tuple[Report, Plan]


class Run:
    """One run over some files: gives reports with their plans, and gathers what failed."""

    def __init__(self, project: Project, stdin_filename: str = "stdin.md", input_format: str | None = None) -> None:
        self.project = project
        self.failures: list[Failure] = []
        self._stdin_filename, self._input_format = stdin_filename, input_format

    def choose(self, names: tuple[str, ...], *, force_exclude: bool = False) -> tuple[Path, ...]:
        """Find the files; "-" stays as it is. A run in which nothing was found is a failure, unless all is excluded."""
        chosen: Chosen = choose([n for n in names if n != STDIN], self.project, force_exclude=force_exclude)
        self.failures += [Failure(name, error) for name, error in chosen.missing]
        if chosen.excluded:
            click.echo(f"replylint: {chosen.excluded} of the files named are left out by exclude", err=True)
        return (*(Path(n) for n in names if n == STDIN), *chosen.drafts)

    def judge(self, files: tuple[Path, ...]) -> Iterator[Judged]:
        """Give a report for each reply in the files; raises ConfigError, which stops the run."""
        for message, plan in self.messages(files):
            try:
                report = plan.check(message)
            except ReplylintError as error:
                self.failures.append(Failure(message.path, error))
                continue
            yield report, plan

    def messages(self, files: tuple[Path, ...]) -> Iterator[tuple[Message, Plan]]:
        """Give each reply in the files with its plan; raises ConfigError, which stops the run."""
        for path in files:
            plan = self.project.plan_for(Path(self._stdin_filename) if str(path) == STDIN else path)
            plan.prepare()
            try:
                for message in self._read(path):
                    yield message, plan
            except ReadingError as error:
                self.failures.append(Failure(str(path), error))

    def _read(self, path: Path) -> Iterator[Message]:
        if str(path) == STDIN:
            return read_bytes(sys.stdin.buffer.read(), self._stdin_filename, self._input_format)
        return read_file(path, self._input_format)
