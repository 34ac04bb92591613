"""The baseline: only new findings are told, whatever moves; what is no more is reported and pruned."""

from __future__ import annotations

import json

import pytest

SLOT = "Your order {{order_id}} ships today."


@pytest.fixture
def kept(run, tmp_path):
    (tmp_path / "a.md").write_text(f"Hi Dana,\n\n{SLOT}\n")
    assert run("baseline", "write", ".").status == 0
    (tmp_path / "replylint.toml").write_text('baseline = "replylint-baseline.json"\n')
    return tmp_path


def test_known_findings_are_not_told_again(run, kept):
    ran = run("check", "--format", "compact", ".")
    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_a_known_finding_may_move_and_be_wrapped_anew(run, kept):
    (kept / "a.md").write_text(f"\n\nHi Dana,\n\nIt is blue.\n\n{SLOT.replace('Your order', 'your  ORDER')}\n")
    assert "placeholder-left" not in run("check", "--format", "compact", ".").out


def test_a_new_finding_of_a_known_rule_is_told(run, kept):
    (kept / "a.md").write_text("Hi Dana,\n\nThe code is {{code}}.\n")
    ran = run("check", "--format", "compact", ".")
    assert ran.status == 1
    assert "placeholder-left" in ran.out


def test_a_second_file_has_its_own_count(run, kept):
    (kept / "b.md").write_text((kept / "a.md").read_text())
    assert "b.md:3:12: error" in run("check", "--format", "compact", ".").out


def test_what_is_no_more_is_reported_and_pruned(run, kept):
    (kept / "a.md").write_text("Hi Dana,\n\nYour order ships today.\n")
    assert "known findings are no more" in run("check", ".").err
    assert "known findings taken out" in run("baseline", "prune", ".").out
    again = run("check", ".")
    assert again.err == ""
    assert "placeholder-left" not in (kept / "replylint-baseline.json").read_text()


def test_pruning_keeps_what_was_not_checked_and_drops_files_that_are_gone(run, kept):
    (kept / "b.md").write_text("Hi Dana,\n\nThe code is {{code}}.\n")
    run("baseline", "write", ".")
    (kept / "a.md").unlink()
    (kept / "c.md").write_text("Hi Dana,\n\nFine.\n")
    run("baseline", "prune", "c.md")
    assert {e["path"] for e in json.loads((kept / "replylint-baseline.json").read_text())["findings"]} == {"b.md"}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"version": 9, "findings": []}', '{"version": 1, "findings": [{}]}'])
def test_a_broken_baseline_is_refused(run, kept, text):
    (kept / "replylint-baseline.json").write_text(text)
    ran = run("check", ".")
    assert ran.status == 2
    assert "replylint-baseline.json" in ran.out + ran.err


def test_nothing_is_written_where_a_file_could_not_be_read(run, kept):
    before = (kept / "replylint-baseline.json").read_text()
    assert run("baseline", "write", "a.md", "missing.md").status == 2
    assert (kept / "replylint-baseline.json").read_text() == before
