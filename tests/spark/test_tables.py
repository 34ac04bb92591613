"""An audit on a real Spark: the tables of the local audit row for row, runs that add only what is new, faults named."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from replylint.audit.store import open_store

LETTERS = (
    "Hi Dana,\n\nThank you for writing. I will look into the refund today.\n\nKind regards,\nOmar\nOrders team",
    'Dear customer,\n\nThat is "not" our department, sorry.\n\nRegards',
    "דנה שלום,\n\nתודה שפנית אלינו. אבדוק את ההחזר עוד היום.\n\nבברכה,\nעומר\nצוות הזמנות",
)
BY_REPLY = ("verdicts", "findings", "facts", "coverage", "templated", "verdicts_inherited", "corrected_scores")
WHOLE = {
    "rule_versions": "FROM rule_versions",
    "inherited": "FROM inherited",
    "templates": "SELECT t.* REPLACE (round(share, 9) AS share, r.key AS example, round(t.score, 9) AS score) "
    "FROM templates t JOIN replies r ON r.reply = example",
}


def rows(count: int) -> list[dict[str, Any]]:
    return [
        {
            "id": f"r{n}", "body": LETTERS[n % 3].replace("today", f"by {n + 1} May"),
            "agent": f"noa{n % 4}@example.com",
            "team": ("Orders", None)[n % 2], "date": f"2026-03-{1 + n % 20:02}T23:30:00+02:00",
            "customer_message": "Where is my order? Can you also send an invoice?",
        }
        for n in range(count)
    ]  # fmt: skip


def write(path: Path, records: list[dict[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".parquet":
        parquet.write_table(pa.Table.from_pylist(records), path)
    elif path.suffix == ".csv":
        with path.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, records[0])
            writer.writeheader()
            writer.writerows(records)
    else:
        path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    return path


def contents(store: Path) -> dict[str, list[tuple[Any, ...]]]:
    opened = open_store(store, read_only=True)
    ask = opened.connection.execute
    found = {"replies": ask("SELECT * EXCLUDE (reply, run) FROM replies ORDER BY ALL").fetchall()}
    for name in BY_REPLY:
        found[name] = ask(
            f"SELECT key, t.* EXCLUDE (reply) FROM {name} t JOIN replies USING (reply) ORDER BY ALL"
        ).fetchall()
    found |= {name: ask(f"{query} ORDER BY ALL").fetchall() for name, query in WHOLE.items()}
    opened.close()
    return found


@pytest.fixture
def audit(spark, run, tmp_path):
    """Audit on Spark, into `lake` where nothing else is said."""
    return lambda *arguments: run(
        "audit", *arguments, "--engine", "spark", "--map", "text=body", "--to", tmp_path / "lake"
    )


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_the_tables_are_those_of_a_local_audit(audit, run, tmp_path, ending):
    source = write(tmp_path / f"replies.{ending}", [*rows(18), {**rows(1)[0], "id": None}, {**rows(1)[0], "id": None}])
    ran = audit(source)
    assert (ran.status, ran.out) == (0, f"{tmp_path}/lake: 20 replies judged\n")
    local = run("audit", source, "--map", "text=body", "--workers", 0)
    assert (local.status, local.err) == (0, "")
    ours, theirs = contents(tmp_path / "lake"), contents(tmp_path / "audit.duckdb")
    theirs["replies"] = sorted(
        (r[0], *r[1:3], None, *r[4:]) if str(r[3]).startswith("row ") else r for r in theirs["replies"]
    )
    assert sorted(map(str, ours.pop("replies"))) == sorted(map(str, theirs.pop("replies")))
    assert ours == theirs
    assert len(ours["templates"]) > 1
    assert ours["verdicts_inherited"]


def snapshot(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}


def test_a_second_run_changes_nothing_and_a_third_only_what_changed(audit, run, tmp_path):
    lake, source = tmp_path / "lake", tmp_path / "day.jsonl"
    audit(write(source, rows(9)))
    before = snapshot(lake)
    assert audit(source).out == f"{lake}: 0 replies judged, 9 known already\n"
    assert snapshot(lake) == before
    changed = [{**r, "body": r["body"] + " Bye."} if r["id"] == "r3" else r for r in rows(8)]
    ran = audit(write(source, changed), write(tmp_path / "more.jsonl", rows(12)[9:]))
    assert ran.out == f"{lake}: 4 replies judged, 7 known already, 2 taken out that the sources no longer hold\n"
    run("audit", source, tmp_path / "more.jsonl", "--map", "text=body", "--workers", 0)
    assert contents(lake) == contents(tmp_path / "audit.duckdb")
    assert "11 replies" in run("audit", "report", "--db", lake).out


def test_other_rules_judge_anew_and_stand_in_place_of_the_old(audit, run, tmp_path):
    lake, source = tmp_path / "lake", write(tmp_path / "day.jsonl", rows(4))
    audit(source)
    assert audit(source, "--ignore", "opening-thanks").out == f"{lake}: 4 replies judged\n"
    found = contents(lake)
    assert len(found["replies"]) == 4
    assert "opening-thanks" not in {row[1] for row in found["verdicts"]}
    assert len({row[0] for row in found["rule_versions"]}) == 2


def test_files_at_fault_are_named_the_rest_is_judged_and_what_was_written_stays(audit, run, tmp_path):
    days, lake = tmp_path / "days", tmp_path / "lake"
    for n in range(40):
        write(days / f"{n}.parquet", [{**rows(1)[0], "id": f"{n}-a"}, {**rows(1)[0], "body": None}][: 1 + (n == 1)])
    (days / "cut.parquet").write_bytes((days / "0.parquet").read_bytes()[:-300])
    damaged = write(days / "damaged.parquet", [{**r, "id": f"d-{r['id']}"} for r in rows(300)])
    data = bytearray(damaged.read_bytes())
    data[200:2000] = bytes(range(200, 236)) * 50
    damaged.write_bytes(data)
    ran = audit(days)
    assert (ran.status, ran.out) == (2, f"{lake}: 40 replies judged\n")
    assert ran.err.splitlines()[-3:] == [
        f"replylint: {days}/1.parquet: a row has no 'body'",
        f"replylint: {days}/cut.parquet: not readable Parquet, or without a row; restore it or take it out, "
        "then run again",
        f"replylint: {damaged}: damaged: can't be read to its end; restore it or take it out, then run again",
    ]
    before = snapshot(lake)
    assert audit(days).out == f"{lake}: 0 replies judged, 40 known already\n"
    assert snapshot(lake) == before
    ran = audit(damaged)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        f"replylint: {damaged}: damaged: can't be read to its end; restore it or take it out, then run again "
        "(no other file is there; check the source)"
    ]
    assert snapshot(lake) == before
    assert "40 replies" in run("audit", "report", "--db", lake).out


def test_wrong_sources_and_options_are_told_in_one_line(audit, run, tmp_path):
    source = write(tmp_path / "day.jsonl", [{"boddy": "Hello."}])
    for arguments, said in (
        ([tmp_path / "none.jsonl"], "no such file or folder"),
        ([source], "no column 'body' for text (did you mean 'boddy'?)"),
        ([source, "--input-format", "zendesk"], "Spark reads no 'zendesk'"),
        ([source, "--conf", "x"], "--conf x: no setting"),
    ):
        ran = audit(*arguments)
        assert (ran.status, ran.out) == (2, "")
        assert said in ran.err
        assert len(ran.err.splitlines()) == 1
    assert "--engine spark writes a folder" in run("audit", source, "--engine", "spark").err
    assert "belong to --engine spark" in run("audit", source, "--to", "x").err
    other = run("audit", source, "--engine", "spark", "--map", "text=boddy", "--to", tmp_path)
    assert "this folder holds something else" in other.err
    assert "no store, and no folder of one" in run("audit", "report", "--db", tmp_path).err
