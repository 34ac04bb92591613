"""Counts and moments out of the store, by SQL: how many replies of a group passed a rule, and how they scored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from replylint.audit.store import Store

DIMENSIONS: Mapping[str, str] = {
    "team": "team",
    "agent": "agent",
    "template": "macro",
    "week": "CAST(date_trunc('week', day) AS DATE)",
    "language": "language",
    "situation": "situation",
}
"""What replies are grouped by, as SQL over `replies`; weeks begin on Monday."""
EVERYTHING = "true"


class Period(NamedTuple):
    """Calendar days, both ends included."""

    first: date
    last: date

    @property
    def where(self) -> str:
        """Give the condition on `replies` that a day lies in the period."""
        return f"day BETWEEN DATE '{self.first}' AND DATE '{self.last}'"


class Scores(NamedTuple):
    """The scores of a group: replies with a score, their mean and sample deviation, and the rule sets behind them."""

    n: int
    average: float
    deviation: float | None
    rules: frozenset[str]


class Count(NamedTuple):
    """How many replies passed a rule, of those it applied to."""

    passed: int
    n: int


def periods(store: Store, days: int) -> tuple[Period, Period] | None:
    """Give the last period of so many days and the one before it; None where no reply has a date."""
    last: date | None = store.value("SELECT max(day) FROM replies WHERE failure IS NULL")
    if last is None:
        return None
    first = last - timedelta(days=days - 1)
    return Period(first, last), Period(first - timedelta(days=days), first - timedelta(days=1))


def scores(store: Store, by: str, where: str = EVERYTHING) -> dict[str, Scores]:
    """Give the scores of every group of a dimension; replies of no group are left out."""
    rows = store.connection.execute(
        f"SELECT CAST({by} AS VARCHAR) AS g, count(score), avg(score), stddev_samp(score), list(DISTINCT rules) "
        f"FROM replies WHERE failure IS NULL AND score IS NOT NULL AND {where} AND g IS NOT NULL GROUP BY g ORDER BY g"
    ).fetchall()
    return {group: Scores(n, average, deviation, frozenset(rules)) for group, n, average, deviation, rules in rows}


def counts(store: Store, by: str, where: str = EVERYTHING) -> dict[str, dict[str, Count]]:
    """Give for every group of a dimension and every rule how many replies passed; n/a and unsure are in no count."""
    rows = store.connection.execute(
        f"SELECT CAST({by} AS VARCHAR) AS g, rule, count(*) FILTER (value = 'pass'), count(*) "
        f"FROM verdicts JOIN replies USING (reply) "
        f"WHERE value IN ('pass', 'fail') AND failure IS NULL AND {where} AND g IS NOT NULL GROUP BY g, rule ORDER BY g"
    ).fetchall()
    found: dict[str, dict[str, Count]] = {}
    for group, rule, passed, n in rows:
        found.setdefault(group, {})[rule] = Count(passed, n)
    return found
