"""Writes docs/reference/cli.md from the commands' own help; a test holds the page against it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from replylint.cli import replylint

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "cli.md"
HEAD = """# Commands

Made from `replylint --help` and the help of every command.

| exit status | means |
|--:|---|
| 0 | clean |
| 1 | a finding at or over `--fail-on`, a score under `--fail-under`, or a figure under a bar of `calibrate` |
| 2 | the run itself is at fault: a file that can't be read, an unknown rule, an option that is not known |

What a run prints about itself goes to standard error; the report goes to standard output, or to `--output-file`.
"""


def page() -> str:
    """Give the text of the page."""
    return HEAD + "".join(_command(("replylint",), replylint, None))


def _command(name: tuple[str, ...], command: click.Command, above: click.Context | None) -> Iterator[str]:
    context = click.Context(
        command, info_name=name[-1], parent=above, max_content_width=100, terminal_width=100, **command.context_settings
    )
    yield f"\n## {' '.join(name)}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for part in command.list_commands(context):
            found = command.get_command(context, part)
            assert found is not None
            yield from _command((*name, part), found, context)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
