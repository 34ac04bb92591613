"""What a report may say of teams and of time: places that are sure, changes that are tested, rules that changed."""

from __future__ import annotations

import re
from typing import Any

GOOD = (
    "Hi Dana,\n\nThank you for writing. I am sorry that the parcel is late, and I will see to it myself. "
    "The van broke down; I sent a new parcel today. You don't need to do anything.\n\n"
    "Thank you for your patience.\n\nBest,\nOmar\nOrders team"
)
TEMPLATE = (
    "Hi Dana,\n\nYour order {number} was packed this morning in our store and handed to the driver before noon. "
    "The box is marked as fragile, and the driver rings before he comes.{own}\n\nBest,\nRuth\nOrders team"
)
BAD = "That is not our department {number}. Someone will call you soon."


def _dated(record: dict[str, Any], month: int) -> dict[str, Any]:
    return {**record, "date": f"2026-{month:02}-{1 + int(record['id'][1:]) % 27:02}T10:00:00Z"}


def _teams(record: dict[str, Any]) -> dict[str, Any]:
    """Forty good replies, forty bad ones, and twenty good ones of a third team."""
    number = int(record["id"][1:])
    team = "Gold" if number < 40 else "Lead" if number < 80 else "Few"
    return {**record, "team": team, "text": BAD.format(number=number) if team == "Lead" else GOOD}


def _cells(markdown: str, name: str) -> list[str]:
    [row] = [line for line in markdown.splitlines() if line.startswith(f"| {name} |")]
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_places_stand_only_where_they_are_sure_and_replies_are_enough(run, records):
    run("audit", records(100, change=_teams), "--workers", 0)
    report = run("audit", "report", "--format", "markdown").out
    gold, lead, few = (_cells(report, name) for name in ("Gold", "Lead", "Few"))
    assert (gold[1], lead[1], few[1]) == ("40", "40", "20")
    assert (gold[4], lead[4], few[4]) == ("1", "2", "–")
    assert (gold[5], lead[5], few[5]) == ("above", "below", "under 30")


def test_teams_that_write_alike_have_no_place(run, records):
    run("audit", records(120), "--workers", 0)
    report = run("audit", "report", "--format", "markdown").out
    assert {_cells(report, f"agent{n}@example.com")[4] for n in range(3)} == {"–"}


def test_an_agent_is_above_or_below_by_what_agents_answer_for_themselves(run, records):
    def change(record: dict[str, Any]) -> dict[str, Any]:
        """One bad template for everybody, to which one agent adds a deflection."""
        number = int(record["id"][1:])
        own = " That is not our department." if number % 3 == 0 else ""
        return {**record, "text": TEMPLATE.format(number=number, own=own)}

    run("audit", records(150, change=change), "--workers", 0)
    report = run("audit", "report", "--format", "markdown").out
    assert [_cells(report, f"agent{n}@example.com")[5] for n in range(3)] == ["below", "above", "above"]


def test_a_change_between_periods_is_told_with_its_p_value(run, records):
    def change(record: dict[str, Any]) -> dict[str, Any]:
        later = int(record["id"][1:]) >= 60
        return _dated(
            {**record, "team": "Gold", "text": GOOD if later else BAD.format(number=record["id"])}, 4 if later else 3
        )

    run("audit", records(120, change=change), "--workers", 0)
    report = run("audit", "report", "--format", "markdown").out
    assert re.fullmatch(r"\+\d\d\.\d \(p \\?< 0\.001\)", _cells(report, "Gold")[6])
    assert "rules changed" not in report


def test_a_trend_across_rule_sets_says_so(run, records, stored):
    march = records(40, "march.jsonl", lambda r: {**_dated(r, 3), "text": GOOD, "team": "Gold"})
    april = records(40, "april.jsonl", lambda r: {**_dated(r, 4), "text": GOOD, "team": "Gold", "id": f"b{r['id']}"})
    run("audit", march, "--workers", 0)
    run("audit", april, "--workers", 0, "--resume", "--ignore", "positive-closing")
    assert stored("SELECT count(DISTINCT rules) FROM replies") == [(2,)]
    report = run("audit", "report", "--format", "markdown").out
    assert "2 rule sets stand behind these replies" in report
    assert "(the rules changed)" in _cells(report, "Gold")[6]
    assert "(הכללים השתנו)" in run("audit", "report", "--format", "markdown", "--messages", "he").out


def test_weeks_are_held_against_the_week_before_and_never_across_a_gap(run, records):
    days = {0: "2026-03-02", 1: "2026-03-09", 2: "2026-03-30"}

    def change(record: dict[str, Any]) -> dict[str, Any]:
        week = int(record["id"][1:]) // 40
        return {**record, "date": days[week], "text": GOOD if week == 1 else BAD.format(number=record["id"])}

    run("audit", records(120, change=change), "--workers", 0)
    report = run("audit", "report", "--format", "markdown").out
    changes = [_cells(report, day)[6] for day in days.values()]
    assert changes[0] == changes[2] == ""
    assert changes[1].startswith("+")


def test_a_reply_that_a_rule_does_not_apply_to_is_in_no_rate(run, records, stored):
    run("audit", records(8), "--workers", 0)
    hebrew = stored("SELECT count(*) FROM replies WHERE language = 'he'")[0][0]
    row = _cells(run("audit", "report", "--format", "markdown").out, "he-slash-forms")
    assert row[3] == str(hebrew)
