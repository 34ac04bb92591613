"""Helpdesk exports: a literal table of shapes, each known by the keys of its records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from replylint.reading.helpdesk.freshdesk import is_freshdesk, read_freshdesk
from replylint.reading.helpdesk.helpscout import is_helpscout, read_helpscout
from replylint.reading.helpdesk.intercom import is_intercom, read_intercom
from replylint.reading.helpdesk.zendesk import is_zendesk, read_zendesk
from replylint.reading.helpdesk.zendesk_macros import is_zendesk_macro, read_zendesk_macros
from replylint.reading.helpdesk.zendesk_qa import is_zendesk_qa, read_zendesk_qa
from replylint.reading.reader import Read
from replylint.reading.records.json_stream import Record


class Shape(NamedTuple):
    """One helpdesk's export."""

    name: str
    knows: Callable[[Mapping[str, Any]], bool]
    read: Read


SHAPES = (
    Shape("zendesk-macros", is_zendesk_macro, read_zendesk_macros),
    Shape("zendesk-qa", is_zendesk_qa, read_zendesk_qa),
    Shape("freshdesk", is_freshdesk, read_freshdesk),
    Shape("intercom", is_intercom, read_intercom),
    Shape("helpscout", is_helpscout, read_helpscout),
    Shape("zendesk", is_zendesk, read_zendesk),
)


def shape_of(record: Record, name: str | None = None) -> Shape | None:
    """Give the shape that the user named, else the one that knows the record; None for plain records."""
    if any(shape.name == name for shape in SHAPES):
        return next(shape for shape in SHAPES if shape.name == name)
    return next((shape for shape in SHAPES if shape.knows(record.value)), None)
