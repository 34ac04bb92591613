"""Finds refusals of what nobody asked for (L2)."""

from __future__ import annotations

from collections.abc import Sequence

from replylint.coverage import Unasked
from replylint.languages.stems import bare_forms
from replylint.listening.matching import Match
from replylint.listening.replies import Said
from replylint.listening.topics import Topic, tokens_within
from replylint.listening.words import words_of
from replylint.model import Draft

_COVERED = 0.34
"""A refusal that shares more than this of its words with an ask speaks of that ask."""


def refuses_unasked(draft: Draft, matches: Sequence[Match], reply: Sequence[Said], told: Topic) -> tuple[Unasked, ...]:
    """Give the refusals that no ask covers; `told` is what the customer's whole message speaks of."""
    used = {id(match.said) for match in matches}
    found: dict[int, Unasked] = {}
    for said in reply:
        if "no" not in said.supplies or id(said) in used or said.sentence.question:
            continue
        if _covered(said, matches) or not _refuses_a_boon(said, told):
            continue
        index = said.sentence.index
        start = found[index].start if index in found else said.span.start
        text = draft.text[start : said.span.end].rstrip(" .!")
        found[index] = Unasked(text, start, start + len(text))
    return tuple(found.values())


def _covered(said: Said, matches: Sequence[Match]) -> bool:
    terms = said.topic.terms
    for match in matches:
        met = sum(match.ask.topic.meets(term) for term in terms)
        if terms and met / len(terms) > _COVERED:
            return True
    return False


def _refuses_a_boon(said: Said, told: Topic) -> bool:
    """Whether what is refused is a favour (a refund, a discount) that the customer's message never mentions."""
    code = said.sentence.language
    words = words_of(code)
    for token in tokens_within(said.sentence, *said.span):
        forms = bare_forms(token.norm, code)
        if forms & words.boons:
            ideas = {idea for form in forms for idea in words.concepts.get(form, ())}
            if not forms & told.stems and not ideas & told.ideas:
                return True
    return False
