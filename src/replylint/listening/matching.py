"""Matches asks with what the reply says, and tells what became of each: answered, deferred, refused or left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from replylint.coverage import AskStatus
from replylint.listening.asks import HeardAsk
from replylint.listening.replies import Said
from replylint.listening.topics import Topic

_NEEDS: dict[str, tuple[frozenset[str], float, float]] = {
    "when": (frozenset({"time", "duration"}), 0.35, -0.6),
    "how-long": (frozenset({"time", "duration"}), 0.35, -0.6),
    "how-much": (frozenset({"amount"}), 0.4, -0.6),
    "how-many": (frozenset({"number", "amount", "duration"}), 0.3, -0.4),
    "why": (frozenset({"cause"}), 0.3, -0.4),
    "how": (frozenset({"steps", "done", "will"}), 0.3, -0.3),
    "act": (frozenset({"done", "will", "no", "steps", "yes"}), 0.25, -0.4),
    "where": (frozenset({"place"}), 0.2, -0.2),
    "leave": (frozenset({"will", "no", "yes", "steps", "done", "amount"}), 0.15, -0.1),
}
"""For each kind of ask: what an answer supplies, and what it is worth that it does, or does not."""
_HARD = ("when", "how-long", "how-much")
_ANSWERED = 0.35
_OVERLAP, _ORDER, _CONTEXT = 0.9, 0.25, 0.4
_IDLE, _GENERAL, _TAKEN = -0.6, -0.5, -0.25
_SHARES = 0.3
"""An ask that shares this much with a sentence may share it with another ask."""


@dataclass(frozen=True, slots=True)
class Match:
    """What became of one ask, and the sentence that shows it."""

    ask: HeardAsk
    status: AskStatus
    said: Said | None
    score: float


def match_asks(asks: Sequence[HeardAsk], reply: Sequence[Said]) -> list[Match]:
    """Tell what became of each ask; linear in the product of asks and sentences."""
    weights = _rarity(reply)
    table = [[_score(ask, said, i / max(len(asks), 1), j / max(len(reply), 1), weights) for j, said in enumerate(reply)]
             for i, ask in enumerate(asks)]  # fmt: skip
    chosen = _assign(asks, reply, table, weights)
    return [_verdict(ask, i, reply, table, chosen, weights) for i, ask in enumerate(asks)]


def _rarity(reply: Sequence[Said]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for said in reply:
        for stem in said.topic.stems:
            counts[stem] = counts.get(stem, 0) + 1
    return counts


def overlap(ask: Topic, said: Topic, counts: dict[str, int]) -> float:
    """Give the share of the ask's words that the sentence meets, 0 to 1; words all over the reply weigh less."""
    total = met = 0.0
    for term in ask.terms:
        weight = 1.0 / max(min((counts.get(stem, 1) for stem in term.stems), default=1), 1)
        total += weight
        met += weight * said.meets(term)
    return met / total if total else 0.0


def _score(ask: HeardAsk, said: Said, place: float, position: float, counts: dict[str, int]) -> float:
    score = _OVERLAP * overlap(ask.topic, said.topic, counts) + _ORDER * (1 - 2 * abs(place - position))
    if len(ask.topic.terms) < 2:
        score += _CONTEXT * overlap(ask.context, said.topic, counts)
    score += _fit(ask, said)
    if said.idle:
        score += _IDLE
    if said.general and "own" in ask.kinds:
        score += _GENERAL
    return score


def _fit(ask: HeardAsk, said: Said) -> float:
    wanted = [_NEEDS[kind] for kind in _NEEDS if kind in ask.kinds]
    hard = [_NEEDS[kind] for kind in _HARD if kind in ask.kinds]
    values = [(worth if said.supplies & supplies else lack) for supplies, worth, lack in hard or wanted]
    return max(values, default=0.0)


def _assign(
    asks: Sequence[HeardAsk], reply: Sequence[Said], table: list[list[float]], counts: dict[str, int]
) -> list[int | None]:
    """Give each ask its sentence, the surest pairs first; one sentence answers two asks only where it speaks of both."""
    pairs = sorted(((table[i][j], -i, -j) for i in range(len(asks)) for j in range(len(reply))), reverse=True)
    chosen: list[int | None] = [None] * len(asks)
    taken: set[int] = set()
    for score, i, j in ((s, -i, -j) for s, i, j in pairs):
        if chosen[i] is not None:
            continue
        shared = j in taken and overlap(asks[i].topic, reply[j].topic, counts) < _SHARES
        if score + (_TAKEN if shared else 0.0) >= _ANSWERED:
            chosen[i] = j
            taken.add(j)
    return chosen


def _verdict(
    ask: HeardAsk, i: int, reply: Sequence[Said], table: list[list[float]], chosen: list[int | None],
    counts: dict[str, int],
) -> Match:  # fmt: skip
    j = chosen[i]
    if j is None:
        later = _deferral(ask, reply, chosen, counts)
        return Match(ask, "deferred" if later else "unanswered", later, max(table[i], default=0.0))
    said, score = reply[j], table[i][j]
    if said.defers:
        return Match(ask, "deferred", said, score)
    if "no" in said.supplies and ask.kinds & {"act", "leave"} and not said.supplies & {"yes"}:
        return Match(ask, "refused", said, score)
    return Match(ask, "answered", said, score)


def _deferral(ask: HeardAsk, reply: Sequence[Said], chosen: list[int | None], counts: dict[str, int]) -> Said | None:
    for j, said in enumerate(reply):
        if said.defers and j not in chosen:
            return said
    return None
