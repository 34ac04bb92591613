"""`replylint audit sample`: draw replies for people to grade."""

from __future__ import annotations

import csv
import sys
from contextlib import nullcontext
from pathlib import Path

import click

from replylint.cli.audit_masking import masking_options, masking_values
from replylint.cli.audit_needs import need_libraries
from replylint.cli.audit_run import DB
from replylint.cli.writing import written
from replylint.reporting.sheets import inert


@click.command()
@DB
@click.option("--margin", type=click.FloatRange(0.005, 0.5), default=0.05, show_default=True,
              help="Estimate rates within this, at 95 %.")  # fmt: skip
@click.option("--seed", type=int, default=1, show_default=True, help="Another number draws other replies.")
@click.option("--risky", type=click.IntRange(0), default=50, show_default=True,
              help="Replies of the risk list at most.")  # fmt: skip
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write there (default: print).")
@masking_options
def sample(
    db: Path, margin: float, seed: int, risky: int, output: Path | None, redact: bool, redact_amounts: bool
) -> None:
    """Draw a random sample, in proportion by agent, week and language, and a list of replies at risk, as CSV.

    A row stands for a finding. Fill in verdict (upheld or overturned), who and why, and give the file to `audit
    override`. Only the random part may estimate a rate: the risk list is chosen to be worse.
    """
    need_libraries()
    from replylint.audit.sampling import COLUMNS, draw
    from replylint.audit.store import open_store

    masking = masking_values(redact, redact_amounts)
    store = open_store(db, read_only=True)
    with written(output, "utf-8-sig") if output else nullcontext(sys.stdout) as stream:
        writer = csv.DictWriter(stream, COLUMNS, extrasaction="ignore")
        writer.writeheader()
        for row in draw(store, margin, seed, risky):
            shown = {**row, "quote": masking.shown(row["quote"], row["names"])}
            writer.writerow({name: inert(value) for name, value in shown.items()})
    store.close()
