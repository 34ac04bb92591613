"""How well a clause of the reply fits an ask: what it supplies, what it speaks of, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from replylint.listening.asks import HeardAsk
from replylint.listening.replies import TELLING, Said
from replylint.listening.topics import Term, Topic

NEEDS: dict[str, tuple[frozenset[str], float, float]] = {
    "when": (frozenset({"time", "duration"}), 0.35, -0.6),
    "how-long": (frozenset({"time", "duration"}), 0.35, -0.6),
    "how-much": (frozenset({"amount"}), 0.5, -0.6),
    "how-many": (frozenset({"number", "amount", "duration"}), 0.3, -0.4),
    "why": (frozenset({"cause"}), 0.3, -0.3),
    "how": (frozenset({"steps", "done"}), 0.3, -0.3),
    "act": (frozenset({"done", "will", "no", "steps", "yes"}), 0.3, -0.5),
    "who": (frozenset({"person"}), 0.25, -0.1),
    "where": (frozenset({"place"}), 0.2, -0.2),
    "leave": (frozenset({"will", "no", "yes", "nay", "steps", "done", "amount"}), 0.2, -0.15),
}
"""For each kind of ask: what an answer supplies, and what it is worth that it does, or does not.

These and the weights below were set by hand on the first set of pairs in tests/listening and on graded threads."""
SHARES = 0.3
"""An ask that shares this much with a clause may share it with another ask."""
PARTS = ("when", "how-long", "how-much", "how-many", "where", "why")
"""Kinds of which one ask may want two ("where, and for how much?")."""
_HARD = ("when", "how-long", "how-much")
_OPEN = 0.2
"""What a yes or a no is worth to an ask of no other kind; a mere "not" only where at least _SAME is shared."""
_SAME = 0.5
_OVERLAP, _ORDER, _CONTEXT, _WHOLE = 0.9, 0.2, 0.4, 0.5
"""What shared words are worth, standing in order, words of the sentence before "it", words of the clause's sentence."""
_IDLE, _PRAISE, _GENERAL, _LATER, _YES = -0.6, -0.9, -0.9, -0.3, -0.3
_BACK = 0.2
"""What words of the sentence before count for an ask that has words of its own beside its "it"."""
_NUMBER = 2.0
"""What a shared number counts for, in words."""
_DECOY = 0.5
"""How far another clause that speaks of the ask, and does not supply it, tells against one that only supplies."""
_PLAIN = 0.7
"""The share from which a mere description of things answers all the same."""
_UNRELATED = 0.0
"""What it tells against a clause that it shares nothing with an ask which a fact of one kind would not answer."""
_UNASKED = -0.4
"""What it tells against a refusal that it shares nothing with an ask to be told something."""
_TOLD = frozenset({"how", "why", "where", "who", "when", "how-long", "how-many", "how-much"})
_OF_THE_CASE = frozenset({"own", "act"})
"""Kinds of ask that general talk ("parcels are usually …") does not answer."""


class Fit:
    """The shares and scores of each ask (row) with each clause (column), and the ask that owns each clause."""

    def __init__(self, asks: Sequence[HeardAsk], reply: Sequence[Said]) -> None:
        counts, places = _rarity(reply), _places(reply)
        self.shares = [[_share(ask, said, counts) for said in reply] for ask in asks]
        self.owners = _owners(self.shares, reply)
        self.scores = [self._row(ask, reply, places, i / len(asks), self.shares[i]) for i, ask in enumerate(asks)]

    @staticmethod
    def _row(
        ask: HeardAsk, reply: Sequence[Said], places: Sequence[float], place: float, shares: Sequence[float]
    ) -> list[float]:
        most = max(shares, default=0.0)
        return [
            _score(ask, said, share, most) + _ORDER * (1 - 2 * abs(place - position))
            for said, share, position in zip(reply, shares, places, strict=True)
        ]


def _owners(shares: Sequence[Sequence[float]], reply: Sequence[Said]) -> list[int | None]:
    """Give the ask that each clause speaks of most; one that speaks of none has the owner before it in its sentence."""
    owners: list[int | None] = []
    for j, said in enumerate(reply):
        best = max(range(len(shares)), key=lambda i: shares[i][j], default=None)
        owner = best if best is not None and shares[best][j] >= SHARES else None
        if owner is None and j and reply[j - 1].sentence is said.sentence and not said.added:
            owner = owners[-1]
        owners.append(owner)
    return owners


def _places(reply: Sequence[Said]) -> list[float]:
    """Give the place of each clause among those that say something, 0 to 1."""
    telling = [not (said.idle or said.praise) for said in reply]
    count = max(sum(telling), 1)
    return [sum(telling[:j]) / count for j in range(len(reply))]


def _share(ask: HeardAsk, said: Said, counts: dict[str, int]) -> float:
    share = _overlap(ask.topic, said.topic, counts)
    share = max(share, _WHOLE * _overlap(ask.topic, said.whole, counts))
    if not ask.topic.terms or ask.refers_back:
        share = max(share, (_BACK if ask.topic.terms else _CONTEXT) * _overlap(ask.context, said.topic, counts))
    return share


def _rarity(reply: Sequence[Said]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for said in reply:
        for stem in said.topic.stems:
            counts[stem] = counts.get(stem, 0) + 1
    return counts


def _overlap(ask: Topic, said: Topic, counts: dict[str, int]) -> float:
    """Give the share of the ask's words that the clause meets, 0 to 1; words all over the reply weigh less."""
    if ask.stems.isdisjoint(said.stems) and ask.ideas.isdisjoint(said.ideas):
        return 0.0
    weights = [_weight(term) / max(min(counts.get(stem, 1) for stem in term.stems), 1) for term in ask.terms]
    met = sum(weight * said.meets(term) for weight, term in zip(weights, ask.terms, strict=True))
    return met / sum(weights)


def _weight(term: Term) -> float:
    return _NUMBER if any(stem.isdigit() for stem in term.stems) else 1.0


def _score(ask: HeardAsk, said: Said, share: float, elsewhere: float) -> float:
    """Rate one clause as the answer to one ask, its place aside; `elsewhere` is the largest share that any has."""
    fit = NEEDS["act"][1] if _once_told(ask, said, share) else _fit(ask, said, share)
    score = _OVERLAP * share + fit
    if ask.topic.terms and ask.kinds.intersection(_HARD) and fit > 0 and share == 0:
        score -= _DECOY * elsewhere
    if share == 0 and ask.topic.terms and not parts_wanted(ask):
        score += _UNRELATED
    if said.idle and not _once_told(ask, said, share):
        score += _IDLE
    if said.praise or (said.house and not said.supplies & TELLING):
        score += _PRAISE
    hard = ask.kinds.intersection(_HARD)
    if said.describes and share < _PLAIN and not (share > 0 and hard and fit > 0):
        score += _PRAISE
    if "no" in said.supplies and share == 0 and ask.kinds & _TOLD:
        score += _UNASKED
    if said.general and (ask.kinds & _OF_THE_CASE and not said.promises):
        score += _GENERAL
    if "yes" in said.supplies and fit <= 0 and ask.kinds.intersection(_HARD) and not ask.kinds & {"where", "why"}:
        score += _YES
    if said.defers:
        score += _LATER * (2 if "act" in ask.kinds else 1)
    return score


def parts_wanted(ask: HeardAsk) -> list[str]:
    """Give the kinds of fact that an ask wants, each of which can be answered in other words altogether."""
    return [kind for kind in PARTS if kind in ask.kinds]


def _once_told(ask: HeardAsk, said: Said, share: float) -> bool:
    """Whether the clause agrees to act once a detail arrives: "To which address shall I resend it?"."""
    return "act" in ask.kinds and said.inquires and share >= SHARES


def _fit(ask: HeardAsk, said: Said, share: float) -> float:
    parts = parts_wanted(ask)
    hard = [kind for kind in _HARD if kind in parts]
    kinds = (parts if hard else []) or [kind for kind in NEEDS if kind in ask.kinds]
    if not kinds and "which" not in ask.kinds:
        return _OPEN if said.supplies & {"yes", "no"} or ("nay" in said.supplies and share >= _SAME) else 0.0
    values = [(worth if said.supplies & supplies else lack) for supplies, worth, lack in map(NEEDS.__getitem__, kinds)]
    return max(values, default=0.0)
