"""From the turns of a conversation to messages: each reply of an agent with the customer's words that it answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from replylint.model import LineStart, Mail, Message
from replylint.reading.markup_guess import sniff_format
from replylint.reading.plain import plain_text
from replylint.reading.threads import answered

_REMEMBERED = 50
"""Older turns of a very long conversation are left out."""


class Turn(NamedTuple):
    """One public message of a conversation."""

    author: Literal["customer", "agent", "bot"]
    body: str
    """As the helpdesk holds it, markup and all."""
    id: str | None = None
    name: str | None = None
    date: str | None = None
    macro: str | None = None


class Thread(NamedTuple):
    """What the turns of a conversation have in common."""

    path: str
    id: str
    subject: str | None = None
    customer: str | None = None
    team: str | None = None
    line: int | None = None


def replies(thread: Thread, turns: Iterable[Turn]) -> Iterator[Message]:
    """Give one message a turn of a person at the helpdesk; turns come oldest first, empty ones are passed over."""
    past: list[Mail] = []
    for turn in turns:
        text = plain_text(turn.body)
        if not text:
            continue
        if turn.author == "agent":
            yield _message(thread, turn, past[-_REMEMBERED:])
        past.append(Mail("customer" if turn.author == "customer" else "agent", text, turn.date))


def _message(thread: Thread, turn: Turn, past: list[Mail]) -> Message:
    asked, earlier = answered(past)
    name = f"{thread.id}/{turn.id}" if turn.id else thread.id
    return Message(
        turn.body, sniff_format(turn.body), path=thread.path, id=name, subject=thread.subject, sender=turn.name,
        recipient=thread.customer, date=turn.date, team=thread.team, macro=turn.macro,
        customer_message=asked, earlier=earlier, first_line=None,
        lines=(LineStart(0, thread.line),) if thread.line else (),
    )  # fmt: skip
