"""The options that several commands share, and what they lay over a configuration."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from replylint.config.keys import FAIL_ON
from replylint.config.layer import Valued, Values
from replylint.languages import LANGUAGES
from replylint.model import SITUATIONS
from replylint.project import COMMAND_LINE, Project

Command = TypeVar("Command", bound=Callable[..., Any])
_OPTIONS = (
    click.option("--situation", type=click.Choice(SITUATIONS), help="What the reply answers (default: worked out)."),
    click.option("--lang", "language", type=click.Choice(tuple(LANGUAGES)),
                 help="The draft's language (default: worked out)."),
    click.option("--messages", type=click.Choice(tuple(LANGUAGES)),
                 help="The findings' language (default: the draft's)."),
    click.option("--template", is_flag=True, default=None,
                 help="The drafts are templates: their slots are filled later."),
    click.option("--select", multiple=True, metavar="RULE", help="Only these rules, by name or code; repeatable."),
    click.option("--ignore", multiple=True, metavar="RULE", help="Not these rules, by name or code; repeatable."),
    click.option("--glossary", multiple=True, type=click.Path(path_type=Path),
                 help="House terms: a YAML file, term: plain word."),
    click.option("--bank", multiple=True, type=click.Path(path_type=Path),
                 help="The house's own sentences, a bank.yaml; repeatable."),
    click.option("--fail-on", type=click.Choice(FAIL_ON),
                 help="Exit with 1 at a finding of this severity or worse (default: error)."),
    click.option("--fail-under", type=click.FloatRange(0, 100), help="Exit with 1 at a score under this."),
    click.option("--no-model", "model", flag_value=False, default=None, type=bool,
                 help="Judge by phrases alone, without the sentence model."),
    click.option("--config", type=click.Path(path_type=Path), help="This configuration file, not the nearest one."),
    click.option("--isolated", is_flag=True, help="No configuration file at all."),
)  # fmt: skip


def judging_options(command: Command) -> Command:
    """Add the options that say how drafts are judged; they arrive as keywords of `project_of`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def project_of(config: Path | None, isolated: bool, **options: Any) -> Project:
    """Make the project of a run from the options of `judging_options`."""
    if config and isolated:
        raise click.UsageError("--config and --isolated exclude each other (leave one of them out)")
    keys = {}
    for name, value in options.items():
        if value is not None and value != ():
            read = _split(value) if name in ("select", "ignore") else value
            keys[name.replace("_", "-")] = Valued(read, COMMAND_LINE)
    return Project(config, Values(keys), isolated=isolated)


def _split(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for name in names for part in name.split(",") if part.strip())
