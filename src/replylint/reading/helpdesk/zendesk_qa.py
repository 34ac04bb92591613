"""Reads conversations in the import schema of Zendesk QA (once Klaus)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from replylint.model import Message
from replylint.reading.helpdesk.each import each, text
from replylint.reading.helpdesk.turns import Thread, Turn, replies
from replylint.reading.reader import Item, Options, Source
from replylint.reading.records.json_stream import Record, json_records


def is_zendesk_qa(record: Mapping[str, Any]) -> bool:
    """Whether a record is a conversation to import."""
    comments = record.get("comments")
    return isinstance(comments, list) and any(isinstance(c, dict) and "authorEmail" in c for c in comments)


def read_zendesk_qa(source: Source, options: Options) -> Iterator[Item]:
    """Read every comment whose author is not the client."""
    yield from each(
        json_records(source), lambda value, record: _replies(value, record, source.name), "Zendesk QA conversation"
    )


def _replies(conversation: Mapping[str, Any], record: Record, path: str) -> Iterator[Message]:
    comments = sorted(conversation["comments"], key=lambda c: str(c.get("created") or ""))
    turns = [_turn(c, conversation.get("assigneeEmail")) for c in comments]
    asked = text(conversation.get("description"))
    if asked and not any(turn.author == "customer" for turn in turns):
        turns.insert(0, Turn("customer", asked, date=text(conversation.get("created"))))
    thread = Thread(path, str(conversation["id"]), text(conversation.get("subject")), line=record.line)
    yield from replies(thread, turns)


def _turn(comment: Mapping[str, Any], assignee: object) -> Turn:
    email = comment.get("authorEmail")
    agent = comment.get("authorIsNotClient") is True or (assignee is not None and email == assignee)
    return Turn(
        "agent" if agent else "customer", str(comment.get("comment") or ""), text(comment.get("id")),
        text(comment.get("authorName") or email), text(comment.get("created")),
    )  # fmt: skip
