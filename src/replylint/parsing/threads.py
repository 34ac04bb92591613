"""Reads the thread that a draft answers: from the mail quoted below it, or from a file of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from replylint.errors import ReadingError
from replylint.model import Mail, Message
from replylint.parsing.markup import view_of
from replylint.parsing.quoted import ATTRIBUTION, BLOCK, split_quoted
from replylint.reading import read_path
from replylint.reading.threads import answered

_DEEPEST = 30
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\w")
_HEADER_LINE = re.compile(
    r"[ \t\u200e\u200f*]*(?:--(?=[^\n]*--[ \t]*(?:\n|\Z))[^\n]*|Begin forwarded message:"
    r"|(?:From|Sent|Date|To|Cc|Subject|Reply-To|מאת|נשלח|תאריך|אל|עותק|נושא) ?:[^\n]*)[ \t]*(?:\n\s*|\Z)"
)
_QUOTE_MARK = re.compile(r"^[ \t]{0,3}>[ \t]?", re.M)
_QUOTED_LINE = re.compile(r"^[ \t]{0,3}>", re.M)


class Thread(NamedTuple):
    """What a reply answers, in the fields of a message."""

    customer_message: str | None
    earlier: tuple[Mail, ...] = ()


def with_quoted(message: Message, quoted: str) -> Message:
    """Give the message with the mail quoted below it as the customer's, unless the customer's is known already."""
    if message.customer_message is not None or not quoted.strip():
        return message
    asked, earlier = answered(list(_authored(quoted, message.sender, "customer"))[::-1])
    return replace(message, customer_message=asked, earlier=message.earlier or earlier)


def read_thread(path: Path) -> Thread:
    """Read a file of the customer's mail, or of the whole thread in any format; raises ReadingError.

    In a file of many mails, those from the address that sent the first one are the customer's.
    """
    mails: list[Message] = []
    for item in read_path(path):
        if isinstance(item, ReadingError):
            raise item
        mails.append(item)
    past = [mail for message in mails for mail in _past(message, mails)]
    asked, earlier = answered(past)
    if asked is None:
        raise ReadingError(
            "no mail of the customer stands in the thread", where=str(path), mend="give the thread's file"
        )
    return Thread(asked, earlier)


def _past(message: Message, mails: Sequence[Message]) -> list[Mail]:
    """Give the mails of one file of a thread, oldest first; what it quotes only where nothing else stands."""
    view = view_of(message.source, message.format)
    spans = split_quoted(view)
    start = spans[0].start if spans else len(view.text)
    agent = _address(message.sender) != _address(mails[0].sender)
    own = Mail("agent" if agent else "customer", view.text[:start].strip(), message.date)
    if len(mails) > 1:
        return [own]
    quoted = "\n".join(view.text[span.start : span.end] for span in spans)
    if message.customer_message is not None:
        return [*message.earlier, Mail("customer", message.customer_message), Mail("agent", own.text, message.date)]
    return [*list(_authored(quoted, None, "agent"))[::-1], *([own] if own.text else [])]


def _authored(quoted: str, agent: str | None, first: str) -> Iterator[Mail]:
    """Give quoted mails newest first; the two sides take turns where no address tells them apart."""
    customer = first == "customer"
    for number, (head, text) in enumerate(_split(quoted)):
        own = _address(agent)
        known = own is not None and own in head.lower()
        is_customer = not known and ((own is not None and "@" in head) or (number % 2 == 0) == customer)
        yield Mail("customer" if is_customer else "agent", text)


def _split(quoted: str) -> Iterator[tuple[str, str]]:
    """Cut quoted text into (attribution, text), newest first, one level of quote marks taken off at each step."""
    rest = quoted
    for _ in range(_DEEPEST):
        head, rest = _head(rest.lstrip("\n"))
        if rest.lstrip().startswith(">"):
            rest = _QUOTE_MARK.sub("", rest)
        ends = [match.start() for pattern in (ATTRIBUTION, BLOCK) for match in pattern.finditer(rest) if match.start()]
        deeper = _QUOTED_LINE.search(rest)
        cut = min([*ends, *([deeper.start()] if deeper else []), len(rest)])
        if text := rest[:cut].strip():
            yield head, text
        if cut >= len(rest):
            return
        rest = rest[cut:]


def _head(text: str) -> tuple[str, str]:
    attribution = ATTRIBUTION.match(text)
    if attribution:
        return attribution.group(), text[attribution.end() :]
    end = 0
    while line := _HEADER_LINE.match(text, end):
        if line.end() == end:
            break
        end = line.end()
    return text[:end], text[end:]


def _address(sender: str | None) -> str | None:
    found = _ADDRESS.search(sender or "")
    return found.group().lower() if found else None
