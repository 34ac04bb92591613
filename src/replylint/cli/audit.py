"""`replylint audit`: judge replies by the thousands into a store, and report, sample, coach and export from it."""

from __future__ import annotations

import click

from replylint.cli.group import LazyGroup

_COMMANDS = {
    "export": "replylint.cli.audit_export:export",
    "override": "replylint.cli.audit_override:override",
    "report": "replylint.cli.audit_report:report",
    "run": "replylint.cli.audit_run:run",
    "sample": "replylint.cli.audit_sample:sample",
}


class _RunByDefault(LazyGroup):
    """Takes `audit SOURCE…` for `audit run SOURCE…`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `run` in front where no command is named."""
        if args and args[0] not in self.list_commands(ctx) and args[0] not in ctx.help_option_names:
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_RunByDefault, commands_from=_COMMANDS)
def audit() -> None:
    """Judge replies by the thousands; report on teams, agents and templates.

    `replylint audit SOURCE…` is `replylint audit run SOURCE…`.
    """
