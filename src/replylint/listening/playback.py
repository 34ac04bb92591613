"""Whether a reply's opening plays the customer's point back: their own words for the matter, before the solution."""

from __future__ import annotations

from collections.abc import Sequence

from replylint.listening.topics import Topic, topic_of
from replylint.model import Sentence

_OPENING = 3
_WORDS = 2


def plays_back(body: Sequence[Sentence], told: Topic) -> Sentence | None:
    """Give the first opening sentence that shares two content words, or an idea and a word, with what was told."""
    for sentence in body[:_OPENING]:
        terms = topic_of(sentence.tokens, sentence.language).terms
        if sum(told.meets(term) for term in terms) >= _WORDS:
            return sentence
    return None
