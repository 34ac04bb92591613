"""Matches asks with what the reply says, and tells what became of each: answered, deferred, refused or left open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from replylint.coverage import AskStatus
from replylint.listening.asks import HeardAsk
from replylint.listening.replies import TELLING, Said
from replylint.listening.topics import Topic

_NEEDS: dict[str, tuple[frozenset[str], float, float]] = {
    "when": (frozenset({"time", "duration"}), 0.35, -0.6),
    "how-long": (frozenset({"time", "duration"}), 0.35, -0.6),
    "how-much": (frozenset({"amount"}), 0.4, -0.6),
    "how-many": (frozenset({"number", "amount", "duration"}), 0.3, -0.4),
    "why": (frozenset({"cause"}), 0.3, -0.3),
    "how": (frozenset({"steps", "done", "will"}), 0.3, -0.3),
    "act": (frozenset({"done", "will", "no", "steps", "yes"}), 0.3, -0.5),
    "who": (frozenset({"person"}), 0.25, -0.1),
    "where": (frozenset({"place"}), 0.2, -0.2),
    "leave": (frozenset({"will", "no", "yes", "nay", "steps", "done", "amount"}), 0.15, -0.1),
}
"""For each kind of ask: what an answer supplies, and what it is worth that it does, or does not."""
_PARTS = ("when", "how-long", "how-much", "how-many", "where", "why")
_HARD = ("when", "how-long", "how-much")
_SAME = 0.5
_OPEN = 0.2
"""What a yes or a no is worth to an ask of no other kind."""
_ANSWERED = 0.3
_OVERLAP, _ORDER, _CONTEXT, _WHOLE = 0.9, 0.2, 0.4, 0.5
_IDLE, _PRAISE, _GENERAL, _TAKEN, _LATER, _DECOY, _YES = -0.6, -0.9, -0.9, -0.2, -0.3, 0.5, -0.3
_OF_THE_CASE = frozenset({"own", "act"})
"""Kinds of ask that general talk ("parcels are usually …") does not answer."""
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
    """Tell what became of each ask; the work grows with asks times clauses."""
    counts = _rarity(reply)
    places = _places(reply)
    shares = [[_share(ask, said, counts) for said in reply] for ask in asks]
    table = [
        [
            _score(ask, said, i / len(asks), places[j], shares[i][j], max(shares[i]))
            for j, said in enumerate(reply)
        ]
        for i, ask in enumerate(asks)
    ]  # fmt: skip
    chosen = _assign(asks, shares, table)
    _in_order(asks, reply, chosen)
    later = iter([said for j, said in enumerate(reply) if said.defers and j not in chosen])
    return [_verdict(ask, chosen[i], reply, chosen, later, max(table[i], default=0.0)) for i, ask in enumerate(asks)]


def _places(reply: Sequence[Said]) -> list[float]:
    """Give the place of each clause among those that say something, 0 to 1."""
    telling = [not (said.idle or said.praise) for said in reply]
    count = max(sum(telling), 1)
    return [sum(telling[:j]) / count for j in range(len(reply))]


def _share(ask: HeardAsk, said: Said, counts: dict[str, int]) -> float:
    share = overlap(ask.topic, said.topic, counts)
    share = max(share, _WHOLE * overlap(ask.topic, said.whole, counts))
    if not ask.topic.terms:
        share = max(share, _CONTEXT * overlap(ask.context, said.topic, counts))
    return share


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


def _score(ask: HeardAsk, said: Said, place: float, position: float, share: float, elsewhere: float) -> float:
    """Rate one sentence as the answer to one ask; `elsewhere` is the largest share that any sentence has."""
    fit = _NEEDS["act"][1] if _once_told(ask, said, share) else _fit(ask, said, share)
    score = _OVERLAP * share + _ORDER * (1 - 2 * abs(place - position)) + fit
    if ask.topic.terms and ask.kinds.intersection(_HARD) and fit > 0 and share == 0:
        score -= _DECOY * elsewhere
    if said.idle and not _once_told(ask, said, share):
        score += _IDLE
    if said.praise or (said.house and not said.supplies & TELLING):
        score += _PRAISE
    if said.general and (ask.kinds & _OF_THE_CASE and not said.promises):
        score += _GENERAL
    if "yes" in said.supplies and ask.kinds.intersection(_HARD):
        score += _YES
    if said.defers:
        score += _LATER * (2 if "act" in ask.kinds else 1)
    return score


def _once_told(ask: HeardAsk, said: Said, share: float) -> bool:
    """Whether the clause agrees to act once a detail arrives: "To which address shall I resend it?"."""
    return "act" in ask.kinds and said.inquires and share >= _SHARES


def _fit(ask: HeardAsk, said: Said, share: float) -> float:
    kinds = [kind for kind in _HARD if kind in ask.kinds] or [kind for kind in _NEEDS if kind in ask.kinds]
    if not kinds and "which" not in ask.kinds:
        return _OPEN if said.supplies & {"yes", "no"} or ("nay" in said.supplies and share >= _SAME) else 0.0
    values = [(worth if said.supplies & supplies else lack) for supplies, worth, lack in map(_NEEDS.__getitem__, kinds)]
    return max(values, default=0.0)


def _assign(asks: Sequence[HeardAsk], shares: list[list[float]], table: list[list[float]]) -> list[int | None]:
    """Give each ask its sentence, the surest pairs first; one sentence answers two asks where it speaks of both."""
    pairs = sorted(((score, -i, -j) for i, row in enumerate(table) for j, score in enumerate(row)), reverse=True)
    chosen: list[int | None] = [None] * len(asks)
    taken: set[int] = set()
    for score, i, j in ((score, -i, -j) for score, i, j in pairs):
        if chosen[i] is not None:
            continue
        crowded = j in taken and shares[i][j] < _SHARES and not asks[i].kinds & _BESIDE
        less = (_TAKEN if shares[i][j] == 0 else _TAKEN / 2) if crowded else 0.0
        if score + less >= _ANSWERED:
            chosen[i] = j
            taken.add(j)
    return chosen


_BESIDE = frozenset({"why", "when", "how-long", "how-much"})
"""Kinds whose answer often stands in a sentence that answers something else too."""


def _in_order(asks: Sequence[HeardAsk], reply: Sequence[Said], chosen: list[int | None]) -> None:
    """Give an open ask that shares no word with the reply the one free sentence that its answer could be."""
    for i, ask in enumerate(asks):
        if chosen[i] is not None or ask.kinds & _MUST_FIT:
            continue
        low = max((j for j in chosen[:i] if j is not None), default=-1)
        high = min((j for j in chosen[i + 1 :] if j is not None), default=len(reply))
        spoken = {reply[j].sentence.index for j in chosen if j is not None}
        free = [j for j, said in enumerate(reply) if j not in chosen and _could_answer(said)]
        between = [j for j in free if low < j < high]
        fresh = [j for j in between if reply[j].sentence.index not in spoken]
        if i == 0 and between:
            chosen[i] = between[0]
            continue
        here = fresh or [j for j in between if reply[j].added]
        here = here or [j for j in free if j < low and reply[j].sentence.index not in spoken]
        if len({reply[j].sentence.index for j in here}) == 1:
            chosen[i] = here[0]


_MUST_FIT = frozenset({"when", "how-long", "how-much", "how-many"})


def _could_answer(said: Said) -> bool:
    return not (said.idle or said.praise or said.courtesy or said.inquires or said.defers or said.house or said.general)


def _verdict(
    ask: HeardAsk, j: int | None, reply: Sequence[Said], chosen: list[int | None], later: Iterator[Said], score: float
) -> Match:  # fmt: skip
    if j is None:
        promise = next(later, None)
        open_status: AskStatus = "unsure" if score >= _ANSWERED else "unanswered"
        return Match(ask, "deferred" if promise else open_status, promise, score)
    said = reply[j]
    if said.defers:
        return Match(ask, "deferred", said, score)
    promise = next((reply[k] for k in range(j + 1, len(reply)) if reply[k].defers and k not in chosen), None)
    if promise and _leads_to(ask, said, promise):
        next(later, None)
        return Match(ask, "deferred", promise, score)
    beside = (other for k, other in enumerate(reply) if k > j and k not in chosen and other.sentence is said.sentence)
    denied = "no" in said.supplies or any("no" in other.supplies for other in beside)
    if denied and ask.kinds & {"act", "leave"} and "yes" not in said.supplies:
        return Match(ask, "refused", said, score)
    return Match(ask, "partly" if _lacks_a_part(ask, reply) else "answered", said, score)


def _lacks_a_part(ask: HeardAsk, reply: Sequence[Said]) -> bool:
    """Whether an ask for two things in one breath gets only one: nothing in the reply supplies the other."""
    wanted = {_NEEDS[kind][0] for kind in _PARTS if kind in ask.kinds}
    return len(wanted) > 1 and any(not any(said.supplies & supplies for said in reply) for supplies in wanted)


def _leads_to(ask: HeardAsk, said: Said, promise: Said) -> bool:
    """Whether a clause only leads to the promise after it: it says who is being asked, or shares its sentence."""
    if "act" in ask.kinds and "done" in said.supplies:
        return False
    near = promise.sentence.index - said.sentence.index
    return near == 0 or (near == 1 and "refers" in said.supplies)
