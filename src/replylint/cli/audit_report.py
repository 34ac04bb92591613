"""`replylint audit report`: tell what a store says, as text, Markdown or one HTML page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from replylint.cli.audit_masking import masking_options, masking_values
from replylint.cli.audit_needs import need_libraries
from replylint.cli.audit_run import DB
from replylint.cli.say import say
from replylint.cli.writing import written
from replylint.languages import LANGUAGES

if TYPE_CHECKING:
    from replylint.audit.masking import Masking
    from replylint.audit.store import Store


@click.command()
@DB
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write one HTML page there.")
@click.option("--format", "output", type=click.Choice(("text", "markdown")), default="text", show_default=True,
              help="How to report without --html.")  # fmt: skip
@click.option("--messages", type=click.Choice(tuple(LANGUAGES)), default="en", show_default=True,
              help="The report's language.")  # fmt: skip
@click.option("--period", type=click.IntRange(1), default=28, show_default=True,
              help="Days of the last period, and of the one before that it is held against.")  # fmt: skip
@masking_options
def report(
    db: Path, html: Path | None, output: str, messages: str, period: int, redact: bool, redact_amounts: bool
) -> None:
    """Report on a store: scores with intervals, rules, teams, agents, weeks, templates."""
    need_libraries()
    from replylint.audit.store import open_store

    store = open_store(db, read_only=True)
    if html:
        _write_page(store, html, period, messages, masking_values(redact, redact_amounts, messages))
        say(html)
    else:
        _print(store, output, period, messages, masking_values(redact, redact_amounts, messages))
    store.close()


def _write_page(store: Store, path: Path, period: int, messages: str, masking: Masking) -> None:
    from replylint.audit.html import to_html
    from replylint.audit.page_data import page_data

    data = page_data(store, period, messages, masking)
    with written(path) as stream:
        stream.writelines(to_html(data))


def _print(store: Store, output: str, period: int, messages: str, masking: Masking) -> None:
    from rich.console import Console

    from replylint.audit.gists import gists_of
    from replylint.audit.summary import summarise
    from replylint.audit.text_report import print_text, to_markdown

    summary, gists = summarise(store, period), gists_of(store, masking)
    if output == "markdown":
        say("\n".join(to_markdown(summary, messages, gists)))
    else:
        print_text(summary, messages, gists, Console())
