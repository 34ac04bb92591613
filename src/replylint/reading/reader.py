"""What a reader is: a name, the file endings it answers to, and a function from bytes to messages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from replylint.model import Message

Read = Callable[[bytes, str], Iterator[Message]]
"""Takes the bytes of a file and its name for messages; raises ReadingError."""


class Reader(NamedTuple):
    """One input format."""

    name: str
    suffixes: tuple[str, ...]
    read: Read
