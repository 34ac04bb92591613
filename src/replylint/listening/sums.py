"""Sums of money that a text names, in figures with their currency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from replylint.model import Sentence, Span

_SIGNS = {
    sign: name
    for name, signs in {
        "£": "£ pound pounds gbp", "$": "$ dollar dollars usd", "€": "€ euro euros eur",
        "₪": '₪ ש"ח ש״ח שקל שקלים nis ils',
    }.items()
    for sign in signs.split()
}  # fmt: skip
_SUM = re.compile(
    r"(?P<s1>[$€£₪])\s?(?P<a>\d[\d,]{0,24}(?:\.\d{1,2})?)(?![\d%])"
    r"|(?<![\d.,])(?P<b>\d[\d,]{0,24}(?:\.\d{1,2})?)\s?(?P<s2>ש\"ח|ש״ח|₪|שקלים|שקל|[$€£]|euros?\b|pounds?\b|dollars?\b)",
    re.IGNORECASE,
)
_LEAST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount: view span, figures without commas, currency sign."""

    span: Span
    figures: str
    currency: str

    @property
    def value(self) -> float:
        """The amount as a number."""
        return float(self.figures)


def sums_in(sentence: Sentence) -> Iterator[Sum]:
    """Give the amounts of a sentence in order of place."""
    for match in _SUM.finditer(sentence.text):
        span = Span(sentence.start + match.start(), sentence.start + match.end())
        yield Sum(span, (match["a"] or match["b"]).replace(",", ""), _SIGNS[(match["s1"] or match["s2"]).lower()])


def is_swapped(one: str, other: str) -> bool:
    """Whether two numbers hold the same figures, two neighbours of them changed over (39.90, 93.90)."""
    if len(one) != len(other) or sum(c.isdigit() for c in one) < _LEAST_DIGITS:
        return False
    places = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return (
        len(places) == 2
        and places[1] - places[0] == 1
        and one[places[0]] == other[places[1]]
        and one[places[1]] == other[places[0]]
    )
