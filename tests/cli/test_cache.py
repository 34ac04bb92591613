"""The cache: unchanged files are answered alike and from it; whatever an answer hangs on makes it anew."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from replylint import Linter, Message
from replylint.caching.records import packed, unpacked

LETTER = "Hi Dana,\n\nThe  lamp ships as soon as possible. Order {{id}} costs $45.\n"


def kept(folder: Path) -> int:
    base = sqlite3.connect(next((folder / ".replylint_cache").glob("*.sqlite3")))
    count = base.execute("SELECT count(*) FROM reports").fetchone()[0]
    base.close()
    return int(count)


def test_a_report_comes_back_whole():
    asked = "My lamp is broken. When will a new one come? My order is 88213."
    message = Message(LETTER, situation="complaint", customer_message=asked)
    report = Linter().check(message)
    assert report.coverage
    assert any(finding.fix for finding in report.findings)
    assert unpacked(packed(report), message) == report


def test_an_unchanged_file_is_answered_alike(run, tmp_path):
    (tmp_path / "a.md").write_text(LETTER)
    first = run("check", "--cache", "--format", "json", "a.md")
    assert kept(tmp_path) == 1
    assert run("check", "--cache", "--format", "json", "a.md") == first
    assert run("check", "--no-cache", "--format", "json", "a.md") == first
    assert kept(tmp_path) == 1


def test_the_answer_is_taken_from_it(run, tmp_path):
    (tmp_path / "a.md").write_text(LETTER)
    run("check", "--cache", "a.md")
    base = sqlite3.connect(next((tmp_path / ".replylint_cache").glob("*.sqlite3")))
    report = Linter().check(Message("Hi Dana,\n\nBest regards,\nDana"))
    base.execute("UPDATE reports SET body = ?", (packed(report),))
    base.commit()
    base.close()
    told = json.loads(run("check", "--cache", "--format", "json", "a.md").out)
    assert len(told["replies"][0]["findings"]) == len(report.findings)


@pytest.mark.parametrize("change", ["text", "configuration", "glossary", "side file", "option"])
def test_what_an_answer_hangs_on_makes_it_anew(run, tmp_path, change):
    (tmp_path / "a.md").write_text(LETTER)
    (tmp_path / "glossary.yaml").write_text("LTV: what you owe\n")
    (tmp_path / "replylint.toml").write_text('glossary = "glossary.yaml"\n')
    run("check", "--cache", "a.md")
    options: tuple[str, ...] = ()
    if change == "text":
        (tmp_path / "a.md").write_text(LETTER + "Bye.\n")
    elif change == "configuration":
        (tmp_path / "replylint.toml").write_text('glossary = "glossary.yaml"\n[rules]\nsign-off = "off"\n')
    elif change == "glossary":
        (tmp_path / "glossary.yaml").write_text("LTV: what you still owe\n")
    elif change == "side file":
        (tmp_path / "a.md.replylint.toml").write_text('[[ignore]]\nrules = ["sign-off"]\nreason = "signed by hand"\n')
    else:
        options = ("--situation", "notice")
    fresh = run("check", "--no-cache", "--format", "json", *options, "a.md")
    assert run("check", "--cache", "--format", "json", *options, "a.md") == fresh
    assert kept(tmp_path) == 2


def test_a_damaged_cache_is_as_good_as_none(run, tmp_path):
    (tmp_path / "a.md").write_text(LETTER)
    first = run("check", "--cache", "a.md")
    path = next((tmp_path / ".replylint_cache").glob("*.sqlite3"))
    path.write_bytes(b"no database")
    assert run("check", "--cache", "a.md") == first
    assert kept(tmp_path) == 1


def test_nothing_is_kept_unasked_and_what_is_kept_can_be_cleared(run, tmp_path):
    (tmp_path / "a.md").write_text(LETTER)
    run("check", "a.md")
    (tmp_path / "replylint.toml").write_text("cache = true\n")
    run("check", "--no-cache", "a.md")
    assert not (tmp_path / ".replylint_cache").exists()
    run("check", "a.md")
    assert (tmp_path / ".replylint_cache" / ".gitignore").read_text() == "*\n"
    assert run("cache", "clear").status == 0
    assert not (tmp_path / ".replylint_cache").exists()
    assert "there is no cache" in run("cache", "clear").out


def test_standard_input_is_not_kept(run, tmp_path):
    run("check", "--cache", "-", stdin=LETTER)
    assert not (tmp_path / ".replylint_cache").exists()


def test_a_mistake_of_the_configuration_is_told_although_all_is_kept(run, tmp_path):
    (tmp_path / "a.md").write_text(LETTER)
    run("check", "--cache", "a.md")
    (tmp_path / "replylint.toml").write_text('ignore = ["clam"]\n')
    assert run("check", "--cache", "a.md").status == 2


def test_workers_say_what_one_process_says(run, tmp_path):
    for number in range(130):
        (tmp_path / f"{number:03}.md").write_text(LETTER.replace("lamp", f"lamp {number}"))
    (tmp_path / "100.md.replylint.toml").write_text("nothing = 1\n")
    many = run("check", "--no-cache", "--format", "compact", ".")
    assert many.status == 2
    for number in (0, 25, 99, 101, 129):
        alone = run("check", "--no-cache", "--format", "compact", f"{number:03}.md")
        assert set(alone.out.splitlines()) <= set(many.out.splitlines())
    assert "100.md.replylint.toml:1:1: unknown key 'nothing'" in many.out
