"""What is written is on record: facts of a reply that contradict the customer's message, the calendar or the reply."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from replylint.languages import language
from replylint.listening.days import Day, misfits, weekday_name
from replylint.listening.given import Given, given_details
from replylint.listening.stated import Stated, clashes, differ, statements
from replylint.listening.sums import is_swapped, sums_in
from replylint.listening.words import words_of
from replylint.model import Draft, Sentence, Span

Numbered = tuple[Sentence, Given, Span]
"""A sentence of the reply, a number in it with what it numbers, and its place."""
_NUMBERS = frozenset({"order", "tracking", "account", "serial", "plate"})
"""Numbers that only the customer's side gives out twice; a ticket or an invoice gets a new one from the service."""
_THREE_DIGITS = re.compile(r"\d\D*\d\D*\d")
_DIGIT = re.compile(r"\d")
_TWO_NUMBERS = 6
"""Digits that two numbers have at least."""
_MOST = 60
"""Statements that are held against each other, so that the work stays linear in the reply."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A place of the reply (view offsets) and the words that it contradicts.

    kind is name, number, amount or date (against the customer), weekday (against the calendar), or own-number,
    own-amount, own-date (against the reply itself).
    """

    kind: str
    span: Span
    against: str


def contradictions(draft: Draft, customer: Draft | None) -> tuple[Contradiction, ...]:
    """Give what contradicts the calendar, the reply and, where the customer's message is known, the customer."""
    found = [
        Contradiction("weekday", span, weekday_name(day, draft.language))
        for sentence in draft.body
        for span, day in misfits(sentence, draft.message.date)
    ]
    given = given_details(customer) if customer else []
    numbered = list(_numbered(draft)) if customer or _may_hold_two_numbers(draft) else []
    found += [*_within(draft), *_numbers_within(numbered[:_MOST], given)]
    if customer is not None:
        found += [*_name(draft, customer, given), *_numbers(numbered, given), *_amounts(draft, customer)]
        found += _against(draft, customer)
    return tuple(sorted(_once(found), key=lambda c: c.span))


def _once(found: Sequence[Contradiction]) -> list[Contradiction]:
    """Keep one contradiction a place."""
    kept: dict[Span, Contradiction] = {}
    for one in found:
        kept.setdefault(one.span, one)
    return list(kept.values())


def _within(draft: Draft) -> Iterator[Contradiction]:
    """Give the later of two statements of the reply that can't both be true."""
    stated = list(statements(draft.body, "outcomes"))[:_MOST]
    for earlier, later in clashes(stated):
        yield Contradiction("own-date" if isinstance(later.fact, Day) else "own-amount", later.fact.span, earlier.quote)


def _against(draft: Draft, customer: Draft) -> Iterator[Contradiction]:
    """Give what the reply tells of the customer's own purchase, journey or payment otherwise than they do."""
    told: dict[tuple[str, bool], list[Stated]] = {}
    for one in statements(customer.sentences, "events"):
        told.setdefault((one.event, isinstance(one.fact, Day)), []).append(one)
    for one in statements(draft.body, "events"):
        theirs = told.get((one.event, isinstance(one.fact, Day)), [])
        if one.of_you and len(theirs) == 1 and differ(one.fact, theirs[0].fact) and one.quote not in customer.text:
            yield Contradiction("date" if isinstance(one.fact, Day) else "amount", one.fact.span, theirs[0].quote)


def _name(draft: Draft, customer: Draft, given: Sequence[Given]) -> Iterator[Contradiction]:
    """Give the salutation's name where the customer signs with another first name."""
    if draft.addressee is None:
        return
    greeted = draft.text[draft.addressee.start : draft.addressee.end]
    names = [g.quote for g in given if g.detail == "name"]
    known = language(customer.language).lexicon.first_names
    signed = [name for name in names if name.split()[0].lower() in known]
    words = {word.lower().strip(".,") for word in greeted.split()} - language(draft.language).lexicon.honorifics
    if not signed or any(span.start <= draft.addressee.start < span.end for span in draft.fields):
        return
    if words & known and not any(word in customer.text.lower() for word in words):
        yield Contradiction("name", draft.addressee, signed[0])


def _numbers(numbered: Sequence[Numbered], given: Sequence[Given]) -> Iterator[Contradiction]:
    """Give a number of the reply as long as the customer's own for the same thing, but another."""
    known = {name: {_plain(g.quote) for g in given if g.detail == name} for name in _NUMBERS}
    for sentence, told, span in numbered:
        others = known.get(told.detail)
        value = _plain(told.quote)
        if others and value not in others and any(len(value) == len(other) for other in others):
            if _is_new(sentence) and not any(is_swapped(value, other) for other in others):
                continue
            other = next(g.quote for g in given if g.detail == told.detail and len(_plain(g.quote)) == len(value))
            yield Contradiction("number", span, other)


def _numbers_within(numbered: Sequence[Numbered], given: Sequence[Given]) -> Iterator[Contradiction]:
    """Give a number that differs from an earlier one for the same thing by two figures changed over."""
    known = {_plain(g.quote) for g in given}
    seen: dict[str, str] = {}
    for _, told, span in numbered:
        value = _plain(told.quote)
        near = [other for other in seen if is_swapped(value, other) and not {value, other} <= known]
        if near:
            yield Contradiction("own-number", span, seen[near[0]])
        seen.setdefault(value, told.quote)


def _may_hold_two_numbers(draft: Draft) -> bool:
    return sum(len(_DIGIT.findall(sentence.text)) for sentence in draft.body) >= _TWO_NUMBERS


def _numbered(draft: Draft) -> Iterator[Numbered]:
    """Give the numbers that the reply names by what they number, each with its sentence and place.

    A sentence with fewer than three digits is passed over: the search takes a fifth of a batch otherwise.
    """
    for sentence in draft.body:
        if not _THREE_DIGITS.search(sentence.text):
            continue
        for told in given_details(Draft(draft.message, draft.view, draft.language, (sentence,))):
            place = sentence.text.find(told.quote) if told.detail in _NUMBERS else -1
            if place >= 0:
                start = sentence.start + place
                yield sentence, told, Span(start, start + len(told.quote))


def _is_new(sentence: Sentence) -> bool:
    """Whether a sentence speaks of a new or another thing ("your replacement order is 55900")."""
    words = words_of(sentence.language)
    return bool((words.other | words.hedges).intersection(token.norm for token in sentence.tokens))


def _plain(code: str) -> str:
    return re.sub(r"[^\dA-Z]", "", code.upper())


def _amounts(draft: Draft, customer: Draft) -> Iterator[Contradiction]:
    """Give an amount of the reply that is the customer's with two figures changed over (39.90, 93.90)."""
    told = {one.figures: customer.text[one.span.start : one.span.end] for s in customer.sentences for one in sums_in(s)}
    for sentence in draft.body:
        for one in sums_in(sentence):
            near = [shown for other, shown in told.items() if is_swapped(one.figures, other)]
            if one.figures not in told and near:
                yield Contradiction("amount", one.span, near[0])
