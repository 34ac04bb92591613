"""`replylint coverage`: print what replies answer of their customers' messages, one JSON line a record."""

from __future__ import annotations

from pathlib import Path

import click

from replylint.cli.facts import read_records
from replylint.cli.say import say
from replylint.coverage import Coverage
from replylint.engine import Linter
from replylint.reporting.covered import coverage_record
from replylint.reporting.terminal import json_text


@click.command()
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE.jsonl")
@click.option("--no-model", is_flag=True, help="Read the reply by phrases alone, without the sentence model.")
def coverage(path: Path, no_model: bool) -> None:
    """Print which questions and requests of the customer each record {id, customer_message, text} answers."""
    linter = Linter(model=not no_model)
    for record in read_records(path, asked=True):
        heard = linter.case(record).heard
        line = {"id": record.id, **coverage_record(heard.coverage if heard else Coverage())}
        say(json_text(line))
