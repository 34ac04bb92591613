"""One round of `check`: files are judged, the report printed, and the exit status weighed."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import click

from replylint.baseline import Baseline, read_baseline
from replylint.cli.judged import Run
from replylint.cli.say import say
from replylint.cli.verdict import Verdict
from replylint.config.settings import Settings
from replylint.model import Report
from replylint.reporting import Options, formatter


@dataclass(frozen=True, slots=True)
class Printing:
    """How a report is printed, as the command line says."""

    output: str
    output_file: Path | None
    quiet: bool
    no_color: bool


def report(run: Run, files: tuple[Path, ...], printing: Printing) -> int:
    """Judge the files of a run, print the report, and give the exit status."""
    write = formatter(printing.output)
    settings = run.project.plan_for(files[0] if files else Path("-"))
    verdict, known = Verdict(), _Known()
    reports = (verdict.weigh(known.without(report, plan.settings), plan.settings) for report, plan in run.judge(files))
    options = Options(
        quiet=printing.quiet, fail_on=settings.settings.fail_on, color=_color(printing, sys.stdout),
        messages=settings.settings.messages, rules=tuple(settings.rules), width=_width(),
    )  # fmt: skip
    target = str(printing.output_file) if printing.output_file else "-"
    with click.open_file(target, "w", encoding="utf-8", errors="replace") as stream:
        for piece in write(reports, run.failures, options):
            stream.write(piece)
    known.tell()
    return verdict.status(run.failures)


class _Known:
    """The baselines of a run, each read once."""

    def __init__(self) -> None:
        self._read: dict[Path, Baseline] = {}

    def without(self, report: Report, settings: Settings) -> Report:
        """Take the known findings out of a report."""
        path = settings.baseline
        if path is None:
            return report
        if path not in self._read:
            self._read[path] = read_baseline(path)
        return self._read[path].without_known(report)

    def tell(self) -> None:
        """Say on standard error which baselines hold findings that are no more."""
        for path, baseline in self._read.items():
            if stale := baseline.stale():
                say(f"replylint: {path}: {len(stale)} known findings are no more; "
                           "`replylint baseline prune` takes them out", err=True)  # fmt: skip


def _width() -> int:
    """Give the columns to write in: the terminal's, within what reads well."""
    return min(max(_columns() or 100, 60), 110)


def _columns() -> int:
    """Give the columns that COLUMNS names or the terminal has; 0 where neither tells (shutil is slow to import)."""
    try:
        return int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size().columns
    except (ValueError, OSError):
        return 0


def _color(printing: Printing, stream: IO[str]) -> bool:
    plain = printing.no_color or printing.output_file is not None or "NO_COLOR" in os.environ
    return not plain and stream.isatty()
