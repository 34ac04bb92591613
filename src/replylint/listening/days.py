"""Days that a text names: weekdays, days of a month, full dates, and weekdays that don't fit the date beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from replylint.model import Sentence, Span

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
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        "monday mon שני ב|tuesday tue tues שלישי ג|wednesday wed רביעי ד|thursday thu thurs חמישי ה"
        "|friday fri שישי ו|saturday sat שבת|sunday sun ראשון א".split("|")
    )
    for name in names.split()
}
_NAMES = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "he": ("יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "שבת", "יום ראשון"),
}
_MONTH_EN = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?:\.(?= ?\d))?"
)
_MONTH_HE = "(?:ינואר|פברואר|מרץ|מרס|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר)"
_DAY_EN = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_DAY_HE = "(?:ראשון|שני|שלישי|רביעי|חמישי|שישי|שבת|[א-ו]['׳])"
_DATE = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH_EN})"
    rf"|(?P<m2>{_MONTH_EN}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<d4>\d{{1,2}}) (?:ב-?)?(?P<m4>{_MONTH_HE}))(?:,? (?P<y1>\d{{4}})\b)?"
    r"|(?<![\d./-])(?P<d3>\d{1,2})[./](?P<m3>\d{1,2})(?:[./](?P<y3>\d{4}|\d{2}))?(?![\d./%]*\d|%)"
)
_NAMED = re.compile(_DATE)
_WEEKDAY = re.compile(
    rf"\b(?P<en>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|(?:[בוהלמ]?יום )(?P<he>{_DAY_HE})(?![א-ת])"
)
_BEFORE = re.compile(rf"(?:\b(?P<en>{_DAY_EN})\.?|(?:יום )?(?P<he>{_DAY_HE})),? (?:the )?(?:ה-?|ב-?)?$")
_AFTER = re.compile(rf" ?\((?:(?P<en>{_DAY_EN})|(?:יום )?(?P<he>{_DAY_HE}))\)")


@dataclass(frozen=True, slots=True)
class Day:
    """A named day: view span, its weekday (0 is Monday) or its day and month, whichever is told, and the year."""

    span: Span
    weekday: int | None = None
    day: int = 0
    month: int = 0
    year: int = 0

    def differs(self, other: Day) -> bool:
        """Whether two namings are surely of different days; what can't be compared does not differ."""
        if self.day and other.day:
            swapped = (self.day, self.month) == (other.month, other.day)
            return (self.day, self.month) != (other.day, other.month) and not swapped
        return self.weekday is not None and other.weekday is not None and self.weekday != other.weekday


def weekday_name(day: date, code: str) -> str:
    """Give the name of a date's weekday: Hebrew for Hebrew, else English."""
    return _NAMES["he" if code == "he" else "en"][day.weekday()]


def days_in(sentence: Sentence) -> Iterator[Day]:
    """Give the days that a sentence names, dates before weekdays; a weekday beside its date is no day of its own."""
    text, taken = sentence.text, [False] * (len(sentence.text) + 1)
    for match in _NAMED.finditer(text):
        day = _dated(match, sentence.start)
        if day:
            begin = max(match.start() - 16, 0)
            taken[begin : match.end() + 12] = [True] * (match.end() + 12 - begin)
            yield day
    for match in _WEEKDAY.finditer(text):
        if not taken[match.start()]:
            yield Day(_span(sentence, match), _WEEKDAYS[(match["en"] or match["he"]).lower().strip("'׳")])


def misfits(sentence: Sentence, sent: str | None) -> Iterator[tuple[Span, date]]:
    """Give each weekday and date that don't fit, with the date meant; `sent` tells the year where the text does not."""
    for match in _NAMED.finditer(sentence.text):
        before, after = _BEFORE.search(sentence.text, 0, match.start()), _AFTER.match(sentence.text, match.end())
        beside = before or after
        day = _dated(match, sentence.start)
        if beside is None or day is None:
            continue
        year = day.year or int((re.search(r"\b20\d\d\b", sent or "") or ["0"])[0])
        meant = _possible(day, year, bool(match["m3"]))
        named = _WEEKDAYS[(beside["en"] or beside["he"]).lower().strip("'׳.")]
        if meant and all(one.weekday() != named for one in meant):
            start, end = min(beside.start(), match.start()), max(beside.end(), match.end())
            yield Span(sentence.start + start, sentence.start + end), meant[0]


def _possible(day: Day, year: int, numeric: bool) -> list[date]:
    """Give the dates that a naming can mean: 4/3 is read both ways."""
    found = []
    for month, number in [(day.month, day.day), (day.day, day.month)][: 2 if numeric else 1]:
        try:
            found.append(date(year, month, number))
        except ValueError:
            continue
    return found


def _dated(match: re.Match[str], offset: int) -> Day | None:
    month = match["m1"] or match["m2"] or match["m4"]
    number = _MONTHS[month.lower().rstrip(".")] if month else int(match["m3"])
    day = int(match["d1"] or match["d2"] or match["d3"] or match["d4"])
    year = int(match["y1"] or match["y3"] or 0)
    if not (1 <= day <= 31 and 1 <= number <= 31 and min(day, number) <= 12):
        return None
    return Day(Span(offset + match.start(), offset + match.end()), None, day, number, year + 2000 * (0 < year < 100))


def _span(sentence: Sentence, match: re.Match[str]) -> Span:
    return Span(sentence.start + match.start(), sentence.start + match.end())
