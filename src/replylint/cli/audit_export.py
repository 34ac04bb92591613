"""`replylint audit export`: write what a store holds as Parquet, CSV, JSON lines, or as Zendesk QA's rating rows."""

from __future__ import annotations

from pathlib import Path

import click

from replylint.cli.audit_masking import masking_options, masking_values
from replylint.cli.audit_needs import need_libraries
from replylint.cli.audit_run import DB
from replylint.cli.say import say


@click.command()
@DB
@click.option("--to", "form", type=click.Choice(("parquet", "csv", "jsonl", "zendesk-qa")), default="parquet",
              show_default=True, help="What to write.")  # fmt: skip
@click.option("--output", "-o", type=click.Path(path_type=Path, file_okay=False), default=Path("audit-export"),
              show_default=True, help="The folder to write into.")  # fmt: skip
@masking_options
def export(db: Path, form: str, output: Path, redact: bool, redact_amounts: bool) -> None:
    """Write the store's tables into a folder; what names a person is masked unless --no-redact asks otherwise."""
    need_libraries()
    from replylint.audit.export import export as write
    from replylint.audit.store import open_store

    store = open_store(db, read_only=True)
    for path in write(store, output, form, masking_values(redact, redact_amounts)):
        say(path)
    store.close()
