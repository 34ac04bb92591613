"""`replylint lsp`: the editor's server, on standard input and output."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from replylint.cli.given import judging_options, project_of
from replylint.errors import UsageError


@click.command()
@judging_options
def lsp(**judging: Any) -> None:
    """Serve an editor by the language server protocol on standard input and output."""
    try:
        from replylint.lsp.server import create_server
    except ModuleNotFoundError as error:
        raise UsageError(f"{error.name} is not installed", mend="pip install 'replylint[lsp]'") from error
    create_server(partial(project_of, **judging)).start_io()
