"""Finds the facts a customer looks for: amounts, dates, hours, durations, reference and tracking numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from replylint.model import Draft, Sentence

_NUMBER = r"\d(?:[\d,.]{0,23}\d)?"
_CURRENCY = r"[$€£₪¥₹]|(?:USD|EUR|GBP|ILS|NIS|US\$)\b"
_MONTHS_EN = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
_MONTHS_HE = r"ב?(?:ינואר|פברואר|מרץ|מרס|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר)"
_DAYS_EN = r"(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day"
_DAYS_HE = r"(?:יום|ימי) (?:ראשון|שני|שלישי|רביעי|חמישי|שישי|[א-ו]['׳])"
_UNITS_EN = r"(?:(?:business|working|calendar) )?(?:minutes?|hours?|days?|weeks?|months?|years?)"
_UNITS_HE = r"(?:דקות|שעות|ימי עסקים|ימי עבודה|ימים|יום|שבועות|חודשים|שנים|שנה)"
_KINDS = {
    "amount": rf"(?:{_CURRENCY})\s?{_NUMBER}|{_NUMBER}\s?(?:{_CURRENCY}|(?:dollars|euros|pounds|shekels)\b"
    r"|ש\"ח|ש״ח|שקלים|שקל|אג')",
    "date": rf"\d{{1,2}}[./-]\d{{1,2}}(?:[./-]\d{{2,4}})?(?![\d%])|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\b{_MONTHS_EN}\.? \d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS_EN}(?![a-z])"
    rf"|\d{{1,2}} {_MONTHS_HE}|\b{_DAYS_EN}\b|{_DAYS_HE}",
    "time": r"\b\d{1,2}:\d{2}(?: ?[ap]\.?m\b)?|\b\d{1,2} ?[ap]\.?m\b",
    "duration": rf"\b{_NUMBER}(?: ?(?:-|–|to|עד) ?{_NUMBER})? {_UNITS_EN}\b|{_NUMBER}(?:[-–]{_NUMBER})? {_UNITS_HE}",
    "reference": r"#\s?\d{3,}|\b[A-Z]{1,5}-?\d{3,}[A-Z\d-]*\b|(?<![\d.,/:-])\d{6,}+(?![\d.,/:-]*\d)"
    r"|(?:\b(?:number|ref(?:erence)?|ticket|order|case|invoice)|מספר|מס'|הזמנה|פנייה)[: .#]{1,3}\d{3,}",
}
_FACT = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _KINDS.items()))

_MAY_HOLD = re.compile(r"\d|day|יום")


class KeyFact(NamedTuple):
    """A key fact in view offsets; kind is amount, date, time, duration or reference."""

    kind: str
    start: int
    end: int


def key_facts(draft: Draft) -> tuple[KeyFact, ...]:
    """Give the key facts of the body in order of place."""
    return tuple(fact for sentence in draft.body for fact in facts_in(sentence))


def facts_in(sentence: Sentence) -> Iterator[KeyFact]:
    """Give the key facts of one sentence, in view offsets."""
    for fact in _facts_in_text(sentence.text):
        yield KeyFact(fact.kind, sentence.start + fact.start, sentence.start + fact.end)


@lru_cache(maxsize=4096)
def _facts_in_text(text: str) -> tuple[KeyFact, ...]:
    """Give the key facts of a text; several rules ask of the same sentence."""
    if not _MAY_HOLD.search(text):
        return ()
    return tuple(KeyFact(match.lastgroup or "", match.start(), match.end()) for match in _FACT.finditer(text))
