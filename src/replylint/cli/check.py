"""`replylint check`: judge drafts and print what a good service writer would tell their author."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import IO, Any

import click

from replylint.baseline import Baseline, read_baseline
from replylint.cli.given import judging_options, project_of
from replylint.cli.judged import Run
from replylint.cli.reading import reading_of, reading_options
from replylint.cli.say import say
from replylint.cli.verdict import Verdict
from replylint.config.settings import Settings
from replylint.model import Report
from replylint.parsing.threads import read_thread
from replylint.reporting import FORMATS, Options, formatter


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE…|FOLDER…|GLOB…|-")
@click.option("--format", "output", default="text", metavar="FORMAT", show_default=True,
              help=f"How to report: {', '.join(FORMATS)}, or one that a package offers.")  # fmt: skip
@click.option("--output-file", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write the report there.")
@judging_options
@click.option("--stdin-filename", metavar="NAME", default="stdin.md", help="Read standard input as this kind of file.")
@reading_options
@click.option("--thread", type=click.Path(path_type=Path), help="The customer's mail, or the thread, that is answered.")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files although they are named outright.")
@click.option("--baseline", type=click.Path(path_type=Path), help="Known findings, as `baseline write` wrote them.")
@click.option("--diff-base", metavar="REV", help="Only what is new since this branch left REV, as git tells.")
@click.option("--no-cache", is_flag=True, help="Work everything out anew, and keep nothing.")
@click.option("--quiet", "-q", is_flag=True, help="Print only replies with findings at or over --fail-on.")
@click.option("--no-color", is_flag=True, help="No colour (NO_COLOR does the same).")
@click.pass_context
def check(
    ctx: click.Context, /, paths: tuple[str, ...], output: str, output_file: Path | None, stdin_filename: str,
    thread: Path | None, force_exclude: bool, diff_base: str | None, no_cache: bool, quiet: bool, no_color: bool,
    **judging: Any,
) -> None:  # fmt: skip
    """Judge draft replies: files, folders, globs, or - for standard input (read as Markdown unless named).

    Exits with 0 when clean, 1 at findings or a score that --fail-on or --fail-under name, 2 when the run is at fault.
    """
    write = formatter(output)
    reading = reading_of(judging)
    run = Run(project_of(**judging), stdin_filename, reading, read_thread(thread) if thread else None,
              cache=not no_cache, since=diff_base)  # fmt: skip
    files = run.choose(paths, force_exclude=force_exclude)
    settings = run.project.plan_for(files[0] if files else Path("-"))
    verdict, known = Verdict(), _Known()
    reports = (verdict.weigh(known.without(report, plan.settings), plan.settings) for report, plan in run.judge(files))
    options = Options(
        quiet=quiet, fail_on=settings.settings.fail_on, color=_color(no_color, output_file, sys.stdout),
        messages=settings.settings.messages, rules=tuple(settings.rules),
        width=_width(),
    )  # fmt: skip
    with click.open_file(str(output_file) if output_file else "-", "w", encoding="utf-8", errors="replace") as stream:
        for piece in write(reports, run.failures, options):
            stream.write(piece)
    known.tell()
    ctx.exit(verdict.status(run.failures))


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
    return min(max(shutil.get_terminal_size((100, 24)).columns, 60), 110)


def _color(no_color: bool, output_file: Path | None, stream: IO[str]) -> bool:
    return not no_color and output_file is None and "NO_COLOR" not in os.environ and stream.isatty()
