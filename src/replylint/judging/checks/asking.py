"""Checks of what is asked of the customer: all at once as a list, saying what for; one matter a sentence (C1, C2)."""

from __future__ import annotations

import itertools

from replylint.judging.case import Case, Fault, Outcome, failed, not_applicable, passed
from replylint.model import Sentence, Span
from replylint.recognition.density import bound

_APART = 2
_MATTERS = 4
_CLAUSE_WORDS = 25
_MATTER_MOVES = ("cause", "status", "next-step", "instruction", "request-for-information", "refusal", "alternative")


def asked_at_once(case: Case) -> Outcome:
    """Object to details asked for in places apart, where one list would do."""
    asks = sorted(case.evidence.sentences_with("request-for-information"))
    if not asks:
        return not_applicable("nothing-asked")
    blocks = case.draft.view.blocks
    sentences = {s.index: s for s in case.draft.sentences}
    scattered = [b for a, b in itertools.pairwise(asks) if b - a >= _APART]
    scattered = [i for i in scattered if blocks[sentences[i].block].kind != "item"]
    if scattered:
        return failed("asked-apart", Fault(_span(sentences[scattered[0]])))
    return passed("found", _span(sentences[asks[0]]))


def one_matter_a_sentence(case: Case) -> Outcome:
    """Object to a long sentence that makes several moves of substance at once."""
    sentences = {s.index: s for s in case.draft.body}
    if not sentences:
        return not_applicable("nothing-to-measure")
    matters: dict[int, set[str]] = {}
    for move in case.evidence.all(*_MATTER_MOVES):
        matters.setdefault(move.sentence, set()).add(move.name)
    for index, names in matters.items():
        sentence = sentences.get(index)
        if sentence is None or len(names) < _MATTERS:
            continue
        if len(sentence.tokens) > bound(_CLAUSE_WORDS, sentence.language):
            return failed("many-matters", Fault(_span(sentence), {"count": str(len(names))}), count=str(len(names)))
    return passed("nothing-found")


def _span(sentence: Sentence) -> Span:
    return Span(sentence.start, sentence.end)
