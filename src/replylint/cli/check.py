"""`replylint check`: judge drafts and print what a good service writer would tell their author."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

import click

from replylint.cli.glossary import read_glossary
from replylint.cli.verdict import Given, Verdict
from replylint.engine import Linter
from replylint.errors import ReadingError
from replylint.judging.registry import builtin_rules
from replylint.languages import LANGUAGES
from replylint.model import SEVERITIES, SITUATIONS, Message, Report, Situation
from replylint.reading import find_drafts, read_bytes, read_file
from replylint.reporting import FORMATS, Failure, Options

_FAIL_ON = (*SEVERITIES, "never")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE…|FOLDER…|-")
@click.option("--format", "output", type=click.Choice(tuple(FORMATS)), default="text", help="How to report.")
@click.option("--situation", type=click.Choice(SITUATIONS), help="What the reply answers (default: worked out).")
@click.option("--lang", type=click.Choice(tuple(LANGUAGES)), help="The draft's language (default: worked out).")
@click.option("--messages", type=click.Choice(tuple(LANGUAGES)), help="The findings' language (default: the draft's).")
@click.option("--template", is_flag=True, help="The drafts are templates: their slots are filled later.")
@click.option("--select", multiple=True, metavar="RULE", help="Only these rules, by name or code; repeatable.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not these rules, by name or code; repeatable.")
@click.option("--glossary", type=click.Path(path_type=Path), help="House terms: a YAML file, term: plain word.")
@click.option("--fail-on", type=click.Choice(_FAIL_ON), default="error", show_default=True,
              help="Exit with 1 at a finding of this severity or worse.")  # fmt: skip
@click.option("--fail-under", type=click.FloatRange(0, 100), help="Exit with 1 at a score under this.")
@click.option("--stdin-filename", metavar="NAME", default="stdin.md", help="Read standard input as this kind of file.")
@click.option(
    "--input-format", metavar="FORMAT", help="Read files as text, markdown, html or eml, whatever their name."
)
@click.option("--no-model", is_flag=True, help="Judge by phrases alone, without the sentence model.")
@click.option("--quiet", "-q", is_flag=True, help="Print only replies with findings at or over --fail-on.")
@click.option("--no-color", is_flag=True, help="No colour (NO_COLOR does the same).")
@click.pass_context
def check(
    ctx: click.Context, paths: tuple[str, ...], output: str, situation: Situation | None, lang: str | None,
    messages: str | None, template: bool, select: tuple[str, ...], ignore: tuple[str, ...], glossary: Path | None,
    fail_on: str, fail_under: float | None, stdin_filename: str, input_format: str | None, no_model: bool,
    quiet: bool, no_color: bool,
) -> None:  # fmt: skip
    """Judge draft replies: files, folders, or - for standard input (read as Markdown unless named).

    Exits with 0 when clean, 1 at findings or a score that --fail-on or --fail-under name, 2 when the run is at fault.
    """
    rules = builtin_rules().narrowed(_split(select), _split(ignore))
    linter = Linter(rules, messages, read_glossary(glossary) if glossary else {}, not no_model)
    failures: list[Failure] = []
    given = Given(situation, lang, template or None)
    reports = _reports(linter, _messages(paths, stdin_filename, input_format, failures), given)
    options = Options(
        quiet=quiet, fail_on=fail_on, color=_color(no_color, sys.stdout), messages=messages, width=_width()
    )
    verdict = Verdict(fail_on, fail_under)
    for piece in FORMATS[output](map(verdict.weigh, reports), failures, options):
        sys.stdout.write(piece)
    ctx.exit(2 if failures else int(verdict.failed))


def _split(names: Iterable[str]) -> list[str]:
    return [part for name in names for part in name.split(",") if part.strip()]


def _messages(
    paths: tuple[str, ...], stdin_filename: str, input_format: str | None, failures: list[Failure]
) -> Iterator[Message]:
    """Read every draft; what can't be read is kept as a failure and the rest goes on."""
    for name in paths:
        try:
            if name == "-":
                yield from read_bytes(sys.stdin.buffer.read(), stdin_filename, input_format)
                continue
            drafts = find_drafts([Path(name)])
        except ReadingError as error:
            failures.append(Failure(name, error))
            continue
        for path in drafts:
            try:
                yield from read_file(path, input_format)
            except ReadingError as error:
                failures.append(Failure(str(path), error))


def _reports(linter: Linter, messages: Iterable[Message], given: Given) -> Iterator[Report]:
    for message in messages:
        yield linter.check(given.over(message))


def _width() -> int:
    """Give the columns to write in: the terminal's, within what reads well."""
    return min(max(shutil.get_terminal_size((100, 24)).columns, 60), 110)


def _color(no_color: bool, stream: IO[str]) -> bool:
    return not no_color and "NO_COLOR" not in os.environ and stream.isatty()
