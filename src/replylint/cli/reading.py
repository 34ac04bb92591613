"""The options that say how files are read, shared by the commands that read them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from replylint.reading import Options, parse_map

Command = TypeVar("Command", bound=Callable[..., Any])
_OPTIONS = (
    click.option("--input-format", metavar="FORMAT",
                 help="Read files as this format (eml, mbox, csv, zendesk …), whatever their name."),
    click.option("--map", "columns", multiple=True, metavar="FIELD=COLUMN",
                 help="Where records hold their text, agent, customer_message …; repeatable, or joined by commas."),
    click.option("--keys", multiple=True, metavar="PATTERN",
                 help="Which keys of a locale file, or headings of a Markdown file, hold templates; repeatable."),
)  # fmt: skip


def reading_options(command: Command) -> Command:
    """Add the options that say how files are read; they arrive as keywords of `reading_of`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def reading_of(options: dict[str, Any]) -> Options:
    """Take the options of `reading_options` out of all options given; raises UsageError."""
    columns = parse_map(options.pop("columns"))
    return Options(options.pop("input_format"), columns, bool(options.get("template")), options.pop("keys"))
