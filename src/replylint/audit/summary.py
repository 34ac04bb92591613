"""What an audit says, as values: groups with intervals, places and tested changes; every report is made from these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from replylint.audit.aggregates import ALL, BEFORE, DIMENSIONS, NOW, Count, Cube, Period, Scores
from replylint.audit.statistics import (
    LEAST,
    Estimate,
    clear_places,
    corrected,
    mean,
    means_differ,
    rate,
    rates_differ,
)
from replylint.audit.store import Store

SURE = 0.05
"""A difference is called one at a corrected p-value under this."""


@dataclass(frozen=True, slots=True)
class Change:
    """A group's last period against the one before: both estimates, and the corrected p-value that nothing changed."""

    now: Estimate
    before: Estimate
    q: float
    versions_differ: bool
    """Whether the two periods were judged by different rule sets, so that the change may be the rules'."""

    @property
    def sure(self) -> bool:
        """Whether the difference is more than chance."""
        return self.q < SURE


@dataclass(frozen=True, slots=True)
class Rest:
    """All the other replies: their mean score, and the corrected p-value that the group scores as they do."""

    average: float
    q: float


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule over all replies."""

    rule: str
    estimate: Estimate
    change: Change | None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A team, agent, template, week, language or situation."""

    name: str
    score: Estimate
    place: int | None
    """The place among its like, where no other's interval overlaps its own."""
    rest: Rest | None
    """All the others; None where a side has too few replies."""
    change: Change | None
    rules: Mapping[str, Estimate]
    versions: frozenset[str]

    @property
    def stands_out(self) -> bool:
        """Whether its score differs from that of all others by more than chance."""
        return self.rest is not None and self.rest.q < SURE


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that an audit says in figures."""

    head: Mapping[str, Any]
    score: Estimate | None
    sections: Mapping[str, Estimate]
    rules: Sequence[RuleRow]
    groups: Mapping[str, Sequence[GroupRow]]
    periods: tuple[Period, Period] | None
    versions: Sequence[Mapping[str, Any]]


def summarise(store: Store, days: int = 28) -> Summary:
    """Work out everything that reports show; `days` is the length of the periods that are compared."""
    return summary_of(store, Cube(store, days))


def summary_of(store: Store, cube: Cube) -> Summary:
    """Work a summary out of counts that are there already."""
    whole = cube.scores(ALL).get("all")
    return Summary(
        head=_head(store),
        score=_mean(whole),
        sections=_sections(store),
        rules=_rules(cube),
        groups={name: _groups(cube, name, whole) for name in DIMENSIONS},
        periods=cube.periods,
        versions=store.rows(
            "SELECT rules, any_value(version) AS version, count(*) AS rule_count, (SELECT count(*) FROM replies r "
            "WHERE r.rules = v.rules) AS replies FROM rule_versions v GROUP BY rules ORDER BY rules"
        ),
    )


def _head(store: Store) -> dict[str, Any]:
    [row] = store.rows(
        "SELECT count(*) FILTER (failure IS NULL) AS replies, count(failure) AS unjudged, min(day) AS first, "
        "max(day) AS last, count(*) FILTER (agent IS NULL) AS without_agent, "
        "count(*) FILTER (dated = 'no-date') AS without_date, "
        "count(*) FILTER (dated = 'not-understood') AS date_not_understood, "
        "count(*) FILTER (dated = 'no-zone') AS without_zone, count(DISTINCT agent) AS agents, "
        "count(*) FILTER (score = 0 AND calculated > 0) AS critical, count(DISTINCT rules) AS rule_sets FROM replies"
    )
    row["unread"] = store.value("SELECT count(*) FROM failures")
    row["unfinished"] = bool(store.value("SELECT count(*) FROM runs WHERE finished IS NULL"))
    return row


def _sections(store: Store) -> dict[str, Estimate]:
    names = ("opening", "care", "clarity", "resolution", "closing")
    columns = ", ".join(f"count({n}), avg({n}), stddev_samp({n})" for n in names)
    [row] = store.connection.execute(f"SELECT {columns} FROM replies WHERE failure IS NULL").fetchall()
    found = {name: mean(*row[3 * i : 3 * i + 3]) for i, name in enumerate(names)}
    return {name: estimate for name, estimate in found.items() if estimate}


def _mean(found: Scores | None) -> Estimate | None:
    return mean(found.n, found.average, found.deviation) if found else None


def _rules(cube: Cube) -> list[RuleRow]:
    whole = cube.counts(ALL).get("all", {})
    now, before = cube.counts(ALL, NOW).get("all", {}), cube.counts(ALL, BEFORE).get("all", {})
    crossed = _rule_sets(cube, NOW) != _rule_sets(cube, BEFORE)
    tested = [name for name in whole if _enough(now.get(name)) and _enough(before.get(name))]
    q = dict(zip(tested, corrected([rates_differ(*now[n], *before[n]) for n in tested]), strict=True))
    rows = []
    for name, count in whole.items():
        estimate = rate(*count)
        change = _rate_change(now.get(name), before.get(name), q.get(name), crossed)
        if estimate:
            rows.append(RuleRow(name, estimate, change))
    return sorted(rows, key=lambda row: row.estimate.value)


def _rule_sets(cube: Cube, span: int) -> frozenset[str]:
    found = cube.scores(ALL, span).get("all")
    return found.rules if found else frozenset()


def _enough(count: Count | None) -> bool:
    return count is not None and count.n >= LEAST


def _rate_change(now: Count | None, before: Count | None, q: float | None, crossed: bool) -> Change | None:
    if now is None or before is None or q is None:
        return None
    one, other = rate(*now), rate(*before)
    return Change(one, other, q, crossed) if one and other else None


def _groups(cube: Cube, name: str, whole: Scores | None) -> list[GroupRow]:
    by = DIMENSIONS[name]
    found, passed = cube.scores(by), cube.counts(by)
    names = list(found)
    estimates = [_mean(found[n]) for n in names]
    rest = {} if name == "week" else _against_rest(found, _whole_of(cube, name, whole))
    changes = _changes(cube, name, by, found)
    places = clear_places(estimates) if name != "week" else [None] * len(names)
    rows = [
        GroupRow(
            group, estimate, place, rest.get(group), changes.get(group),
            {rule: e for rule, count in passed.get(group, {}).items() if (e := rate(*count))}, found[group].rules,
        )
        for group, estimate, place in zip(names, estimates, places, strict=True)
        if estimate
    ]  # fmt: skip
    return rows if name == "week" else sorted(rows, key=lambda row: (not row.score.enough, -row.score.value))


def _whole_of(cube: Cube, name: str, whole: Scores | None) -> Scores | None:
    """Give the scores that a dimension's groups are parts of: for agents, what they themselves answer for."""
    if name != "agent":
        return whole
    parts = cube.scores(DIMENSIONS["agent"])
    return pooled(list(parts.values())) if parts else None


def _against_rest(found: Mapping[str, Scores], whole: Scores | None) -> dict[str, Rest]:
    """Test each group against all the other replies; the p-values are corrected for the number of groups."""
    tested = {name: rest for name, own in found.items() if whole and (rest := _rest(whole, own)) and own.n >= LEAST}
    p = [means_differ(*_moments(found[name]), *_moments(rest)) for name, rest in tested.items()]
    return {name: Rest(tested[name].average, q) for name, q in zip(tested, corrected(p), strict=True)}


def _moments(found: Scores) -> tuple[int, float, float]:
    return found.n, found.average, found.deviation or 0.0


def _rest(whole: Scores, own: Scores) -> Scores | None:
    """Take a group's scores out of all scores, by their sums of squares."""
    n = whole.n - own.n
    if n < LEAST:
        return None
    average = (whole.n * whole.average - own.n * own.average) / n
    squares = _squares(whole) - _squares(own) - n * average**2
    return Scores(n, average, (max(0.0, squares) / (n - 1)) ** 0.5, whole.rules)


def pooled(parts: Sequence[Scores]) -> Scores:
    """Give the scores of several groups as those of one; there must be at least one."""
    n = sum(part.n for part in parts)
    average = sum(part.n * part.average for part in parts) / n
    squares = sum(map(_squares, parts)) - n * average**2
    rules = frozenset[str]().union(*(part.rules for part in parts))
    return Scores(n, average, (max(0.0, squares) / (n - 1)) ** 0.5 if n > 1 else None, rules)


def _squares(found: Scores) -> float:
    return (found.n - 1) * (found.deviation or 0.0) ** 2 + found.n * found.average**2


def _follows(week: str, earlier: str) -> bool:
    return date.fromisoformat(week) - date.fromisoformat(earlier) == timedelta(weeks=1)


def _changes(cube: Cube, name: str, by: str, found: Mapping[str, Scores]) -> dict[str, Change]:
    """Test each group's last period against the one before it; of weeks, each against the week before."""
    if name == "week":
        pairs = {
            week: (found[week], found[earlier]) for earlier, week in pairwise(sorted(found)) if _follows(week, earlier)
        }
    else:
        last, earlier_ones = cube.scores(by, NOW), cube.scores(by, BEFORE)
        pairs = {group: (last[group], earlier_ones[group]) for group in last if group in earlier_ones}
    tested = {group: pair for group, pair in pairs.items() if min(pair[0].n, pair[1].n) >= LEAST}
    q = corrected([means_differ(*_moments(now), *_moments(before)) for now, before in tested.values()])
    changes = {}
    for (group, (now, before)), value in zip(tested.items(), q, strict=True):
        one, other = _mean(now), _mean(before)
        if one and other:
            changes[group] = Change(one, other, value, now.rules != before.rules)
    return changes
