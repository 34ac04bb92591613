"""Reads Intercom conversations: the first message stands in their source, replies in any part with a body but notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from replylint.model import Message
from replylint.reading.helpdesk.each import each, text
from replylint.reading.helpdesk.turns import Thread, Turn, replies
from replylint.reading.reader import Item, Options, Source
from replylint.reading.records.json_stream import Record, json_records

_AUTHORS: Mapping[str, Any] = {"admin": "agent", "team": "agent", "bot": "bot"}


def is_intercom(record: Mapping[str, Any]) -> bool:
    """Whether a record is a conversation."""
    return isinstance(record.get("source"), dict) and isinstance(record.get("conversation_parts"), (dict, list))


def read_intercom(source: Source, options: Options) -> Iterator[Item]:
    """Read every reply of an admin; what a bot wrote counts as told and is not judged."""
    yield from each(
        json_records(source), lambda value, record: _replies(value, record, source.name), "Intercom conversation"
    )


def _replies(conversation: Mapping[str, Any], record: Record, path: str) -> Iterator[Message]:
    first, parts = conversation["source"], conversation["conversation_parts"]
    if isinstance(parts, dict):
        parts = parts.get("conversation_parts") or []
    shown = [p for p in parts if p.get("body") and "note" not in str(p.get("part_type") or "")]
    shown.sort(key=lambda p: p.get("created_at") or 0)
    team = text(conversation.get("team_assignee_id"))
    title = text(conversation.get("title")) or text(first.get("subject"))
    thread = Thread(
        path, str(conversation["id"]), title, text((first.get("author") or {}).get("name")), team, record.line
    )
    turns = [_turn(first, conversation.get("created_at")), *(_turn(p, p.get("created_at")) for p in shown)]
    yield from replies(thread, turns)


def _turn(part: Mapping[str, Any], date: object) -> Turn:
    author = part.get("author") or {}
    name = text(author.get("name")) or text(author.get("id"))
    who = _AUTHORS.get(str(author.get("type")), "customer")
    return Turn(who, str(part.get("body") or ""), text(part.get("id")), name, text(date))
