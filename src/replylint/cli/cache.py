"""`replylint cache`: forget what was kept."""

from __future__ import annotations

from pathlib import Path

import click

from replylint.caching import FOLDER, clear
from replylint.cli.group import LazyGroup
from replylint.cli.say import say
from replylint.project import Project

_COMMANDS = {"clear": f"{__name__}:clear_"}


@click.group(cls=LazyGroup, commands_from=_COMMANDS)
def cache() -> None:
    """Forget the answers that are kept for unchanged files."""


@click.command("clear")
def clear_() -> None:
    """Remove the cache of this folder's configuration."""
    root = Project().root_for(Path("reply.md"))
    say(f"{root / FOLDER} is removed" if clear(root) else f"there is no cache in {root.absolute()}")
