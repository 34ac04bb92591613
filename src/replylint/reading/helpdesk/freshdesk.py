"""Reads Freshdesk tickets with their conversations: the ticket's description is the customer's first message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from replylint.model import Message
from replylint.reading.helpdesk.each import each, text
from replylint.reading.helpdesk.turns import Thread, Turn, replies
from replylint.reading.reader import Item, Options, Source
from replylint.reading.records.json_stream import Record, json_records


def is_freshdesk(record: Mapping[str, Any]) -> bool:
    """Whether a record is a ticket with conversations, or wraps the two."""
    conversations = record.get("conversations")
    if not isinstance(conversations, list):
        return False
    ticket = record.get("ticket") or record
    return "description_text" in ticket or any(isinstance(c, dict) and "incoming" in c for c in conversations)


def read_freshdesk(source: Source, options: Options) -> Iterator[Item]:
    """Read every reply that is neither incoming nor private."""
    records = json_records(source)
    yield from each(records, lambda value, record: _replies(value, record, source.name), "Freshdesk ticket")


def _replies(record: Mapping[str, Any], place: Record, path: str) -> Iterator[Message]:
    ticket = record.get("ticket") or record
    first = ticket.get("description_text") or ticket.get("description") or ""
    turns = [Turn("customer", str(first), date=text(ticket.get("created_at")))]
    conversations = sorted(record["conversations"], key=lambda c: str(c.get("created_at") or ""))
    turns += [_turn(c) for c in conversations if c.get("private") is not True]
    thread = Thread(
        path, str(ticket["id"]), text(ticket.get("subject")),
        customer=text((ticket.get("requester") or {}).get("name") or ticket.get("requester_id")),
        team=text(ticket.get("group_id")), line=place.line,
    )  # fmt: skip
    yield from replies(thread, turns)


def _turn(conversation: Mapping[str, Any]) -> Turn:
    incoming = conversation.get("incoming") is not False
    bodies = ("body_text", "body") if incoming else ("body", "body_text")
    return Turn(
        "customer" if incoming else "agent", str(conversation.get(bodies[0]) or conversation.get(bodies[1]) or ""),
        text(conversation.get("id")), text(conversation.get("user_id")), text(conversation.get("created_at")),
    )  # fmt: skip
