"""The one way in which a command prints text: what a draft, a name or a pack holds can't steer the terminal."""

from __future__ import annotations

import click

from replylint.reporting.terminal import tame


def say(text: object, *, err: bool = False, nl: bool = True) -> None:
    """Print text on standard output, or on standard error, its control codes replaced by a visible mark."""
    click.echo(tame(str(text)), err=err, nl=nl)
