"""What people look at: samples by a fixed seed, overrides that count, exports with names masked."""

from __future__ import annotations

import csv
import json
from collections import Counter
from io import StringIO

import duckdb
import pytest

from replylint.audit.sampling import size_for


@pytest.fixture
def audited(run, records):
    run("audit", records(120), "--workers", 0)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.lstrip("\ufeff"))))


def test_a_sample_is_as_large_as_its_margin_needs() -> None:
    assert size_for(0.05, 10**9) == 385
    assert size_for(0.05, 1000) == 278
    assert size_for(0.05, 20) == 20
    assert size_for(0.05, 0) == 0


def test_the_same_seed_draws_the_same_and_every_stratum_its_share(run, audited):
    one, again, other = (
        run("audit", "sample", "--margin", "0.15", "--seed", seed, "--risky", 0).out for seed in (1, 1, 2)
    )
    assert one == again != other
    drawn = {row["reply"]: row["agent"] for row in rows_of(one)}
    assert len(drawn) == size_for(0.15, 120)
    counts = [list(drawn.values()).count(agent) for agent in set(drawn.values())]
    assert len(counts) == 3
    assert max(counts) - min(counts) <= 3


def test_agent_week_and_language_are_strata(run, records, stored):
    def change(record):
        number = int(record["id"][1:])
        return {**record, "agent": f"agent{number // 100}", "date": f"2026-03-{2 + 7 * (number // 50 % 2):02}"}

    run("audit", records(200, change=change), "--workers", 0)
    drawn = {row["reply"]: row for row in rows_of(run("audit", "sample", "--margin", "0.1", "--risky", 0).out)}.values()
    shares = {place: n / 200 for *place, n in map(list, stored(
        "SELECT agent, CAST(date_trunc('week', day) AS DATE)::VARCHAR, language, count(*) FROM replies GROUP BY ALL"
    )) for place in [tuple(place)]}  # fmt: skip
    assert len(shares) == 8
    counts = Counter((row["agent"], row["week"], row["language"]) for row in drawn)
    assert all(abs(counts[place] - share * len(drawn)) <= 1 for place, share in shares.items())


def test_the_risk_list_says_why_and_is_no_part_of_the_random_one(run, records, stored):
    def change(record):
        return {**record, "text": "Hi {{name}},\n\nBest,\nOmar"} if record["id"] == "r7" else record

    run("audit", records(60, change=change), "--workers", 0)
    rows = rows_of(run("audit", "sample", "--margin", "0.3").out)
    risky = [row for row in rows if row["part"] == "risk"]
    assert "r7" in {row["id"] for row in risky}
    assert {row["risk"] for row in risky} <= {"critical", "outlier", "low confidence"}
    assert {row["risk"] for row in rows if row["part"] == "random"} == {""}


def test_an_overturned_finding_counts_as_a_pass_in_rate_and_score(run, audited, stored, tmp_path):
    [(finding, reply, before)] = stored(
        "SELECT format('{:016x}/{}/{}', key, rule, fingerprint), reply, score FROM findings JOIN replies USING (reply) "
        "WHERE rule = 'deflection' ORDER BY reply LIMIT 1"
    )
    path = tmp_path / "overrides.csv"
    path.write_text(f"finding,verdict,who,why\n{finding},overturned,Ruth,quoted from the customer\n", encoding="utf-8")
    ran = run("audit", "override", path)
    assert ran.out == "audit.duckdb: 1 overrides taken in; 1 verdicts are overturned\n"
    assert stored(f"SELECT value FROM verdicts_in_force WHERE reply = {reply} AND rule = 'deflection'") == [("pass",)]
    assert stored(f"SELECT score FROM judged WHERE reply = {reply}")[0][0] > before


def test_a_sample_that_people_filled_in_is_taken_in_and_calibrates(run, audited, stored, tmp_path):
    run("audit", "sample", "--margin", "0.1", "-o", "sample.csv")
    rows = rows_of((tmp_path / "sample.csv").read_text(encoding="utf-8-sig"))
    for place, row in enumerate(row for row in rows if row["rule"] == "deflection"):
        row |= {"verdict": "overturned" if place % 4 == 0 else "upheld", "who": "Ruth", "why": "read it"}
    said = [row for row in rows if row["verdict"] and row["part"] == "random"]
    with (tmp_path / "filled.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    taken = run("audit", "override", "filled.csv").out
    upheld = sum(row["verdict"] == "upheld" for row in said)
    assert f"{sum(bool(row['verdict']) for row in rows)} overrides taken in" in taken
    [line] = [x for x in run("calibrate", "--overrides", "filled.csv").out.splitlines() if "| deflection |" in x]
    assert f"| {upheld / len(said):.2f} |" in line
    assert line.endswith(f"| {len(said)} |")


def test_an_overturned_finding_stays_overturned_when_the_reply_is_judged_again(run, records, stored, tmp_path):
    path = records(8)
    run("audit", path, "--workers", 0)
    finding = stored(
        "SELECT format('{:016x}/{}/{}', key, rule, fingerprint) FROM findings JOIN replies USING (reply) "
        "WHERE rule = 'deflection' LIMIT 1"
    )[0][0]
    (tmp_path / "o.csv").write_text(f"finding,verdict,who,why\n{finding},overturned,Ruth,it is\n", encoding="utf-8")
    run("audit", "override", "o.csv")
    run("audit", path, "--workers", 0, "--resume", "--ignore", "opening-thanks")
    assert stored("SELECT count(*) FROM verdicts_overturned") == [(1,)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("finding,verdict\n", "no column 'who'"),
        ("finding,verdict,who,why\nx,overturned,R,y\n", "'x' names no finding"),
        ("finding,verdict,who,why\na/b/c,maybe,R,y\n", "unknown verdict 'maybe'"),
        ("finding,verdict,who,why\na/b/c,upheld,,\n", "an override says who and why"),
    ],
)
def test_overrides_that_say_too_little_are_named(run, audited, tmp_path, text, told):
    (tmp_path / "o.csv").write_text(text, encoding="utf-8")
    ran = run("audit", "override", "o.csv")
    assert (ran.status, told in ran.err) == (2, True)


def test_calibrate_tells_what_people_upheld_without_the_risk_list(run, tmp_path):
    rows = ["random,1/deflection/x,upheld", "random,2/deflection/x,overturned", "risk,3/deflection/x,overturned"]
    text = "part,finding,verdict,who,why\n" + "".join(f"{row},Ruth,read it\n" for row in rows)
    (tmp_path / "o.csv").write_text(text, encoding="utf-8")
    assert "| deflection | 0.50 | 0.09–0.91 | 2 |" in run("calibrate", "--overrides", "o.csv").out


@pytest.fixture
def personal(run, records):
    text = "Hi Dana,\n\nThat is not our department, Dana, write to a.b@example.com or call 054-1234567.\n\nBest,\nOmar"
    run("audit", records(2, change=lambda r: {**r, "text": text}), "--workers", 0)


@pytest.mark.parametrize("form", ["parquet", "csv", "jsonl"])
def test_exports_hold_every_table_with_names_masked(run, personal, tmp_path, form):
    ran = run("audit", "export", "--to", form, "-o", "out")
    assert ran.status == 0
    assert len(ran.out.splitlines()) == 12
    reader = {"parquet": "read_parquet", "csv": "read_csv", "jsonl": "read_json"}[form]
    rows = duckdb.sql(f"SELECT * FROM {reader}('{tmp_path}/out/facts.{form}')").fetchall()
    assert rows
    everything = str(rows) + str(duckdb.sql(f"FROM {reader}('{tmp_path}/out/replies.{form}')").fetchall())
    assert "[name]" in everything
    for secret in ("Dana", "a.b@example.com", "054-1234567"):
        assert secret not in everything


def test_masking_can_be_turned_off_outright(run, personal, tmp_path):
    run("audit", "export", "--to", "jsonl", "-o", "out", "--no-redact")
    rows = [json.loads(line) for line in (tmp_path / "out" / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    assert "Dana" in {row["quote"] for row in rows}


def test_zendesk_qa_rows_bear_its_names(run, audited, tmp_path):
    run("audit", "export", "--to", "zendesk-qa", "-o", "out")
    rows = rows_of((tmp_path / "out" / "autoqa-ratings.csv").read_text(encoding="utf-8"))
    assert {"autoqaRatingId", "externalTicketId", "revieweeEmail", "ratingCategoryName", "score"} <= rows[0].keys()
    assert {row["score"] for row in rows} == {"0", "100"}


def test_zendesk_qa_rows_name_nobody(run, personal, tmp_path):
    run("audit", "export", "--to", "zendesk-qa", "-o", "out")
    masked = (tmp_path / "out" / "autoqa-ratings.csv").read_text(encoding="utf-8")
    run("audit", "export", "--to", "zendesk-qa", "-o", "bare", "--no-redact")
    assert (tmp_path / "bare" / "autoqa-ratings.csv").read_text(encoding="utf-8").count("\n") == masked.count("\n")
    for secret in ("Dana", "a.b@example.com", "054-1234567"):
        assert secret not in masked


def test_nothing_in_a_sample_is_a_formula_in_a_spreadsheet(run, records):
    def change(record):
        return {**record, "text": "=1+1 is not our department, sorry.", "agent": "=2+2", "id": "@SUM(1)"}

    run("audit", records(1, change=change), "--workers", 0)
    rows = rows_of(run("audit", "sample").out)
    assert rows
    assert not [value for row in rows for value in row.values() if value.startswith(("=", "+", "-", "@"))]
