"""Tells what a reply answers: a complaint, a question, a request, or nothing that was asked (a notice).

The customer's message tells by its own phrases; without one, the reply tells by its words and the moves it makes.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import re2

from replylint.languages import dominant_language, language
from replylint.languages.tokens import tokenize
from replylint.model import SITUATIONS, Sentence, Situation
from replylint.parsing.sentences import split_sentences
from replylint.recognition.evidence import Evidence
from replylint.recognition.features import units_of
from replylint.recognition.linear import situation_model
from replylint.recognition.lines import lines_of
from replylint.recognition.phrases import PhraseCompiler
from replylint.resources import load_yaml, rules_folder

MOVES_THAT_TELL = frozenset({
    "thanks", "ownership", "empathy", "hollow-apology", "cause", "status", "next-step", "instruction", "warm-closing",
    "refusal", "alternative", "deflection", "vague-promise", "blame",
})  # fmt: skip
SURE = 0.45
"""A situation read from the reply alone is believed from this probability on."""


def situation_of(evidence: Evidence, model: bool = True) -> Situation | None:
    """Give the situation set by the user, else what the customer's message tells, else the reply, else None."""
    message = evidence.draft.message
    if message.situation:
        return message.situation
    if message.customer_message:
        return situation_of_message(message.customer_message)
    return _from_reply(evidence) if model else None


def situation_of_message(text: str) -> Situation | None:
    """Read a customer's own message; None where no phrase tells."""
    code = dominant_language(text)
    traits = language(code)
    spans = split_sentences(text, 0, len(text), traits.lexicon.abbreviations, wraps=True)
    sentences = [
        Sentence(
            i,
            s.start,
            s.end,
            0,
            "middle",
            code,
            text[s.start : s.end],
            tokenize(text[s.start : s.end], s.start, traits.fold),
        )
        for i, s in enumerate(spans)
    ]
    line = lines_of(sentences).text
    for situation, pattern in _patterns(code):
        if pattern.search(line):
            return situation
    return "question" if "?" in text else None


@cache
def _patterns(code: str) -> tuple[tuple[Situation, Any], ...]:
    path = rules_folder() / code / "situations.yaml"
    compiler = PhraseCompiler(language(code), {}, str(path))
    forms: dict[Situation, list[str]] = load_yaml(path)
    return tuple((name, re2.compile(compiler.union(phrases).encode())) for name, phrases in forms.items())


def _from_reply(evidence: Evidence) -> Situation | None:
    draft = evidence.draft
    tokens = tuple(token for sentence in draft.body for token in sentence.tokens)
    if not tokens:
        return None
    whole = Sentence(0, 0, len(draft.text), 0, "middle", draft.language, "", tokens)
    seen = [f"move {name}" for name in sorted(evidence.by_name) if name in MOVES_THAT_TELL]
    model = situation_model(draft.language)
    units = units_of(whole, seen, "", model.class_of)
    chances = dict(zip(model.labels, model.probabilities(units), strict=True))
    best = max(chances, key=lambda name: chances[name])
    known: dict[str, Situation] = {name: name for name in SITUATIONS}
    return known[best] if chances[best] >= SURE * sum(chances.values()) else None
