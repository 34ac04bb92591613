"""What is stated of an event: on which day it is, and what sum it comes to; and which statements can't both be true."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from replylint.languages.stems import bare_forms
from replylint.listening.days import Day, days_in
from replylint.listening.sums import Sum, sums_in
from replylint.listening.topics import Topic, topic_of
from replylint.listening.words import words_of
from replylint.model import Sentence, Token

_AFTER = 0.5
"""How much further a word for an event counts that stands after the fact."""
_NEAR = 5
"""Tokens between the word for an event and its day or sum."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement: the event, its day or sum, what else its sentence speaks of, and whether it is the reader's."""

    event: str
    fact: Day | Sum
    quote: str
    about: Topic
    of_you: bool


def statements(sentences: Sequence[Sentence], which: str) -> Iterator[Stated]:
    """Give the plain statements of some sentences; `which` names the table of events, "events" or "outcomes".

    Sentences that speak of change, choice, parts, conditions or doubt state nothing that could contradict.
    """
    for sentence in sentences:
        words = words_of(sentence.language)
        norms = [token.norm for token in sentence.tokens]
        if sentence.question or words.hedges.intersection(norms):
            continue
        if which == "events" and words.ahead.intersection(norms):
            continue
        facts: list[Day | Sum] = [*days_in(sentence), *sums_in(sentence)]
        if len(facts) != 1 and not _one_of_each(facts):
            continue
        table = words.events if which == "events" else words.outcomes
        for fact in facts:
            event = _nearest(sentence, fact, table)
            if event:
                text = sentence.text[fact.span.start - sentence.start : fact.span.end - sentence.start]
                of_you = bool(words.of_you.intersection(norms)) and not words.of_us.intersection(norms)
                yield Stated(event, fact, text, _about(sentence, facts, table), of_you)


def _one_of_each(facts: Sequence[Day | Sum]) -> bool:
    return len(facts) == 2 and isinstance(facts[0], Day) != isinstance(facts[1], Day)


def _nearest(sentence: Sentence, fact: Day | Sum, table: Mapping[str, frozenset[str]]) -> str | None:
    """Give the kind of event whose word stands nearest before a fact, or after it; None where there is none."""
    found: dict[str, float] = {}
    places = [i for i, t in enumerate(sentence.tokens) if t.start < fact.span.end and t.end > fact.span.start]
    if not places or (places[0] and sentence.tokens[places[0] - 1].norm == "from"):
        return None
    for i, token in enumerate(sentence.tokens):
        distance = places[0] - i if i < places[0] else i - places[-1] + _AFTER
        if i in places or distance > _NEAR:
            continue
        for event in _events(token, sentence.language, table):
            found[event] = min(found.get(event, distance), distance)
    nearest = sorted(found, key=lambda event: found[event])
    if len(nearest) > 1 and found[nearest[0]] == found[nearest[1]]:
        return None
    return nearest[0] if nearest else None


def _events(token: Token, code: str, table: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset(event for form in bare_forms(token.norm, code) for event in table.get(form, ()))


def _about(sentence: Sentence, facts: Sequence[Day | Sum], table: Mapping[str, frozenset[str]]) -> Topic:
    rest = [
        token
        for token in sentence.tokens
        if not any(token.start < f.span.end and token.end > f.span.start for f in facts)
        and not _events(token, sentence.language, table)
    ]
    return topic_of(rest, sentence.language)


def clashes(stated: Sequence[Stated]) -> Iterator[tuple[Stated, Stated]]:
    """Give pairs, earlier first, that tell of the same event of the same thing, and of different days or sums."""
    for earlier, later in itertools.combinations(stated, 2):
        if earlier.event == later.event and differ(earlier.fact, later.fact) and _same_thing(earlier, later):
            yield earlier, later


def differ(one: Day | Sum, other: Day | Sum) -> bool:
    """Whether two facts are of one kind and surely not the same."""
    if isinstance(one, Day) and isinstance(other, Day):
        return one.differs(other)
    if isinstance(one, Sum) and isinstance(other, Sum):
        return one.currency == other.currency and abs(one.value - other.value) >= 1.0
    return False


def _same_thing(one: Stated, other: Stated) -> bool:
    """Whether everything that the shorter of two statements speaks of is spoken of in the longer too."""
    short, long = sorted((one.about, other.about), key=lambda topic: len(topic.terms))
    return all(long.meets(term) == 1.0 for term in short.terms)
