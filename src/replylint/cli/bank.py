"""`replylint bank`: the house's own sentences, checked by the linter that will offer them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from replylint.bank import Bank, read_banks
from replylint.bank_check import bank_faults
from replylint.cli.given import judging_options, project_of
from replylint.cli.group import LazyGroup
from replylint.cli.say import say
from replylint.errors import UsageError

_COMMANDS = {"check": f"{__name__}:check"}


@click.group(cls=LazyGroup, commands_from=_COMMANDS)
def bank() -> None:
    """Check the house's own sentences, which suggestions and fixes take from."""


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[BANK.yaml…]")
@judging_options
@click.pass_context
def check(ctx: click.Context, /, files: tuple[Path, ...], **judging: Any) -> None:
    """Lint each sentence of a bank (default: the configuration's): it makes its move, and nothing in it offends."""
    plan = project_of(**judging).plan_for(files[0] if files else Path("reply.md"))
    paths = files or plan.settings.bank
    if not paths:
        raise UsageError("no bank is named", mend='give its file, or set bank = "bank.yaml" in replylint.toml')
    lines = read_banks(paths).lines
    faults = list(bank_faults(Bank(lines), plan.linter))
    for fault in faults:
        say(fault)
    say(f"{len(lines)} sentences, {len(faults)} faults", err=True)
    ctx.exit(int(bool(faults)))
