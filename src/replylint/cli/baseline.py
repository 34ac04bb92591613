"""`replylint baseline`: keep the findings of today as known, so that only new ones fail; take out what is no more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from replylint.baseline import FILE_NAME, counted, read_baseline, write_baseline
from replylint.cli.given import judging_options, project_of
from replylint.cli.group import LazyGroup
from replylint.cli.judged import Run
from replylint.cli.say import say

_COMMANDS = {name: f"{__name__}:{name}" for name in ("write", "prune")}
_FILE = click.option("--baseline", "file", type=click.Path(path_type=Path), help=f"The file (default: the "
                     f"configuration's, else {FILE_NAME}).")  # fmt: skip


@click.group(cls=LazyGroup, commands_from=_COMMANDS)
def baseline() -> None:
    """Keep today's findings as known, so that only new ones fail."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE…|FOLDER…|GLOB…")
@_FILE
@judging_options
@click.pass_context
def write(ctx: click.Context, /, paths: tuple[str, ...], file: Path | None, **judging: Any) -> None:
    """Write every finding of these files as known."""
    run = Run(project_of(**judging))
    files = run.choose(paths)
    path = _path(run, file, files)
    counts = counted((report for report, _ in run.judge(files)), path.parent)
    _end(ctx, run)
    write_baseline(path, counts)
    say(f"{path}: {sum(counts.values())} findings in {len(files)} files are known from now on")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE…|FOLDER…|GLOB…")
@_FILE
@judging_options
@click.pass_context
def prune(ctx: click.Context, /, paths: tuple[str, ...], file: Path | None, **judging: Any) -> None:
    """Take out what these files, or files that are gone, no longer hold; nothing is added."""
    run = Run(project_of(**judging))
    files = run.choose(paths)
    path = _path(run, file, files)
    known = read_baseline(path)
    for report, _ in run.judge(files):
        known.without_known(report)
    _end(ctx, run)
    before, kept = known.total(), known.pruned()
    write_baseline(path, kept)
    say(f"{path}: {before - sum(kept.values())} known findings taken out, {sum(kept.values())} stay")


def _path(run: Run, file: Path | None, files: tuple[Path, ...]) -> Path:
    configured = run.project.plan_for(files[0]).settings.baseline if files else None
    return file or configured or Path(FILE_NAME)


def _end(ctx: click.Context, run: Run) -> None:
    """Stop before anything is written where a file could not be checked."""
    for failure in run.failures:
        say(f"replylint: {failure.told}", err=True)
    if run.failures:
        ctx.exit(2)
