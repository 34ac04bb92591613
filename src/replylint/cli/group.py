"""A click group that imports a command only when it is called, so that help and one command stay quick."""

from __future__ import annotations

import ast
from difflib import get_close_matches
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click


class LazyGroup(click.Group):
    """Finds its commands in a table from name to "module:function"."""

    def __init__(self, *args: Any, commands_from: dict[str, str], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._table = commands_from

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name every command in order."""
        return sorted(self._table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and give one command."""
        if cmd_name not in self._table:
            return None
        module, name = self._table[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with the first line of their docstrings, read from the files and not imported."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _first_line(self._table[name])) for name in self.list_commands(ctx)])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Refuse an unknown command with its near matches."""
        if args and args[0] not in self._table and not args[0].startswith("-"):
            near = get_close_matches(args[0], self._table, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(sorted(self._table))}"
            raise click.UsageError(f"no command {args[0]!r} ({hint})", ctx)
        return super().resolve_command(ctx, args)


def _first_line(target: str) -> str:
    """Give the first sentence of a command's docstring, from the source of its module."""
    module, name = target.split(":")
    spec = find_spec(module)
    tree = ast.parse(Path(spec.origin).read_text(encoding="utf-8")) if spec and spec.origin else ast.Module([], [])
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return (ast.get_docstring(node) or "").split("\n")[0].removesuffix(".")
    return ""
