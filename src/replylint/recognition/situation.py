"""Tells what a reply answers: a complaint, a question, a request, or nothing that was asked (a notice).

The customer's message tells where it is known; without one, the reply tells by its words.
"""

from __future__ import annotations

from collections.abc import Sequence

from replylint.languages import LANGUAGES, dominant_language, language
from replylint.languages.tokens import tokenize
from replylint.languages.word_classes import word_classes
from replylint.model import SITUATIONS, Sentence, Situation
from replylint.recognition.evidence import Evidence
from replylint.recognition.features import Unit, units_of
from replylint.recognition.linear import LinearModel, message_model, situation_model

SURE = 0.4
"""A situation is believed from this share of all chances on."""
_MANY_FIELDS = 4


def situation_of(evidence: Evidence, model: bool = True) -> Situation | None:
    """Give the situation set by the user, else what the customer's message tells, else the reply, else None."""
    message = evidence.draft.message
    if message.situation or not model:
        return message.situation
    if message.customer_message:
        return situation_of_message(message.customer_message)
    draft = evidence.draft
    lines = [s for s in draft.sentences if s.zone != "signoff"]
    if not draft.body or draft.language not in LANGUAGES:
        return None
    return _likeliest(situation_model(draft.language), reply_units(lines, draft.language))


def situation_of_message(text: str) -> Situation | None:
    """Read a customer's own message; None where it can't be told."""
    code = dominant_language(text)
    return _likeliest(message_model(code), message_units(text, code))


def message_units(text: str, code: str) -> list[Unit]:
    """Give the units of a customer's message, taken as one sentence."""
    whole = Sentence(0, 0, len(text), 0, "middle", code, text, tokenize(text, 0, language(code).fold))
    return units_of(whole, ["asks"] if "?" in text else [], "", word_classes(code))


def reply_units(lines: Sequence[Sentence], code: str) -> list[Unit]:
    """Give the units of a reply without its sign-off, taken as one sentence, with its outer form.

    The moves are left out on purpose: what the reply answers does not change as its author mends it.
    """
    tokens = tuple(token for line in lines for token in line.tokens)
    fields = sum(token.norm == "{}" for token in tokens)
    seen = [f"fields {min(fields, _MANY_FIELDS)}", f"lines {len(lines).bit_length()}"]
    if any(line.question for line in lines):
        seen.append("asks")
    return units_of(Sentence(0, 0, 0, 0, "middle", code, "", tokens), seen, "", word_classes(code))


def _likeliest(model: LinearModel, units: list[Unit]) -> Situation | None:
    chances = dict(zip(model.labels, model.probabilities(units), strict=True))
    best = max(chances, key=lambda name: chances[name])
    known: dict[str, Situation] = {name: name for name in SITUATIONS}
    return known[best] if chances[best] >= SURE * sum(chances.values()) > 0 else None
