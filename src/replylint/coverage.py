"""What a reply answers of its customer's message: the values of the coverage table, in offsets of the two texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AskStatus = Literal["answered", "partly", "deferred", "refused", "unanswered", "unsure"]


@dataclass(frozen=True, slots=True)
class Ask:
    """A question or request of the customer's, and what became of it."""

    quote: str
    start: int
    end: int
    """Offsets into the customer's message, end exclusive."""
    status: AskStatus
    evidence: str | None = None
    """The words of the reply's source that answer, refuse or defer it."""


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """A place of the reply that asks for what the customer has given; offsets in the view of the reply."""

    quote: str
    given: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unasked:
    """A refusal in the reply of something that no ask covers; offsets in the view of the reply."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage table of one reply."""

    asks: tuple[Ask, ...] = ()
    asked_again: tuple[AskedAgain, ...] = ()
    unasked: tuple[Unasked, ...] = ()
