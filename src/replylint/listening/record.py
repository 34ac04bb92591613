"""What is written is on record: facts of a reply that contradict the customer's message, the calendar or the reply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from replylint.languages import language
from replylint.listening.given import Given, given_details
from replylint.model import Draft, Sentence, Span

_NUMBERS = frozenset({"order", "tracking", "account", "serial", "plate"})
"""Numbers that only the customer's side gives out twice; a ticket or an invoice gets a new one from the service."""
_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan ינואר|february feb פברואר|march mar מרץ מרס|april apr אפריל|may מאי|june jun יוני|july jul יולי"
        "|august aug אוגוסט|september sep sept ספטמבר|october oct אוקטובר|november nov נובמבר|december dec דצמבר".split(
            "|"
        ),
        1,
    )
    for name in names.split()
}
_DAYS = {
    name: number
    for number, names in enumerate(
        "monday mon שני|tuesday tue שלישי|wednesday wed רביעי|thursday thu חמישי|friday fri שישי|saturday sat שבת"
        "|sunday sun ראשון".split("|")
    )
    for name in names.split()
}
_DIGIT = re.compile(r"\d")
_DATED = re.compile(
    r"\b(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? (?:the )?(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?: of)? "
    r"(?P<m1>[A-Z][a-z]{2,8})|(?P<m2>[A-Z][a-z]{2,8}) (?P<d2>\d{1,2})(?:st|nd|rd|th)?)(?:,? (?P<y1>\d{4}))?"
    r"|(?:יום )?(?P<day_he>ראשון|שני|שלישי|רביעי|חמישי|שישי|שבת),? (?:ה-?|ב-?)?(?P<d3>\d{1,2})"
    r"(?:[./](?P<m3>\d{1,2})(?:[./](?P<y3>\d{4}))?| (?:ב)?(?P<m4>[א-ת]{3,8})(?: (?P<y4>\d{4}))?)"
)
_AMOUNT = re.compile(
    r"[$€£₪]\s?(?P<a>\d[\d,]{0,24}(?:\.\d+)?)|(?P<b>\d[\d,]{0,24}(?:\.\d{1,24})?)\s?(?:ש\"ח|₪|שקל|[$€£]|euros?\b|pounds?\b|dollars?\b)"
)
_LEAST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A place of the reply (view offsets) and what it contradicts; kind is name, number, amount or weekday."""

    kind: str
    span: Span
    against: str


def contradictions(draft: Draft, customer: Draft | None) -> tuple[Contradiction, ...]:
    """Give what contradicts the calendar and, where the customer's message is known, the customer."""
    found = list(_weekdays(draft))
    if customer is not None:
        given = given_details(customer)
        found += [*_name(draft, customer, given), *_numbers(draft, given), *_amounts(draft, customer)]
    return tuple(sorted(found, key=lambda c: c.span))


def _weekdays(draft: Draft) -> Iterator[Contradiction]:
    for sentence in draft.body:
        for match in _DATED.finditer(sentence.text) if _DIGIT.search(sentence.text) else ():
            found = _dated(match, draft.message.date)
            named = (match["day"] or match["day_he"]).lower()
            if found and found.weekday() != _DAYS[named]:
                yield Contradiction("weekday", _span(sentence, match), found.isoformat())


def _dated(match: re.Match[str], sent: str | None) -> date | None:
    """Give the date that is named; one without a year only where the mail's own date tells it."""
    year = match["y1"] or match["y3"] or match["y4"] or (re.search(r"\b20\d\d\b", sent or "") or [None])[0]
    month = match["m1"] or match["m2"] or match["m3"] or match["m4"]
    number = int(month) if month.isdigit() else _MONTHS.get(month.lower())
    try:
        return date(int(year), number, int(match["d1"] or match["d2"] or match["d3"])) if year and number else None
    except ValueError:
        return None


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
