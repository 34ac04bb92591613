"""Reads Help Scout conversations with their threads; a saved reply marks what was made from a template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from replylint.model import Message
from replylint.reading.helpdesk.each import each, text
from replylint.reading.helpdesk.turns import Thread, Turn, replies
from replylint.reading.reader import Item, Options, Source
from replylint.reading.records.json_stream import Record, json_records

_AUTHORS: Mapping[str, Literal["customer", "agent"]] = {
    "customer": "customer", "chat": "customer", "beaconchat": "customer", "phone": "customer",
    "message": "agent", "reply": "agent",
}  # fmt: skip


def is_helpscout(record: Mapping[str, Any]) -> bool:
    """Whether a record is a conversation with its threads."""
    return isinstance(_threads(record), list) and ("primaryCustomer" in record or "_embedded" in record)


def read_helpscout(source: Source, options: Options) -> Iterator[Item]:
    """Read every published message to the customer."""
    yield from each(
        json_records(source), lambda value, record: _replies(value, record, source.name), "Help Scout conversation"
    )


def _threads(record: Mapping[str, Any]) -> Any:
    embedded = record.get("_embedded")
    return embedded.get("threads") if isinstance(embedded, dict) else record.get("threads")


def _replies(conversation: Mapping[str, Any], record: Record, path: str) -> Iterator[Message]:
    parts = [t for t in _threads(conversation) if t.get("type") in _AUTHORS and t.get("state") != "draft"]
    parts.sort(key=lambda t: str(t.get("createdAt") or ""))
    customer = conversation.get("primaryCustomer") or {}
    thread = Thread(
        path, str(conversation.get("number") or conversation["id"]), text(conversation.get("subject")), _name(customer),
        text(conversation.get("mailboxId")), record.line,
    )  # fmt: skip
    yield from replies(thread, map(_turn, parts))


def _turn(part: Mapping[str, Any]) -> Turn:
    return Turn(
        _AUTHORS[part["type"]], str(part.get("body") or ""), text(part.get("id")), _name(part.get("createdBy") or {}),
        text(part.get("createdAt")), text(part.get("savedReplyId")),
    )  # fmt: skip


def _name(person: Mapping[str, Any]) -> str | None:
    names = (person.get("first") or person.get("firstName"), person.get("last") or person.get("lastName"))
    return " ".join(str(name) for name in names if name) or text(person.get("email"))
