"""What the HTML report holds, as plain values: counts by all that its filters know, quotes, templates and advice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from replylint.audit.aggregates import BINS, Cube
from replylint.audit.coaching import QUOTED_FIRST, coaching
from replylint.audit.figures import audit_texts, opening_notes
from replylint.audit.gists import gists_of
from replylint.audit.masking import Masking
from replylint.audit.store import Store
from replylint.audit.summary import Summary, summary_of
from replylint.model import SECTIONS
from replylint.reporting.terminal import visible
from replylint.wording import texts

MOST_CELLS = 20_000
"""Combinations that the page holds counts of; where there are more, it counts by month, then by no time at all."""
MOST_QUOTES = 12_000
_QUOTES_EACH = 3
_MOST_TEMPLATES = 60
_ASKS = ("answered", "partly", "deferred", "refused", "unanswered", "unsure")
_KEYS = ("team", "agent", "time", "language", "situation")
_TIMES = {
    "week": "CAST(week AS VARCHAR)",
    "month": "strftime(week, '%Y-%m')",
    "none": "CAST(NULL AS VARCHAR)",
}

_CELLS = """
CREATE OR REPLACE TEMP TABLE cells AS
SELECT row_number() OVER (ORDER BY team, agent, time, language, situation) - 1 AS cell, * FROM (
    SELECT DISTINCT team, agent, {time} AS time, language, situation FROM placed WHERE score IS NOT NULL
)
"""
_OF_CELL = (
    "JOIN cells c ON c.team IS NOT DISTINCT FROM p.team AND c.agent IS NOT DISTINCT FROM p.agent "
    "AND c.time IS NOT DISTINCT FROM {time} AND c.language IS NOT DISTINCT FROM p.language "
    "AND c.situation IS NOT DISTINCT FROM p.situation"
)
_SCORES = """
SELECT cell, CAST(sum(n) AS BIGINT), sum(total), sum(squares), CAST(sum(own_n) AS BIGINT), sum(own_total),
    sum(own_squares), {bins} FROM score_cube p {of_cell} GROUP BY cell ORDER BY cell
"""
_SECTIONS = """
SELECT cell, {columns} FROM placed p JOIN judged j USING (reply) {of_cell} GROUP BY cell ORDER BY cell
"""
_RULES = """
SELECT rule, cell, CAST(sum(passed) AS BIGINT), CAST(sum(n) AS BIGINT), CAST(sum(inherited) AS BIGINT)
FROM rule_cube p {of_cell} GROUP BY ALL ORDER BY ALL
"""
_COVERAGE = """
SELECT cell, status, count(*) FROM coverage JOIN placed p USING (reply) {of_cell}
WHERE coverage.kind = 'ask' GROUP BY ALL ORDER BY ALL
"""
_QUOTES = """
WITH chosen AS (
    SELECT f.rule, inherited, unnest(arg_min({{'reply': f.reply, 'start': f.start}}, {rank}, {each})) AS one
    FROM findings f JOIN failing USING (reply, rule) JOIN placed p USING (reply) GROUP BY f.rule, p.agent, inherited
)
SELECT f.rule, cell, f.severity, f.message, f.suggestion, f.quote, names, path, id, inherited
FROM chosen JOIN findings f ON f.reply = one.reply AND f.rule = chosen.rule AND f.start IS NOT DISTINCT FROM one.start
JOIN placed p ON p.reply = f.reply {of_cell} JOIN replies r ON r.reply = f.reply
QUALIFY row_number() OVER (PARTITION BY f.reply, f.rule, f.start ORDER BY f.fingerprint) = 1
ORDER BY hash(f.reply), f.start, f.rule LIMIT {most}
"""


def page_data(store: Store, days: int, code: str, masking: Masking) -> dict[str, Any]:
    """Give everything that the page shows, ready to be written as JSON."""
    cube = Cube(store, days)
    cube.mark_failing()
    summary = summary_of(store, cube)
    time = _place_cells(store)
    of_cell = _OF_CELL.format(time=_TIMES[time].replace("week", "p.week"))
    return {
        "code": code,
        "texts": {**audit_texts(code)["page"], "sections": texts(code)["sections"]},
        "notes": list(opening_notes(summary, code)),
        "time": time,
        **_cells(store, of_cell, code),
        "rules": _rules(store, of_cell, code),
        "versions": _versions(store, time),
        "quotes": _quotes(store, of_cell, masking),
        "templates": _templates(store, masking),
        "coaching": [advice._asdict() for advice in coaching(cube, masking)],
        "standing": _standing(summary),
    }


def _place_cells(store: Store) -> str:
    """Make the cells of the filters, in the finest time that is not too many; give its name."""
    for name, time in _TIMES.items():
        store.connection.execute(_CELLS.format(time=time))
        if store.value("SELECT count(*) FROM cells") <= MOST_CELLS:
            return name
    return "none"


def _cells(store: Store, of_cell: str, code: str) -> dict[str, Any]:
    """Give the names of each key, and the columns of the cells: places of names (-1: none), counts and sums."""
    rows = store.rows(f"SELECT {', '.join(_KEYS)} FROM cells ORDER BY cell")
    names = {key: sorted({row[key] for row in rows if row[key] is not None}) for key in _KEYS}
    places = {key: {name: place for place, name in enumerate(names[key])} for key in _KEYS}
    columns: dict[str, Any] = {key: [places[key].get(row[key], -1) for row in rows] for key in _KEYS}
    bins = ", ".join(f"CAST(sum(bins[{b + 1}]) AS BIGINT)" for b in range(BINS))
    found = store.connection.execute(_SCORES.format(bins=bins, of_cell=of_cell)).fetchall()
    for place, name in enumerate(("n", "total", "squares", "ownN", "ownTotal", "ownSquares"), 1):
        columns[name] = [_plain(row[place]) for row in found]
    columns["bins"] = [[row[7 + b] for row in found] for b in range(BINS)]
    columns["sections"] = _sections(store, of_cell)
    columns["asks"] = _asks(store, of_cell, len(rows))
    words = texts(code)["situations"]
    labels = {
        "language": [audit_texts(code)["languages"].get(n, n) for n in names["language"]],
        "situation": [words.get(n, n) for n in names["situation"]],
    }
    return {"names": {key: [visible(n) for n in labels.get(key, names[key])] for key in _KEYS}, "cells": columns}


def _sections(store: Store, of_cell: str) -> dict[str, list[list[float]]]:
    columns = ", ".join(
        f"count(j.{s}), coalesce(sum(j.{s}), 0), coalesce(sum(CAST(j.{s} AS DOUBLE) * j.{s}), 0)" for s in SECTIONS
    )
    found = store.connection.execute(_SECTIONS.format(columns=columns, of_cell=of_cell)).fetchall()
    return {
        name: [[_plain(row[1 + 3 * place + part]) for row in found] for part in range(3)]
        for place, name in enumerate(SECTIONS)
    }


def _asks(store: Store, of_cell: str, count: int) -> dict[str, list[int]]:
    columns = {status: [0] * count for status in _ASKS}
    for cell, status, n in store.connection.execute(_COVERAGE.format(of_cell=of_cell)).fetchall():
        columns[status][cell] = n
    return columns


def _rules(store: Store, of_cell: str, code: str) -> list[dict[str, Any]]:
    """Give every rule with its story and, cell by cell, how often it passed, applied, and failed by a template."""
    told = {
        row["rule"]: row
        for row in store.rows(
            "SELECT rule, any_value(code) AS code, any_value(section) AS section, any_value(weight) AS weight, "
            "any_value(severity) AS severity, any_value(title) AS title, any_value(why) AS why FROM rule_versions "
            "GROUP BY rule"
        )
    }
    found: dict[str, list[tuple[int, int, int, int]]] = {}
    for rule, *counts in store.connection.execute(_RULES.format(of_cell=of_cell)).fetchall():
        found.setdefault(rule, []).append(tuple(counts))
    return [
        {
            "rule": rule, **{key: told[rule][key] for key in ("code", "section", "weight", "severity")},
            "title": told[rule]["title"].get(code, rule), "why": told[rule]["why"].get(code, ""),
            "cells": [row[0] for row in rows], "passed": [row[1] for row in rows], "n": [row[2] for row in rows],
            "inherited": [row[3] for row in rows],
        }
        for rule, rows in found.items()
        if rule in told
    ]  # fmt: skip


def _versions(store: Store, time: str) -> list[list[str]]:
    """Give, by time, which rule sets judged."""
    if time == "none":
        return []
    rows = store.connection.execute(
        f"SELECT {_TIMES[time]} AS time, list_sort(list(DISTINCT rules)) FROM placed WHERE week IS NOT NULL "
        "GROUP BY time ORDER BY time"
    ).fetchall()
    return [[name, ",".join(rules)] for name, rules in rows]


def _quotes(store: Store, of_cell: str, masking: Masking) -> list[Sequence[Any]]:
    """Give findings to look at: rule, cell, severity, message, suggestion, quote, place, whether a template's."""
    query = _QUOTES.format(of_cell=of_cell, each=_QUOTES_EACH, most=MOST_QUOTES, rank=QUOTED_FIRST)
    return [
        [
            row["rule"], row["cell"], row["severity"],
            *(_shown(row[key], row, masking) for key in ("message", "suggestion", "quote")),
            visible(f"{row['path']} {row['id'] or ''}".strip()), row["inherited"],
        ]
        for row in store.rows(query)
    ]  # fmt: skip


def _shown(text: str, row: dict[str, Any], masking: Masking) -> str:
    return visible(masking.shown(text, row["names"]))


def _templates(store: Store, masking: Masking) -> list[dict[str, Any]]:
    """Give the templates that most replies come from, with what they hand down."""
    rows = store.rows(f"SELECT * FROM templates ORDER BY replies DESC, template LIMIT {_MOST_TEMPLATES}")
    gists = gists_of(store, masking)
    handed: dict[str, list[dict[str, Any]]] = {}
    for row in store.rows("SELECT * FROM inherited WHERE severity <> 'info' ORDER BY replies DESC, rule"):
        shown = {key: visible(masking.shown(row[key])) for key in ("message", "quote")}
        handed.setdefault(row["template"], []).append(
            {"rule": row["rule"], "replies": row["replies"], "agents": row["agents"], **shown}
        )
    return [
        {
            **{key: value for key, value in row.items() if key != "example"}, "template": visible(row["template"]),
            "gist": gists.get(row["template"], ""), "findings": handed.get(row["template"], []),
        }
        for row in rows
    ]  # fmt: skip


def _standing(summary: Summary) -> dict[str, list[dict[str, Any]]]:
    """Give places and tested changes of teams and agents over everything: tests don't follow the filters."""
    return {
        name: [
            {
                "name": visible(row.name), "place": row.place, "q": row.rest.q if row.rest else None,
                "change": None if row.change is None else {
                    "by": row.change.now.value - row.change.before.value, "q": row.change.q,
                    "crossed": row.change.versions_differ,
                },
            }
            for row in summary.groups[name]
        ]
        for name in ("team", "agent")
    }  # fmt: skip


def _plain(value: float | int | None) -> float | int:
    """Write a sum as short as it is: whole where it is whole."""
    if value is None:
        return 0
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded
