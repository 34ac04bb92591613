"""What is written is on record: facts of a reply that contradict the customer's message."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.languages import language
from replylint.listening.given import Given, given_details
from replylint.listening.weekdays import Contradiction
from replylint.model import Draft, Sentence, Span

_NUMBERS = frozenset({"order", "tracking", "account", "serial", "plate"})
"""Numbers that only the customer's side gives out twice; a ticket or an invoice gets a new one from the service."""
_AMOUNT = re.compile(
    r"[$€£₪]\s?(?P<a>\d[\d,]{0,24}(?:\.\d+)?)|(?P<b>\d[\d,]{0,24}(?:\.\d{1,24})?)\s?(?:ש\"ח|₪|שקל|[$€£]|euros?\b|pounds?\b|dollars?\b)"
)
_LEAST_DIGITS = 3


def contradictions(draft: Draft, customer: Draft) -> tuple[Contradiction, ...]:
    """Give what contradicts the customer's message."""
    given = given_details(customer)
    return (*_name(draft, customer, given), *_numbers(draft, given), *_amounts(draft, customer))


def _name(draft: Draft, customer: Draft, given: list[Given]) -> Iterator[Contradiction]:
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


def _numbers(draft: Draft, given: list[Given]) -> Iterator[Contradiction]:
    """Give a number of the reply as long as the customer's own for the same thing, but another."""
    known = {name: {_plain(g.quote) for g in given if g.detail == name} for name in _NUMBERS}
    for sentence in draft.body:
        single = Draft(draft.message, draft.view, draft.language, (sentence,))
        for told in given_details(single):
            others = known.get(told.detail)
            value = _plain(told.quote)
            if others and value not in others and any(len(value) == len(other) for other in others):
                start = sentence.start + sentence.text.index(told.quote)
                other = next(g.quote for g in given if g.detail == told.detail and len(_plain(g.quote)) == len(value))
                yield Contradiction("number", Span(start, start + len(told.quote)), other)


def _plain(code: str) -> str:
    return re.sub(r"[^\dA-Z]", "", code.upper())


def _amounts(draft: Draft, customer: Draft) -> Iterator[Contradiction]:
    """Give an amount of the reply that is the customer's with two figures changed over (39.90, 93.90)."""
    told = {_value(m): m.group() for m in _AMOUNT.finditer(customer.text)}
    for sentence in draft.body:
        for match in _AMOUNT.finditer(sentence.text):
            value = _value(match)
            near = [shown for other, shown in told.items() if value != other and _swapped(value, other)]
            if value not in told and near:
                yield Contradiction("amount", _span(sentence, match), near[0])


def _value(match: re.Match[str]) -> str:
    return (match["a"] or match["b"]).replace(",", "")


def _swapped(one: str, other: str) -> bool:
    """Whether two numbers hold the same figures, two neighbours of them changed over."""
    if len(one) != len(other) or sum(c.isdigit() for c in one) < _LEAST_DIGITS:
        return False
    places = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return (
        len(places) == 2
        and places[1] - places[0] == 1
        and one[places[0]] == other[places[1]]
        and one[places[1]] == other[places[0]]
    )


def _span(sentence: Sentence, match: re.Match[str]) -> Span:
    return Span(sentence.start + match.start(), sentence.start + match.end())
