"""Days of the week that a reply names beside a date on which they do not fall."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from replylint.model import Draft, Span

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


class Contradiction(NamedTuple):
    """A place of the reply (view offsets) and what it contradicts; kind is name, number, amount or weekday."""

    kind: str
    span: Span
    against: str


def wrong_weekdays(draft: Draft) -> Iterator[Contradiction]:
    """Give the weekdays that contradict the calendar."""
    for sentence in draft.body:
        for match in _DATED.finditer(sentence.text) if _DIGIT.search(sentence.text) else ():
            found = _dated(match, draft.message.date)
            named = (match["day"] or match["day_he"]).lower()
            if found and found.weekday() != _DAYS[named]:
                yield Contradiction(
                    "weekday", Span(sentence.start + match.start(), sentence.start + match.end()), found.isoformat()
                )


def _dated(match: re.Match[str], sent: str | None) -> date | None:
    """Give the date that is named; one without a year only where the mail's own date tells it."""
    year = match["y1"] or match["y3"] or match["y4"] or (re.search(r"\b20\d\d\b", sent or "") or [None])[0]
    month = match["m1"] or match["m2"] or match["m3"] or match["m4"]
    number = int(month) if month.isdigit() else _MONTHS.get(month.lower())
    try:
        return date(int(year), number, int(match["d1"] or match["d2"] or match["d3"])) if year and number else None
    except ValueError:
        return None
