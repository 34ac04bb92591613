"""`replylint check`: judge drafts and print what a good service writer would tell their author."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from replylint.cli.given import judging_options, project_of
from replylint.cli.judged import Run
from replylint.cli.reading import reading_of, reading_options
from replylint.cli.round import Printing, report
from replylint.cli.watching import Watching, keep_watching
from replylint.parsing.threads import read_thread
from replylint.reporting import FORMATS, formatter


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
@click.option("--cache/--no-cache", default=None, help="Keep answers for unchanged files in .replylint_cache/, or not.")
@click.option("--watch", is_flag=True, help="Stay, and judge each draft again when it changes; stop with Ctrl-C.")
@click.option("--quiet", "-q", is_flag=True, help="Print only replies with findings at or over --fail-on.")
@click.option("--no-color", is_flag=True, help="No colour (NO_COLOR does the same).")
@click.pass_context
def check(
    ctx: click.Context, /, paths: tuple[str, ...], output: str, output_file: Path | None, stdin_filename: str,
    thread: Path | None, force_exclude: bool, diff_base: str | None, cache: bool | None, watch: bool,
    quiet: bool, no_color: bool, **judging: Any,
) -> None:  # fmt: skip
    """Judge draft replies: files, folders, globs, or - for standard input (read as Markdown unless named).

    Exits with 0 when clean, 1 at findings or a score that --fail-on or --fail-under name, 2 when the run is at fault.
    """
    formatter(output)
    reading = reading_of(judging)
    answered = read_thread(thread) if thread else None

    def new_run() -> Run:
        project = project_of(**judging)
        return Run(project, stdin_filename, reading, answered, cache=cache, since=diff_base)

    printing = Printing(output, output_file, quiet, no_color)
    if watch:
        if "-" in paths or output_file or diff_base:
            raise click.UsageError(
                "--watch goes with files and a report on the screen (leave out -, -o and --diff-base)"
            )
        ctx.exit(keep_watching(Watching(paths, reading, force_exclude), new_run, printing))
    run = new_run()
    ctx.exit(report(run, run.choose(paths, force_exclude=force_exclude), printing))
