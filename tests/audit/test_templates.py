"""Templates: letters of one wording meet, what they share is judged once and not held against their agents."""

from __future__ import annotations

import pytest

PLAIN = (
    "Hi {name},\n\nYour order {number} was packed this morning in our store and handed to the driver before noon. "
    "The box is marked as fragile, and the driver rings before he comes.{own}\n\nBest,\nRuth\nOrders team"
)
NAMES = ("Dana", "Omar", "Priya", "Lucas", "Marta", "Ravi", "Ella", "Tomas")


@pytest.fixture
def templated(run, records):
    """Eight letters of one template by four agents, one of which adds a deflection, and two of their own words."""

    def change(record):
        number = int(record["id"][1:])
        own = " That is not our department." if number == 3 else ""
        text = PLAIN.format(name=NAMES[number % 8], number=8800 + number, own=own)
        if number >= 8:
            text = f"Hello,\n\nNumber {'one' if number == 8 else 'the last of all'}: we close at six.\n\nBest,\nOmar"
        return {**record, "text": text, "agent": NAMES[number % 4], "situation": "complaint"}

    run("audit", records(10, change=change), "--workers", 0)


def test_letters_of_one_wording_are_a_template(templated, stored):
    [(replies, agents, share)] = stored("SELECT replies, agents, share FROM templates")
    assert (replies, agents) == (8, 4)
    assert share == pytest.approx(0.8)


def test_what_half_of_them_lack_is_the_templates_and_what_one_adds_is_the_agents(templated, stored):
    handed = dict(stored("SELECT rule, replies FROM inherited"))
    assert handed["opening-thanks"] == 8
    assert "deflection" not in handed
    own = stored("SELECT reply, rule FROM verdicts_in_force WHERE value = 'fail' AND NOT inherited AND reply <= 8")
    assert own == [(4, "deflection")]


def test_the_agents_own_score_leaves_the_templates_faults_out(templated, stored):
    scores = {reply: (score, own) for reply, score, own in stored("SELECT reply, score, own_score FROM judged")}
    assert scores[1][0] < scores[1][1] == 100
    assert scores[4][1] < 100


def test_a_saved_reply_that_the_helpdesk_names_is_a_template(run, records, stored):
    run("audit", records(6, change=lambda r: {**r, "macro": "late parcel"}), "--workers", 0)
    assert stored("SELECT template, replies FROM templates") == [("macro late parcel", 6)]


def test_letters_of_different_words_are_none(run, records, stored):
    texts = ("The van broke down.", "We open at nine.", "Your seat is 14 C.", "The code was wrong.", "Ask the clinic.")
    run("audit", records(5, change=lambda r: {**r, "text": texts[int(r["id"][1:])]}), "--workers", 0)
    assert stored("FROM templates") == []


def test_coaching_leaves_the_template_out_and_quotes_the_agent(templated):
    from pathlib import Path

    from replylint.audit.aggregates import Cube
    from replylint.audit.coaching import coaching
    from replylint.audit.masking import Masking
    from replylint.audit.store import open_store

    cube = Cube(open_store(Path("audit.duckdb"), read_only=True), 28)
    cube.mark_failing()
    advice = {(a.agent, a.rule): a for a in coaching(cube, Masking())}
    assert advice["Lucas", "deflection"].quote == "not our department"
    assert not [rule for _, rule in advice if rule == "opening-thanks" and ("Dana", rule) not in advice]


def test_what_reports_count_is_what_is_in_force(run, templated, stored, tmp_path):
    from pathlib import Path

    from replylint.audit.aggregates import ALL, DIMENSIONS, Cube
    from replylint.audit.store import open_store

    rows = stored(
        "SELECT format('{:016x}/{}/{}', key, rule, fingerprint) FROM findings JOIN replies USING (reply) "
        "WHERE rule IN ('deflection', 'opening-thanks') AND reply > 3"
    )
    lines = "".join(f"{finding},overturned,Ruth,it is there\n" for (finding,) in rows)
    (tmp_path / "o.csv").write_text(f"finding,verdict,who,why\n{lines}", encoding="utf-8")
    run("audit", "override", "o.csv")
    wanted = stored(
        "SELECT rule, count(*) FILTER (value = 'pass'), count(*), count(*) FILTER (inherited) FROM verdicts_in_force "
        "WHERE value IN ('pass', 'fail') GROUP BY ALL"
    )
    cube = Cube(open_store(Path("audit.duckdb"), read_only=True), 28)
    assert cube.counts(ALL)["all"] == {rule: (passed, n) for rule, passed, n, _ in wanted}
    own = {}
    for counts in cube.counts(DIMENSIONS["agent"]).values():
        for rule, count in counts.items():
            own[rule] = own.get(rule, 0) + count.n
    assert own == {rule: n - inherited for rule, _, n, inherited in wanted if n > inherited}
