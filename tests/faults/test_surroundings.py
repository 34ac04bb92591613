"""Another locale, no home folder, another time zone, clocks that jump, two runs at once: the answers stay the same."""

from __future__ import annotations

import os
import subprocess
import sys

import duckdb
import pytest

HEBREW = "דנה שלום,\n\nנחזור אליך בהקדם. זה לא באחריותנו.\n"
BARE = {"PATH": os.environ["PATH"]}
PLAIN = {**BARE, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize("format", ["text", "compact", "json", "csv", "html"])
def test_locale_c_changes_no_report(alone, tmp_path, format):
    (tmp_path / "a.md").write_text(HEBREW, encoding="utf-8")
    report = ("check", "--no-cache", "--format", format, "-o", "report", ".")
    here = alone(*report)
    told = (tmp_path / "report").read_bytes()
    there = alone(*report, environment=PLAIN, bare=True)
    assert (there.returncode, there.stderr) == (here.returncode, here.stderr)
    assert (tmp_path / "report").read_bytes() == told


def test_locale_c_can_not_print_hebrew_but_judges_it(alone, tmp_path):
    (tmp_path / "מכתב.md").write_text(HEBREW, encoding="utf-8")
    given = ("check", "--no-cache", "--format", "compact", ".")
    here, there = alone(*given), alone(*given, environment=PLAIN, bare=True, encoding="latin-1")
    assert (there.returncode, there.stderr, there.stdout.count("\n")) == (here.returncode, "", here.stdout.count("\n"))


@pytest.mark.parametrize("home", [{}, {"HOME": "/nowhere"}, {"HOME": ""}], ids=["none", "gone", "empty"])
def test_no_home_folder_is_needed(alone, tmp_path, home):
    (tmp_path / "a.md").write_text(HEBREW, encoding="utf-8")
    environment = {**BARE, **home}
    wanted = alone("check", "--cache", "--format", "json", "a.md")
    ran = alone("check", "--cache", "--format", "json", "a.md", environment=environment, bare=True)
    assert (ran.returncode, ran.stdout, ran.stderr) == (wanted.returncode, wanted.stdout, "")
    stored = alone("audit", "a.md", "--workers", 1, environment=environment, bare=True)
    assert (stored.returncode, stored.stdout) == (0, "audit.duckdb: 1 replies judged\n"), stored.stderr


@pytest.mark.parametrize("moment", [0, 4_000_000_000], ids=["1970", "2096"])
def test_a_file_from_another_time_is_judged_and_kept(alone, tmp_path, moment):
    (tmp_path / "a.md").write_text(HEBREW, encoding="utf-8")
    os.utime(tmp_path / "a.md", (moment, moment))
    runs = [alone("check", "--cache", "--format", "json", "a.md") for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout
    (tmp_path / "a.md").write_text(HEBREW.replace("בהקדם", "מחר"), encoding="utf-8")
    os.utime(tmp_path / "a.md", (moment, moment))
    assert alone("check", "--cache", "--format", "json", "a.md").stdout != runs[0].stdout


@pytest.mark.parametrize("zone", ["Asia/Jerusalem", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_time_zone_changes_no_date_of_an_audit(alone, tmp_path, zone):
    (tmp_path / "a.jsonl").write_text(
        '{"id": "1", "text": "Hi Dana, it ships.", "date": "2026-03-01T00:30:00+02:00"}\n'
    )
    ask = "SELECT sent FROM replies"
    dates = []
    for name, environment in (("here", {"TZ": "UTC"}), ("there", {"TZ": zone})):
        assert alone("audit", "a.jsonl", "--workers", 0, "--db", name, environment=environment).returncode == 0
        found = subprocess.run(
            [sys.executable, "-c", f"import duckdb; print(duckdb.connect({name!r}).execute({ask!r}).fetchall())"],
            cwd=tmp_path, env={**os.environ, "TZ": "UTC"}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        dates.append(found.stdout)
    assert dates[0] == dates[1] == "[(datetime.datetime(2026, 2, 28, 22, 30),)]\n"


def test_a_clock_that_goes_back_between_two_audits_changes_nothing(alone, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "1", "text": "Hi Dana, it ships."}\n')
    assert alone("audit", "a.jsonl", "--workers", 0).returncode == 0
    with duckdb.connect(str(tmp_path / "audit.duckdb")) as store:
        store.execute("UPDATE runs SET started = started + INTERVAL 70 YEARS, finished = finished + INTERVAL 70 YEARS")
    ran = alone("audit", "a.jsonl", "--workers", 0, "--resume")
    assert (ran.returncode, ran.stdout) == (0, "audit.duckdb: 0 replies judged, 1 known already\n"), ran.stderr
    assert alone("audit", "report").returncode == 0


def test_runs_at_the_same_time_share_a_cache(command, letters, alone, tmp_path):
    letters(40)
    given = ["check", "--cache", "--no-model", "--format", "json", "drafts"]
    runs = [
        subprocess.Popen([*command, *given], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    told = [(*run.communicate(), run.returncode) for run in runs]
    assert told[0] == told[1] == told[2]
    assert told[0][1:] == ("", 0)
    again = alone(*given)
    assert (again.stdout, again.stderr, again.returncode) == told[0]
