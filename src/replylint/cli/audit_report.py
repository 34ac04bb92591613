"""`replylint audit report`: tell what a store says, as text, Markdown or one HTML page."""

from __future__ import annotations

from pathlib import Path

import click

from replylint.cli.audit_needs import need_libraries
from replylint.cli.audit_run import DB
from replylint.cli.say import say
from replylint.languages import LANGUAGES


@click.command()
@DB
@click.option("--format", "output", type=click.Choice(("text", "markdown")), default="text", show_default=True,
              help="How to report.")  # fmt: skip
@click.option("--messages", type=click.Choice(tuple(LANGUAGES)), default="en", show_default=True,
              help="The report's language.")  # fmt: skip
@click.option("--period", type=click.IntRange(1), default=28, show_default=True,
              help="Days of the last period, and of the one before that it is held against.")  # fmt: skip
def report(db: Path, output: str, messages: str, period: int) -> None:
    """Report on a store: scores with intervals, rules, teams, agents, weeks."""
    need_libraries()
    from replylint.audit.store import open_store
    from replylint.audit.summary import summarise
    from replylint.audit.text_report import print_text, to_markdown

    store = open_store(db, read_only=True)
    summary = summarise(store, period)
    store.close()
    if output == "markdown":
        say("\n".join(to_markdown(summary, messages)))
        return
    from rich.console import Console

    print_text(summary, messages, Console())
