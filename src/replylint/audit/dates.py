"""Reads the date of a reply in the forms that mail and exports write it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Literal, NamedTuple

Dated = Literal["zone", "no-zone", "no-date", "not-understood"]
"""How a reply's date was found: with its time zone, without one, not at all, or in a form that nobody knows."""

_SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:,? +(\d{1,2}):(\d{2})(?::(\d{2}))?)?$")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?$")
_ISO_SPACED = re.compile(r"(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(UTC|Z|[+-]\d{2}:?\d{2})?$")
_WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%d %B %Y %H:%M", "%d %b %Y %H:%M", "%Y/%m/%d")


class Moment(NamedTuple):
    """When a reply was sent: the moment in UTC, the calendar day where it was written, and how that is known."""

    sent: datetime | None
    day: date | None
    dated: Dated


@lru_cache(maxsize=4096)
def moment_of(text: str | None, zone: tzinfo | None = None, *, month_first: bool = False) -> Moment:
    """Read a date; "3/4/2026" is the third of April unless `month_first`.

    A date without a zone is taken as one of `zone` (None: UTC). The day is counted in `zone`, or, where that is
    None, in the date's own.
    """
    if text is None or not text.strip():
        return Moment(None, None, "no-date")
    try:
        found = _read(text.strip(), month_first)
    except (ValueError, OverflowError, OSError):
        found = None
    if found is None:
        return Moment(None, None, "not-understood")
    zoned = found.tzinfo is not None
    aware = found if zoned else found.replace(tzinfo=zone or UTC)
    local = aware.astimezone(zone) if zone else aware
    return Moment(aware.astimezone(UTC).replace(tzinfo=None), local.date(), "zone" if zoned else "no-zone")


def _read(text: str, month_first: bool) -> datetime | None:
    if _EPOCH.match(text):
        seconds = float(text)
        return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)
    if slashed := _SLASHED.match(text):
        one, _, other, year, *clock = slashed.groups()
        day, month = (other, one) if month_first else (one, other)
        full = int(year) + (2000 if len(year) == 2 else 0)
        hour, minute, second = (int(part or 0) for part in clock)
        return datetime(full, int(month), int(day), hour, minute, second)
    if spaced := _ISO_SPACED.match(text):
        day_part, time_part, offset = spaced.groups()
        text = f"{day_part}T{time_part}{'+00:00' if offset in ('UTC', 'Z') else offset or ''}"
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for form in _WRITTEN:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return parsedate_to_datetime(text)
