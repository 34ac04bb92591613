"""An audit run: everything is judged once, stored whatever happens, and only what changed is judged again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from replylint.engine import Linter
from replylint.model import Message

AUDIT = [sys.executable, "-c", "from replylint.cli import main; main()", "audit"]


def audit(run, *arguments: object):
    return run("audit", *arguments, "--workers", 0)


def test_every_reply_is_stored_with_what_check_says_of_it(run, records, stored):
    ran = audit(run, records(8))
    assert (ran.status, ran.out) == (0, "audit.duckdb: 8 replies judged\n")
    rows = stored("SELECT id, agent, team, language, score FROM replies ORDER BY reply")
    assert rows[1][:4] == ("r1", "agent1@example.com", "Billing", "en")
    assert [row[3] for row in rows] == ["en", "en", "he", "en"] * 2
    report = Linter().check(Message("Dear customer,\n\nThat is not our department.\n\nRegards", "markdown"))
    assert rows[1][4] == pytest.approx(report.score.after_critical)
    found = stored("SELECT rule, quote FROM findings WHERE reply = 2 ORDER BY ALL")
    assert found == sorted((f.rule, f.excerpt) for f in report.findings)
    values = dict(stored("SELECT rule, value FROM verdicts WHERE reply = 2"))
    assert values == {rule: v.value for rule, v in report.verdicts.items() if v.value != "n/a"}


def test_what_the_customer_asked_is_stored_with_what_became_of_it(run, records, stored):
    asked = "Where is my order? Can you also send me an invoice?"
    audit(run, records(1, change=lambda r: {**r, "customer_message": asked}))
    assert stored("SELECT count(*) FROM coverage WHERE kind = 'ask'") == [(2,)]


def test_a_store_that_is_there_is_not_written_over(run, records):
    path = records(2)
    audit(run, path)
    ran = audit(run, path)
    assert ran.status == 2
    assert ran.err == "replylint: audit.duckdb: there is one already (--resume goes on with it; or name another --db)\n"


def test_resume_judges_only_what_changed_and_takes_out_what_is_gone(run, records, stored):
    audit(run, records(10))

    def change(record):
        return {**record, "text": record["text"] + " Bye."} if record["id"] == "r3" else record

    ran = audit(run, records(9, change=change), "--resume")
    assert ran.out == "audit.duckdb: 1 replies judged, 8 known already, 2 taken out that the sources no longer hold\n"
    assert stored("SELECT count(*), count(DISTINCT key) FROM replies") == [(9, 9)]
    assert stored("SELECT count(*) FROM verdicts WHERE reply NOT IN (SELECT reply FROM replies)") == [(0,)]


def test_a_second_source_is_added_and_the_same_reply_in_two_exports_is_one(run, records, stored):
    audit(run, records(4, "week1.jsonl"))
    ran = audit(run, records(6, "week2.jsonl"), "--resume")
    assert ran.out == "audit.duckdb: 2 replies judged, 4 known already\n"
    assert stored("SELECT count(*) FROM replies") == [(6,)]


def test_equal_replies_of_one_source_without_ids_are_counted_each(run, records, stored):
    def same(record):
        return {"text": "Hi Dana,\n\nThank you.\n\nBest,\nOmar"}

    path = records(5, change=same)
    audit(run, path)
    assert stored("SELECT count(*), count(DISTINCT key) FROM replies") == [(5, 5)]
    assert audit(run, path, "--resume").out == "audit.duckdb: 0 replies judged, 5 known already\n"


def test_other_rules_judge_anew_and_each_row_says_which(run, records, stored):
    path = records(4)
    audit(run, path)
    ran = audit(run, path, "--resume", "--ignore", "opening-thanks")
    assert ran.out == "audit.duckdb: 4 replies judged\n"
    assert stored("SELECT count(*), count(DISTINCT rules) FROM replies") == [(4, 1)]
    assert stored("SELECT count(DISTINCT rules) FROM rule_versions") == [(2,)]
    assert stored("SELECT count(*) FROM verdicts WHERE rule = 'opening-thanks'") == [(0,)]


def test_workers_find_what_one_process_finds(run, records, contents):
    path = records(600)
    audit(run, path, "--db", "one.duckdb")
    run("audit", path, "--db", "two.duckdb", "--workers", 2)
    assert contents("one.duckdb") == contents("two.duckdb")


def test_what_cannot_be_read_is_named_and_the_rest_is_stored(run, records, stored, tmp_path):
    path = records(3)
    with path.open("a") as stream:
        stream.write('{"id": "x"}\n')
    (tmp_path / "broken.eml").write_bytes(b"")
    ran = audit(run, path, "broken.eml", "nowhere.csv")
    assert ran.status == 2
    assert "3 replies judged" in ran.out
    for part in ("row 4 has no 'text'", "broken.eml", "nowhere.csv"):
        assert part in ran.err
    assert len(stored("FROM failures")) == 2


def test_rows_without_agent_or_date_and_dates_in_other_forms_are_told(run, records, stored):
    dates = ["", "2026-03-04T10:00:00Z", "Wed, 4 Mar 2026 10:00:00 +0200", "4/3/2026 10:00", "1772611200", "soon"]

    def change(record):
        return {**record, "agent": "", "date": dates[int(record["id"][1:])]}

    assert audit(run, records(6, change=change)).status == 0
    assert [str(day) for (day,) in stored("SELECT day FROM replies ORDER BY reply")] == [
        "None", *["2026-03-04"] * 4, "None",
    ]  # fmt: skip
    out = run("audit", "report").out
    assert "6 replies name no agent" in out
    assert "1 replies have no date" in out
    assert "The date of 1 replies was not understood" in out
    assert "The date of 1 replies names no time zone" in out


def test_a_time_zone_decides_the_day(run, records, stored):
    path = records(1, change=lambda r: {**r, "date": "2026-03-04T23:30:00Z"})
    audit(run, path, "--timezone", "Asia/Jerusalem")
    assert [str(day) for (day,) in stored("SELECT day FROM replies")] == ["2026-03-05"]
    ran = audit(run, path, "--timezone", "Mars/Base", "--db", "b.duckdb")
    assert (ran.status, "unknown time zone 'Mars/Base'" in ran.err) == (2, True)


def test_a_store_of_another_version_or_of_something_else_is_refused(run, records, tmp_path):
    path = records(1)
    audit(run, path)
    with duckdb.connect("audit.duckdb") as connection:
        connection.execute("UPDATE store SET version = 99")
    assert "a store of version 99" in audit(run, path, "--resume").err
    duckdb.connect("other.duckdb").close()
    assert "not a store of replylint's" in audit(run, path, "--resume", "--db", "other.duckdb").err
    (tmp_path / "text.duckdb").write_text("hello " * 5000)
    assert "not a DuckDB file" in audit(run, path, "--resume", "--db", "text.duckdb").err
    assert "the folder is not there" in audit(run, path, "--db", "no/such/a.duckdb").err


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_folder_that_cannot_be_written_is_named(run, records, tmp_path):
    path = records(1)
    (tmp_path / "locked").mkdir(mode=0o500)
    assert "no permission" in audit(run, path, "--db", "locked/a.duckdb").err


def test_a_store_in_use_is_named(run, records, tmp_path):
    path = records(1)
    audit(run, path)
    holder = subprocess.Popen(
        [sys.executable, "-c", "import duckdb, sys; c = duckdb.connect('audit.duckdb'); print(); sys.stdout.flush(); "
         "sys.stdin.read()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert holder.stdout
        holder.stdout.readline()
        ran = audit(run, path, "--resume")
        assert (ran.status, "another run has the store open" in ran.err) == (2, True)
    finally:
        holder.communicate()


def test_a_run_that_was_killed_goes_on_with_nothing_lost_or_doubled(records, tmp_path, contents):
    path = records(2400)
    undisturbed, killed = tmp_path / "one.duckdb", tmp_path / "two.duckdb"
    command = [
        sys.executable,
        "-c",
        "from replylint.cli import main; main()",
        "audit",
        str(path),
        "--workers",
        "1",
        "--resume",
        "--db",
    ]
    subprocess.run([*command, str(undisturbed)], check=True, capture_output=True)
    for _ in range(2):
        process = subprocess.Popen([*command, str(killed)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _wait_for_more(killed, process)
        process.kill()
        process.wait()
    subprocess.run([*command, str(killed)], check=True, capture_output=True)
    assert contents(undisturbed) == contents(killed)


def _wait_for_more(path: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until the store's log has grown, so that something is stored, or the run is over."""
    log = path.with_name(path.name + ".wal")
    size = log.stat().st_size if log.exists() else 0
    while process.poll() is None and (not log.exists() or log.stat().st_size <= max(size, 200_000)):
        time.sleep(0.01)


def test_an_interrupt_keeps_what_is_stored(records, tmp_path, stored):
    path, db = records(2400), tmp_path / "a.duckdb"
    command = [*AUDIT, str(path), "--workers", "1", "--db", str(db)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    _wait_for_more(db, process)  # type: ignore[arg-type]
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 2, err
    assert "--resume goes on with it" in err
    assert 0 < stored("SELECT count(*) FROM replies", db)[0][0] < 2400
