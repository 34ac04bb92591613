"""`replylint fix`: show what can be mended as a diff, or write it; then lint again and tell what is left."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Any, NamedTuple

import click

from replylint.cli.given import judging_options, project_of
from replylint.cli.judged import STDIN, Run
from replylint.cli.say import say
from replylint.cli.verdict import Verdict
from replylint.errors import ReplylintError
from replylint.fix import Safety
from replylint.mending import DraftFile, Mended, mended
from replylint.model import Message, Report
from replylint.project import Plan
from replylint.reporting import Failure, Options, formatter
from replylint.reporting.terminal import visible


class _Done(NamedTuple):
    """A draft with its file (None where nothing is to be changed) and what became of it."""

    before: Message
    file: DraftFile | None
    after: Mended


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE…|FOLDER…|GLOB…")
@click.option("--write", is_flag=True, help="Write the fixes into the files; without it they are shown as a diff.")
@click.option("--unsafe", is_flag=True, help="Also fixes that add or arrange words: thanks, a list, bold, a sign-off.")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files although they are named outright.")
@judging_options
@click.pass_context
def fix(
    ctx: click.Context, /, paths: tuple[str, ...], write: bool, unsafe: bool, force_exclude: bool, **judging: Any
) -> None:
    """Mend what can be mended mechanically, show the diff, and tell what is left.

    Exits with 0 when nothing is left, 1 at findings that --fail-on names or fixes not yet written, 2 at a fault.
    """
    if STDIN in paths:
        raise click.UsageError("fix works on files (name one, or pipe into `replylint check -`)")
    allowed: tuple[Safety, ...] = ("safe", "unsafe") if unsafe else ("safe",)
    run, verdict, counts = Run(project_of(**judging)), Verdict(), Counter[str]()
    left: list[Report] = []
    for before, plan in run.messages(run.choose(paths, force_exclude=force_exclude)):
        done = _mend(run, before, plan, allowed)
        if done is None:
            continue
        if done.file and write and not _written(run, done.file, done.after):
            continue
        left.append(verdict.weigh(done.after.report, plan.settings))
        counts.update(made.title for made in done.after.fixes)
        if done.file and not write:
            _show(_diff(done))
    _tell(left, run, counts, write)
    pending = bool(counts) and not write
    ctx.exit(2 if run.failures else int(verdict.failed or pending))


def _mend(run: Run, before: Message, plan: Plan, allowed: tuple[Safety, ...]) -> _Done | None:
    """Mend one draft; a file that can't be written back is a failure of the run if there is something to mend."""
    try:
        after = mended(before, plan.check, allowed)
        file = DraftFile.of(Path(before.path), before) if after.fixes else None
    except ReplylintError as error:
        run.failures.append(Failure(before.path, error))
        return None
    return _Done(before, file, after)


def _written(run: Run, file: DraftFile, after: Mended) -> bool:
    """Write a mended draft; a file that can't be written stays as it was, and is a failure of the run."""
    try:
        file.write(after.message.source)
    except ReplylintError as error:
        run.failures.append(Failure(str(file.path), error))
        return False
    return True


def _show(diff: Iterator[str]) -> None:
    """Print a diff: tamed for a terminal, byte for byte for a file or another program."""
    text = "".join(diff)
    if sys.stdout.isatty():
        say(text, nl=False)
    else:
        click.echo(text, nl=False)


def _diff(done: _Done) -> Iterator[str]:
    names = (f"a/{visible(done.before.path)}", f"b/{visible(done.before.path)}")
    old, new = (text.splitlines(keepends=True) for text in (done.before.source, done.after.message.source))
    for line in unified_diff(old, new, *names):
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def _tell(left: list[Report], run: Run, counts: Counter[str], written: bool) -> None:
    """Say what was fixed, then every finding that is left, one a line."""
    for title, count in counts.items():
        say(f"{'fixed' if written else 'can be fixed'}: {title} ({count})", err=True)
    if counts and not written:
        say("replylint: nothing is written yet; --write does", err=True)
    for piece in formatter("compact")(left, run.failures, Options()):
        say(piece, nl=False)
