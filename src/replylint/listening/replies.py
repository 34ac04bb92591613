"""What each sentence of a reply could answer: what it supplies, what it is about, and whether it says anything at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from replylint.listening.phrases import family, heard_in
from replylint.listening.topics import Topic, topic_of
from replylint.model import Move, Sentence
from replylint.recognition.evidence import Evidence
from replylint.recognition.key_facts import facts_in

_STRONG = frozenset({"done", "will", "amount", "yes", "no", "cause"})
_SUPPLIED_BY = {
    "cause": "cause", "refusal": "no", "next-step": "will", "instruction": "steps", "alternative": "will",
    "no-action-needed": "steps",
}  # fmt: skip
_FACTS = {"amount": "amount", "date": "time", "time": "time", "duration": "duration", "reference": "number"}
_COURTESIES = ("thanks", "warm-closing", "empathy", "hollow-apology")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the reply as an answer: its supplies are the families of `says` and the kinds of key facts."""

    sentence: Sentence
    topic: Topic
    supplies: frozenset[str]
    defers: bool
    inquires: bool
    courtesy: bool
    praise: bool
    general: bool
    moves: tuple[Move, ...]

    @property
    def idle(self) -> bool:
        """Whether the sentence can answer nothing: courtesy or praise with no deed, amount, yes or no in it."""
        return self.praise or (self.courtesy and not self.supplies & _STRONG) or (self.inquires and not self.promises)

    @property
    def promises(self) -> bool:
        """Whether the sentence does or promises something."""
        return bool(self.supplies & {"done", "will"}) and not self.sentence.question


def hear_reply(evidence: Evidence) -> list[Said]:
    """Profile every body sentence of the reply, in order."""
    body = [s for s in evidence.draft.sentences if s.zone not in ("greeting", "signoff")]
    heard = heard_in(body)
    made: dict[int, list[Move]] = {}
    for move in evidence.moves:
        made.setdefault(move.sentence, []).append(move)
    return [_said(s, heard.get(s.index, []), made.get(s.index, [])) for s in body]


def _said(sentence: Sentence, heard: Sequence[Move], made: Sequence[Move]) -> Said:
    supplies = {family(m) for m in heard if m.name == "says"}
    supplies |= {_SUPPLIED_BY[m.name] for m in made if m.name in _SUPPLIED_BY}
    supplies |= {_FACTS[fact.kind] for fact in facts_in(sentence)}
    idle = {family(m) for m in heard if m.name == "idle"}
    names = {m.name for m in heard}
    return Said(
        sentence=sentence,
        topic=topic_of(sentence.tokens, sentence.language),
        supplies=frozenset(supplies),
        defers="defers" in names,
        inquires="inquires" in names or sentence.question,
        courtesy="courtesy" in idle or any(m.name in _COURTESIES for m in made),
        praise="praise" in idle,
        general="general" in idle,
        moves=tuple(heard),
    )
