"""`replylint rules`: list the rules."""

from __future__ import annotations

import click

from replylint.judging.registry import builtin_rules
from replylint.languages import LANGUAGES


@click.command()
@click.option("--messages", type=click.Choice(tuple(LANGUAGES)), default="en", help="The titles' language.")
def rules(messages: str) -> None:
    """List every rule: code, name, tip, severity, weight, title."""
    for rule in builtin_rules():
        critical = " critical" if rule.critical else ""
        click.echo(
            f"{rule.code}  {rule.id:<24} {rule.tip:<6} {rule.severity + critical:<16} {rule.weight:>3}  "
            f"{rule.title[messages]}"
        )
