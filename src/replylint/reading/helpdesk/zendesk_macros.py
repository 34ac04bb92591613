"""Reads a Zendesk macros export: every text that a macro writes into a public comment is a template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from replylint.model import LineStart, Message
from replylint.reading.helpdesk.each import each, text
from replylint.reading.markup_guess import sniff_format
from replylint.reading.reader import Item, Options, Source
from replylint.reading.records.json_stream import Record, json_records

_FIELDS = ("comment_value_html", "comment_value")


def is_zendesk_macro(record: Mapping[str, Any]) -> bool:
    """Whether a record is a macro."""
    return isinstance(record.get("actions"), list) and "title" in record


def read_zendesk_macros(source: Source, options: Options) -> Iterator[Item]:
    """Read the template of every macro that has one; macros that only set fields hold none."""
    yield from each(json_records(source), lambda value, record: _templates(value, record, source.name), "Zendesk macro")


def _templates(macro: Mapping[str, Any], record: Record, path: str) -> Iterator[Message]:
    actions = {a["field"]: a["value"] for a in macro["actions"]}
    if actions.get("comment_mode_is_public") in (False, "false"):
        return
    for field in _FIELDS:
        value = actions.get(field)
        body = value[-1] if isinstance(value, list) and value else value
        if isinstance(body, str) and body.strip():
            yield Message(
                body, sniff_format(body), path=path, id=text(macro.get("id")) or text(macro["title"]), template=True,
                subject=text(macro["title"]), macro=text(macro.get("id")), first_line=None,
                lines=(LineStart(0, record.line),) if record.line else (),
            )  # fmt: skip
            return
