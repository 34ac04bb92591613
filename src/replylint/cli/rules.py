"""`replylint rules`: list the rules, and help to write one's own."""

from __future__ import annotations

from pathlib import Path

import click

from replylint.cli.given import LANGUAGE, known_rules, packs_option
from replylint.cli.group import LazyGroup
from replylint.cli.say import say
from replylint.wording import told

_COMMANDS = {
    "new": "replylint.cli.rule_commands.new:new",
    "test": "replylint.cli.rule_commands.test:test",
    "try": "replylint.cli.rule_commands.try_:try_",
}


@click.group(cls=LazyGroup, commands_from=_COMMANDS, invoke_without_command=True)
@click.option("--messages", type=LANGUAGE, default="en", help="The titles' language.")
@packs_option
@click.pass_context
def rules(ctx: click.Context, messages: str, packs: tuple[str, ...]) -> None:
    """List every rule: code, name, tip, severity, weight, title. Commands to write one's own stand below."""
    if ctx.invoked_subcommand is not None:
        return
    for rule in known_rules(packs, Path("reply.md")):
        more = " critical" if rule.critical else " advisory" if rule.advisory else ""
        say(
            f"{rule.code}  {rule.id:<24} {rule.tip:<6} {rule.severity + more:<16} {rule.weight:>3}  "
            f"{told(rule.title, messages)}"
        )
