"""Reads Zendesk tickets and their comments: public ones only, each author's role joined from the users."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Literal

from replylint.errors import RecordError
from replylint.model import Message
from replylint.reading.helpdesk.each import each, text
from replylint.reading.helpdesk.turns import Thread, Turn, replies
from replylint.reading.reader import Item, Options, Source
from replylint.reading.records.json_stream import Record, beside, by_lines, json_records

_BODIES = ("html_body", "body", "plain_body")
Users = Mapping[object, Mapping[str, str]]


def is_zendesk(record: Mapping[str, Any]) -> bool:
    """Whether a record is a comment, or a ticket with its comments."""
    if "author_id" in record and any(body in record for body in _BODIES):
        return True
    return isinstance(record.get("comments"), list) and any(
        k in record for k in ("requester_id", "requester", "via", "ticket")
    )


def read_zendesk(source: Source, options: Options) -> Iterator[Item]:
    """Read every public comment of an agent."""
    users: dict[object, Mapping[str, str]] = {}
    if not by_lines(source):
        users = {u.get("id"): _user(u) for u in beside(source, "users")}
    yield from each(
        _tickets(json_records(source)),
        lambda value, record: _replies(value, record, users, source.name),
        "Zendesk ticket",
    )


def _user(user: Mapping[str, Any]) -> Mapping[str, str]:
    return {"role": str(user.get("role") or ""), "name": str(user.get("name") or "")}


def _tickets(records: Iterable[Record | RecordError]) -> Iterator[Record | RecordError]:
    """Give tickets as they are, and loose comments gathered by ticket where they stand together."""
    for key, group in groupby(records, _ticket_of):
        if key is None:
            yield from group
            continue
        comments = [record for record in group if isinstance(record, Record)]
        first = comments[0]
        yield first._replace(value={"id": key or None, "comments": [c.value for c in comments]})


def _ticket_of(record: Record | RecordError) -> object:
    """Give the ticket of a loose comment ("" where it names none); None for what is no loose comment."""
    if isinstance(record, RecordError) or "comments" in record.value:
        return None
    return record.value.get("ticket_id") or ""


def _replies(ticket: Mapping[str, Any], record: Record, users: Users, path: str) -> Iterator[Message]:
    ticket = {**(ticket.get("ticket") or {}), **ticket}
    comments = [_clean(c) for c in ticket["comments"]]
    comments.sort(key=lambda c: str(c.get("created_at") or ""))
    requester = ticket.get("requester_id") or (ticket.get("requester") or {}).get("id")
    if requester is None and not any(_role(c, users) for c in comments):
        requester = comments[0].get("author_id") if comments else None
    thread = Thread(
        path, text(ticket.get("id")) or record.where.rpartition(" ")[2], text(ticket.get("subject")),
        customer=text((ticket.get("requester") or {}).get("name")), team=text(ticket.get("group_id")), line=record.line,
    )  # fmt: skip
    yield from replies(thread, _turns(comments, users, requester))


def _clean(comment: Mapping[str, Any]) -> dict[str, Any]:
    """Drop the metadata of a comment at once: it holds the customer's address, place and device."""
    return {key: value for key, value in comment.items() if key != "metadata"}


def _turns(comments: Sequence[Mapping[str, Any]], users: Users, requester: object) -> Iterator[Turn]:
    for comment in comments:
        if comment.get("public") is False:
            continue
        body = next((str(comment[name]) for name in _BODIES if comment.get(name)), "")
        author = comment.get("author_id") or (comment.get("author") or {}).get("id")
        name = users.get(author, {}).get("name") or (comment.get("author") or {}).get("name") or author
        who = _author(_role(comment, users), author, requester)
        yield Turn(who, body, text(comment.get("id")), text(name), text(comment.get("created_at")))


def _role(comment: Mapping[str, Any], users: Users) -> str:
    known = users.get(comment.get("author_id"), {}).get("role")
    return known or str((comment.get("author") or {}).get("role") or "")


def _author(role: str, author: object, requester: object) -> Literal["customer", "agent", "bot"]:
    if isinstance(author, int) and author <= 0:
        return "bot"
    if role:
        return "customer" if role == "end-user" else "agent"
    return "customer" if author == requester else "agent"
