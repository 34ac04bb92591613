"""Matches asks with what the reply says, and tells what became of each: answered, deferred, refused or left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from replylint.coverage import AskStatus
from replylint.listening.asks import HeardAsk
from replylint.listening.fit import NEEDS, PARTS, SHARES, Fit
from replylint.listening.replies import Said

_ANSWERED = 0.3
"""The score from which a clause is taken for the answer."""
_TAKEN = -0.2
"""What it costs that the clause answers another ask already; half where the ask shares a word with it."""
_CANDIDATES, _PATHS = 6, 24
"""Clauses that are weighed for an ask, and ways to answer the asks before it, so that the work stays linear."""
_FORWARD, _BACKWARD, _NONE = 0.05, -0.1, 0.1
"""What it is worth that an answer stands after the one before, before it, and that an ask has one at all."""
_OWNED = -0.3
"""What it costs that the clause speaks of another ask, and hardly of this one; half for kinds that stand beside."""
_BESIDE = frozenset({"why", "when", "how-long", "how-much"})
"""Kinds whose answer often stands in a clause that answers something else too."""
_MUST_FIT = frozenset({"when", "how-long", "how-much", "how-many"})
"""Kinds that a clause which does not supply them can't answer."""
_MOST = 100
"""Asks that are matched, so that the work stays linear in the reply; further ones are unsure."""


@dataclass(frozen=True, slots=True)
class Match:
    """What became of one ask, and the clause that shows it."""

    ask: HeardAsk
    status: AskStatus
    said: Said | None


def match_asks(asks: Sequence[HeardAsk], reply: Sequence[Said]) -> list[Match]:
    """Tell what became of each ask, in the order of the asks."""
    first = asks[:_MOST]
    fit = Fit(first, reply)
    chosen = _assign(first, fit)
    _in_order(first, reply, chosen, fit.owners)
    later = _postponed(chosen, reply, fit)
    bests = [max(row, default=0.0) for row in fit.scores]
    found = [_verdict(ask, chosen[i], reply, chosen, later.get(i), bests[i]) for i, ask in enumerate(first)]
    kept = [match for k, match in enumerate(found) if not _is_moot(match, found[k - 1] if k else None)]
    return kept + [Match(ask, "unsure", None) for ask in asks[_MOST:]]


def _assign(asks: Sequence[HeardAsk], fit: Fit) -> list[int | None]:
    """Give each ask its clause, or none, so that all together fit best; answers tend to come in the asks' order.

    A path from ask to ask over the last clause that was chosen; each ask brings its best few clauses.
    """
    paths: dict[int, tuple[float, tuple[int | None, ...]]] = {-1: (0.0, ())}
    for i, ask in enumerate(asks):
        longer: dict[int, tuple[float, tuple[int | None, ...]]] = {}
        best = sorted(range(len(fit.scores[i])), key=lambda j: (-fit.scores[i][j], j))[:_CANDIDATES]
        for last, (total, chosen) in paths.items():
            steps: list[tuple[int | None, float]] = [(None, 0.0)]
            steps += [(j, gain) for j in best if (gain := _gain(ask, i, j, last, chosen, fit)) >= 0]
            for j, gain in steps:
                at, reached = last if j is None else j, total + gain
                if at not in longer or reached > longer[at][0]:
                    longer[at] = (reached, (*chosen, j))
        paths = dict(sorted(longer.items(), key=lambda path: -path[1][0])[:_PATHS])
    return list(max(paths.values(), key=lambda path: path[0])[1])


def _gain(ask: HeardAsk, i: int, j: int, last: int, chosen: tuple[int | None, ...], fit: Fit) -> float:
    """Give by how much a clause is worth more to an ask than no answer, after the clauses chosen before it."""
    score, share = fit.scores[i][j], fit.shares[i][j]
    if j in chosen and share < SHARES and not _stands_beside(ask):
        score += _TAKEN if share == 0 else _TAKEN / 2
    if fit.owners[j] not in (None, i) and share < SHARES:
        score += _OWNED / 2 if _stands_beside(ask) else _OWNED
    if score < _ANSWERED:
        return -1.0
    turn = _FORWARD if j > last else 0.0 if j == last else _BACKWARD
    return score - _ANSWERED + turn + _NONE


def _is_moot(match: Match, before: Match | None) -> bool:
    """Whether an ask was only for the case that the one before it can't be met, and that one is."""
    return (
        match.ask.instead
        and before is not None
        and before.status in ("answered", "deferred")
        and (match.status != "answered" or "act" in match.ask.kinds)
    )


def _stands_beside(ask: HeardAsk) -> bool:
    """Whether an ask's answer often stands in the answer to another: a reason, a time, or whatever is done at all."""
    return bool(ask.kinds & _BESIDE) or ("act" in ask.kinds and not ask.topic.terms)


def _in_order(
    asks: Sequence[HeardAsk], reply: Sequence[Said], chosen: list[int | None], owners: Sequence[int | None]
) -> None:
    """Give an open ask that shares no word with the reply the one free sentence that its answer could be."""
    for i, ask in enumerate(asks):
        if chosen[i] is not None or ask.kinds & _MUST_FIT:
            continue
        low = max((j for j in chosen[:i] if j is not None), default=-1)
        high = min((j for j in chosen[i + 1 :] if j is not None), default=len(reply))
        spoken = {reply[j].sentence.index for j in chosen if j is not None}
        free = [j for j, said in enumerate(reply) if j not in chosen and owners[j] in (None, i) and _could_answer(said)]
        between = [j for j in free if low < j < high]
        fresh = [j for j in between if reply[j].sentence.index not in spoken]
        if i == 0 and between:
            chosen[i] = between[0]
            continue
        here = fresh or [j for j in between if reply[j].added]
        here = here or [j for j in free if j < low and reply[j].sentence.index not in spoken]
        if len({reply[j].sentence.index for j in here}) == 1:
            chosen[i] = here[0]


def _postponed(chosen: Sequence[int | None], reply: Sequence[Said], fit: Fit) -> dict[int, Said]:
    """Give each promise to tell later to the open ask that it speaks of most, the earliest of equals."""
    found: dict[int, Said] = {}
    for j, said in enumerate(reply):
        left = [i for i, taken in enumerate(chosen) if taken is None and i not in found]
        if said.defers and j not in chosen and left and not _is_led_to(j, reply, chosen):
            found[max(left, key=lambda i: (fit.shares[i][j], -i))] = said
    return found


def _is_led_to(j: int, reply: Sequence[Said], chosen: Sequence[int | None]) -> bool:
    """Whether a clause before a promise, in its sentence, is taken for an answer already."""
    return any(k in chosen for k in range(j) if reply[k].sentence is reply[j].sentence)


def _could_answer(said: Said) -> bool:
    mute = said.idle or said.praise or said.courtesy or said.house or said.general or said.describes
    return not (mute or said.inquires or said.defers or _is_a_name(said))


def _is_a_name(said: Said) -> bool:
    """Whether a clause is one or two words with nothing told in them, such as the name below a short note."""
    return len(said.topic.terms) <= 1 and not said.supplies - {"person", "place"}


def _verdict(
    ask: HeardAsk, j: int | None, reply: Sequence[Said], chosen: list[int | None], later: Said | None, score: float
) -> Match:  # fmt: skip
    if j is None:
        open_status: AskStatus = "unsure" if score >= _ANSWERED else "unanswered"
        return Match(ask, "deferred" if later else open_status, later)
    said = reply[j]
    if said.defers and "act" in ask.kinds and "phone" in ask.topic.ideas:
        return Match(ask, "answered", said)
    if said.defers:
        return Match(ask, "deferred", said)
    promise = next((reply[k] for k in range(j + 1, len(reply)) if reply[k].defers and k not in chosen), None)
    if promise and _leads_to(ask, said, promise):
        return Match(ask, "deferred", promise)
    beside = (other for k, other in enumerate(reply) if k > j and k not in chosen and other.sentence is said.sentence)
    denied = "no" in said.supplies or any("no" in other.supplies for other in beside)
    if "withholds" in said.supplies:
        return Match(ask, "refused", said)
    if denied and ask.kinds & {"act", "leave"} and "yes" not in said.supplies:
        return Match(ask, "refused", said)
    return Match(ask, "partly" if _lacks_a_part(ask, reply) else "answered", said)


def _lacks_a_part(ask: HeardAsk, reply: Sequence[Said]) -> bool:
    """Whether an ask for two things in one breath gets only one: nothing in the reply supplies the other."""
    wanted = {NEEDS[kind][0] for kind in PARTS if kind in ask.kinds}
    return len(wanted) > 1 and any(not any(said.supplies & supplies for said in reply) for supplies in wanted)


def _leads_to(ask: HeardAsk, said: Said, promise: Said) -> bool:
    """Whether a clause only leads to the promise after it: it says who is being asked, or shares its sentence."""
    if "act" in ask.kinds and "done" in said.supplies and "refers" not in said.supplies:
        return False
    near = promise.sentence.index - said.sentence.index
    return near == 0 or (near == 1 and "refers" in said.supplies)
