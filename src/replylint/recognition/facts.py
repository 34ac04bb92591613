"""From moves to the codebook's labels: what the linter saw in a reply, before any rule adds its zone or situation.

Every function here answers for one label of the codebook; `LABELS` lists them in the codebook's order.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from replylint.model import Fact, Move, Span
from replylint.parsing.zones import OPENING_SENTENCES
from replylint.recognition.density import density
from replylint.recognition.evidence import STEPS, Evidence, within
from replylint.recognition.jargon import JargonHit, jargon_terms

ABSENT = Fact(False)
_SUBSTANCE = ("cause", "status", "instruction", "refusal", "next-step", "alternative", "deflection")
_SHORT_REPLY = 3
_REASON_SLOT = re.compile(r"reason|explanation|justification|cause\b|rationale|סיבה|סיבת|הסבר|נימוק", re.IGNORECASE)
_CLOSING_LINES = 3
_MITIGATING = ("cause", "alternative", "escalation", "gesture")


def _found(move: Move | None) -> Fact:
    if move is None:
        return ABSENT
    return Fact(True, Span(move.start, move.end), move.recogniser, move.confidence)


def greeting_name(evidence: Evidence) -> Fact:
    """Tell whether the salutation has a name or a slot for one."""
    name = evidence.draft.addressee
    return Fact(True, name, "salutation") if name else ABSENT


def opening_thanks(evidence: Evidence) -> Fact:
    """Tell whether the customer is thanked by the third sentence and before any matter of substance."""
    substance = evidence.sentences_with(*_SUBSTANCE)
    for move in sorted(evidence.all("thanks"), key=lambda m: m.start):
        earlier = {s for s in substance if s < move.sentence}
        if evidence.place(move.sentence) < OPENING_SENTENCES and not earlier:
            return _found(move)
    return ABSENT


def _any(*names: str) -> Callable[[Evidence], Fact]:
    def label(evidence: Evidence) -> Fact:
        return _found(evidence.first(*names))

    label.__doc__ = f"Tell whether the reply makes the move {names[0]}, wherever it stands."
    return label


def explanation_cause(evidence: Evidence) -> Fact:
    """Tell whether a reason is given; a slot that will hold the reason counts."""
    found = evidence.first("cause")
    if found:
        return _found(found)
    draft = evidence.draft
    slot = next((f for f in draft.fields if _REASON_SLOT.search(draft.text[f.start : f.end])), None)
    return Fact(True, slot, "merge field") if slot else ABSENT


def closing_instruction(evidence: Evidence) -> Fact:
    """Tell whether the last third says what to do now; in a reply of up to three sentences, wherever."""
    if not evidence.body:
        return ABSENT
    start = evidence.body[0].index if len(evidence.body) <= _SHORT_REPLY else evidence.closing_from()
    if len({s.block for s in evidence.body}) == 1 and len(evidence.sentences_with(*STEPS)) == 1:
        start = evidence.body[0].index
    moves = within(evidence.all(*STEPS), range(start, len(evidence.draft.sentences)))
    return _found(max(moves, key=lambda m: (m.confidence, m.start), default=None))


def positive_closing(evidence: Evidence) -> Fact:
    """Tell whether one of the last lines before the signature is a warm one."""
    if not evidence.body:
        return ABSENT
    lines = [s.index for s in evidence.draft.sentences if s.zone == "signoff"]
    lines += [s.index for s in evidence.body[-_CLOSING_LINES:]]
    if len(evidence.body) > 1:
        lines = [index for index in lines if index > evidence.body[0].index]
    return _found(max(within(evidence.all("warm-closing"), lines), key=lambda m: m.start, default=None))


def sign_off(evidence: Evidence) -> Fact:
    """Tell whether the letter is signed: a formula, a name, a team, initials, or a slot for them."""
    signed = [s for s in evidence.draft.sentences if s.zone == "signoff"]
    return Fact(True, Span(signed[0].start, signed[-1].end), "sign-off") if signed else ABSENT


def placeholder_left(evidence: Evidence) -> Fact:
    """Tell whether a merge field or a slot is unfilled."""
    fields = evidence.draft.fields
    return Fact(True, fields[0], "merge field") if fields else ABSENT


def vague_promise(evidence: Evidence) -> Fact:
    """Tell whether a promise has no date, span or event in its own sentence or the next one."""
    bounded = evidence.sentences_with("bound")
    settled = evidence.sentences_with("no-action-needed")
    for move in evidence.all("vague-promise"):
        near = {move.sentence, move.sentence + 1}
        if not near & bounded and not near & settled:
            return _found(move)
    return ABSENT


def bare_refusal(evidence: Evidence) -> Fact:
    """Tell whether a refusal has neither a reason, nor an alternative, nor an escalation in the reply.

    A step for the customer beside it is another way, unless it only sends them elsewhere.
    """
    if evidence.first(*_MITIGATING):
        return ABSENT
    steps = evidence.sentences_with(*STEPS) - evidence.sentences_with("deflection", "sending-around")
    for move in evidence.all("refusal"):
        if not steps & set(range(move.sentence - 2, move.sentence + 3)):
            return _found(move)
    return ABSENT


def dense(evidence: Evidence) -> Fact:
    """Tell whether a customer would feel burdened by the look of the reply on a phone."""
    span = density(evidence.draft)
    return Fact(True, span, "measure") if span else ABSENT


LABELS: dict[str, Callable[[Evidence], Fact]] = {
    "greeting_name": greeting_name,
    "opening_thanks": opening_thanks,
    "ownership": _any("ownership"),
    "empathy": _any("empathy"),
    "explanation_cause": explanation_cause,
    "explanation_status": _any("status"),
    "explanation_next": _any("next-step"),
    "closing_instruction": closing_instruction,
    "positive_closing": positive_closing,
    "sign_off": sign_off,
    "placeholder_left": placeholder_left,
    "deflection": _any("deflection"),
    "vague_promise": vague_promise,
    "bare_refusal": bare_refusal,
    "defensive": _any("blame"),
    "jargon": lambda evidence: ABSENT,
    "dense": dense,
}


DOUBTED = {
    "ownership": "ownership", "empathy": "empathy", "explanation_cause": "cause", "explanation_status": "status",
    "explanation_next": "next-step", "closing_instruction": "instruction",
}  # fmt: skip
"""The labels whose lack a doubtful move leaves open, and the move."""


def facts_of(evidence: Evidence, jargon: tuple[JargonHit, ...]) -> dict[str, Fact]:
    """Give every label of the codebook for one reply; evidence spans in view offsets."""
    facts = {name: label(evidence) for name, label in LABELS.items()}
    for name, move in DOUBTED.items():
        if not facts[name].value and (doubt := evidence.doubts.get(move)):
            facts[name] = facts[name]._replace(doubt=Span(doubt.start, doubt.end))
    if terms := jargon_terms(jargon):
        facts["jargon"] = Fact(True, Span(terms[0].start, terms[0].end), "glossary")
    return facts
