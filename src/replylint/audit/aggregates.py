"""Counts and moments out of the store: one pass over all verdicts into a small cube, and sums over that.

A reply's agent is held to account only for what does not come from a template (`audit.templates`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from replylint.audit.store import Store

DIMENSIONS: Mapping[str, str] = {
    "team": "team",
    "agent": "agent",
    "template": "template",
    "week": "CAST(week AS VARCHAR)",
    "language": "language",
    "situation": "situation",
}
"""What replies are grouped by, as SQL over the cube; weeks begin on Monday."""
ALL = "'all'"
NOW, BEFORE = 1, 2
"""The spans of a cube's rows: the last period, the one before; 0 is all other days."""

BINS = 20
"""Equal parts of the scale in which scores are counted."""
_KEYS = "team, agent, template, week, language, situation, span"
_REPLIES = """
CREATE OR REPLACE TEMP TABLE keyed AS
SELECT reply, team, agent, template, language, situation, rules, score, own_score,
    CAST(date_trunc('week', day) AS DATE) AS week,
    CASE WHEN day BETWEEN $now_first AND $now_last THEN 1 WHEN day BETWEEN $before_first AND $before_last THEN 2
        ELSE 0 END AS span
FROM judged
"""
_SAME = " AND ".join(f"s.{key} IS NOT DISTINCT FROM k.{key}" for key in _KEYS.split(", "))
_SPOTS = f"""
CREATE OR REPLACE TEMP TABLE spots AS SELECT row_number() OVER () AS spot, * FROM (SELECT DISTINCT {_KEYS} FROM keyed);
CREATE OR REPLACE TEMP TABLE placed AS SELECT k.*, spot FROM keyed k JOIN spots s ON {_SAME};
DROP TABLE keyed
"""
"""A number for each combination of keys: grouping tens of millions of verdicts by one number is ten times as fast."""
_BIN = f"least(floor(score / {100 // BINS}), {BINS - 1})"
_COUNTED_BINS = ", ".join(f"count(*) FILTER ({_BIN} = {place})" for place in range(BINS))
_SCORES = f"""
CREATE OR REPLACE TEMP TABLE score_cube AS
SELECT {_KEYS}, rules, count(score) AS n, sum(score) AS total, sum(CAST(score AS DOUBLE) * score) AS squares,
    count(own_score) AS own_n, sum(own_score) AS own_total, sum(CAST(own_score AS DOUBLE) * own_score) AS own_squares,
    [{_COUNTED_BINS}] AS bins
FROM placed WHERE score IS NOT NULL GROUP BY ALL
"""
_COUNTS = f"""
CREATE OR REPLACE TEMP TABLE rule_cube AS
SELECT {_KEYS}, rule, CAST(sum(passed) AS BIGINT) AS passed, CAST(sum(n) AS BIGINT) AS n,
    CAST(sum(inherited) AS BIGINT) AS inherited
FROM (
    SELECT spot, rule, count(*) FILTER (value = 'pass') AS passed, count(*) AS n, 0 AS inherited
    FROM verdicts JOIN placed USING (reply) WHERE value IN ('pass', 'fail') GROUP BY ALL
    UNION ALL
    SELECT spot, rule, count(*) FILTER (value <> 'pass'), count(*) FILTER (value = 'unsure'), 0
    FROM verdicts_overturned JOIN verdicts USING (reply, rule) JOIN placed USING (reply) GROUP BY ALL
    UNION ALL
    SELECT spot, rule, 0, 0, count(*)
    FROM verdicts_inherited ANTI JOIN verdicts_overturned USING (reply, rule) JOIN placed USING (reply) GROUP BY ALL
) JOIN spots USING (spot) GROUP BY ALL
"""
"""The same as counting `verdicts_in_force`, in a fraction of its time: corrections are few, verdicts many."""
_FAILING = """
CREATE OR REPLACE TEMP TABLE failing AS
SELECT v.reply, v.rule, i.reply IS NOT NULL AS inherited
FROM verdicts v ANTI JOIN verdicts_overturned o ON o.reply = v.reply AND o.rule = v.rule
LEFT JOIN verdicts_inherited i ON i.reply = v.reply AND i.rule = v.rule WHERE v.value = 'fail'
"""


class Period(NamedTuple):
    """Calendar days, both ends included."""

    first: date
    last: date


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


class Cube:
    """The counts of a store, by everything that reports group by."""

    def __init__(self, store: Store, days: int) -> None:
        self.periods = _periods(store, days)
        self.store = store
        self._connection = store.connection
        now, before = self.periods or (Period(date.min, date.min), Period(date.min, date.min))
        given = {"now_first": now.first, "now_last": now.last, "before_first": before.first, "before_last": before.last}
        self._connection.execute(_REPLIES, given)
        self._connection.execute(_SPOTS)
        self._connection.execute(_SCORES)
        self._connection.execute(_COUNTS)

    def mark_failing(self) -> None:
        """Make the table `failing`: what fails in force, and whether by a template."""
        self._connection.execute(_FAILING)

    def scores(self, by: str, span: int | None = None) -> dict[str, Scores]:
        """Give the scores of every group (`by`: SQL over the cube's keys); replies of no group are left out."""
        own = "own_" if by == DIMENSIONS["agent"] else ""
        rows = self._connection.execute(
            f"SELECT {by} AS g, CAST(sum({own}n) AS BIGINT), sum({own}total), sum({own}squares), list(DISTINCT rules) "
            f"FROM score_cube WHERE g IS NOT NULL AND {_spanned(span)} GROUP BY g HAVING sum({own}n) > 0 ORDER BY g"
        ).fetchall()
        return {group: _moments(n, total, squares, rules) for group, n, total, squares, rules in rows}

    def counts(self, by: str, span: int | None = None) -> dict[str, dict[str, Count]]:
        """Give for every group and rule how many replies passed; n/a and unsure are in no count."""
        inherited = "inherited" if by == DIMENSIONS["agent"] else "0"
        rows = self._connection.execute(
            f"SELECT {by} AS g, rule, CAST(sum(passed) AS BIGINT), CAST(sum(n - {inherited}) AS BIGINT) AS n "
            f"FROM rule_cube WHERE g IS NOT NULL AND {_spanned(span)} GROUP BY g, rule "
            f"HAVING sum(n - {inherited}) > 0 ORDER BY g, rule"
        ).fetchall()
        found: dict[str, dict[str, Count]] = {}
        for group, rule, passed, n in rows:
            found.setdefault(group, {})[rule] = Count(passed, n)
        return found


def _spanned(span: int | None) -> str:
    return "true" if span is None else f"span = {span}"


def _moments(n: int, total: float, squares: float, rules: list[str]) -> Scores:
    average = total / n
    variance = max(0.0, squares - n * average**2) / (n - 1) if n > 1 else None
    return Scores(n, average, None if variance is None else variance**0.5, frozenset(rules))


def _periods(store: Store, days: int) -> tuple[Period, Period] | None:
    """Give the last period of so many days and the one before it; None where no reply has a date."""
    last: date | None = store.value("SELECT max(day) FROM judged")
    if last is None:
        return None
    first = last - timedelta(days=days - 1)
    return Period(first, last), Period(first - timedelta(days=days), first - timedelta(days=1))
