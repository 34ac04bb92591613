"""`replylint facts`: print what the linter saw in labelled or unlabelled records, one JSON line each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from replylint.cli.say import say
from replylint.engine import Linter
from replylint.errors import ReadingError, UsageError
from replylint.findings import shown
from replylint.languages import codes, known_language
from replylint.model import Message
from replylint.reading import sniff_format
from replylint.reporting.terminal import json_text


@click.command()
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE.jsonl")
@click.option("--no-model", is_flag=True, help="Judge by phrases alone, without the sentence model.")
def facts(path: Path, no_model: bool) -> None:
    """Print the codebook's labels of every record {id, text, lang?, customer_message?}: value, quote, offsets."""
    linter = Linter(model=not no_model)
    for record in read_records(path):
        case = linter.case(record)
        line = {
            "id": record.id,
            "situation": case.situation,
            "facts": {name: shown(fact, case.draft) for name, fact in case.facts.items()},
            "jargon_terms": list(case.jargon_terms),
        }
        say(json_text(line))


def read_records(path: Path, asked: bool = False) -> Iterator[Message]:
    """Read one record a line; `asked` says that each needs a customer's message.

    A line that is no such record is named and the rest goes on; raises ReadingError at the end where there was one.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadingError(f"can't be read as UTF-8 text: {error}", where=str(path)) from error
    filled = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    broken = 0
    for number, line in filled:
        try:
            record = _record(line, f"{path}:{number}", asked)
        except ReadingError as error:
            say(f"replylint: {error}", err=True)
            broken += 1
            continue
        yield record
    if not filled:
        raise ReadingError("holds no record", where=str(path), mend='one object a line: {"id": …, "text": …}')
    if broken:
        raise ReadingError(f"{broken} of {len(filled)} lines were not read", where=str(path))


def _record(line: str, where: str, asked: bool) -> Message:
    try:
        record = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        what = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        raise ReadingError(f"not a JSON object: {what}", where=where) from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise ReadingError('a record needs a "text"', where=where, mend='one object a line: {"id": …, "text": …}')
    lang = record.get("lang")
    if lang is not None and not known_language(lang):
        raise UsageError(f"unknown language {lang!r}", where=where, mend=f"one of: {', '.join(codes())}")
    if not isinstance(record.get("customer_message"), str | None):
        raise ReadingError('"customer_message" is not a text', where=where, mend="give it as a string, or leave it out")
    if asked and record.get("customer_message") is None:
        mend = 'one object a line: {"id": …, "customer_message": …, "text": …}'
        raise ReadingError('a record needs a "customer_message"', where=where, mend=mend)
    text = record["text"]
    return Message(
        text, sniff_format(text), path=where, id=str(record.get("id", "")), language=lang,
        customer_message=record.get("customer_message"), first_line=None,
    )  # fmt: skip
