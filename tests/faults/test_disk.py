"""A disk that is full or read-only: one line, status 2, and nothing lost that was there before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

LETTER = "Hi Dana,\n\nThe  lamp ships as soon as possible.\n" + "It is a good lamp, and it burns for years.\n" * 60
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
LIMITED = pytest.mark.skipif(sys.platform == "win32", reason="this system does not limit the size of files")


@pytest.fixture
def letter(tmp_path) -> Path:
    path = tmp_path / "a.md"
    path.write_text(LETTER)
    return path


@FULL
@pytest.mark.parametrize("given", ["check a.md", "explain W2", "rules", "fix a.md", "config show"])
def test_output_that_can_not_be_written_is_told(command, letter, given):
    with open("/dev/full", "w") as full:
        ran = subprocess.run(
            [*command, *given.split()], cwd=letter.parent, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert ran.returncode == 2
    assert ran.stderr.splitlines()[-1] == "replylint: the output: No space left on device"
    assert "Traceback" not in ran.stderr


@LIMITED
@pytest.mark.parametrize("format", ["html", "json", "sarif", "text"])
def test_a_report_that_can_not_be_written_is_told(alone, letter, format):
    ran = alone("check", "--no-cache", "--format", format, "-o", "report", *["a.md"] * 3, limit=100)
    assert (ran.returncode, ran.stderr) == (2, "replylint: the output: File too large\n")


def test_a_report_in_a_folder_that_is_not_there_is_told(alone, letter):
    ran = alone("check", "--no-cache", "-o", "gone/report.json", "a.md")
    assert (ran.returncode, ran.stderr) == (2, "replylint: gone/report.json: No such file or directory\n")


@LIMITED
def test_a_draft_that_can_not_be_mended_is_as_it_was_and_the_rest_goes_on(alone, letter, tmp_path):
    (tmp_path / "b.md").write_text("Hi Dana,\n\nThe  lamp is here.\n")
    ran = alone("fix", "--write", "--select", "doubled-spaces", "a.md", "b.md", limit=1000)
    assert ran.returncode == 2
    assert "a.md: can't be written, and is as it was: File too large" in ran.stdout
    assert ran.stderr == "fixed: Leave one space between words (1)\n"
    assert letter.read_text() == LETTER
    assert (tmp_path / "b.md").read_text() == "Hi Dana,\n\nThe lamp is here.\n"
    assert sorted(os.listdir(tmp_path)) == ["a.md", "b.md"]


@LIMITED
def test_a_baseline_that_can_not_be_written_is_as_it_was(alone, letter, tmp_path):
    known = tmp_path / "known.json"
    assert alone("baseline", "write", "--baseline", "known.json", "a.md").returncode == 0
    before = known.read_bytes()
    ran = alone("baseline", "write", "--baseline", "known.json", "a.md", limit=100)
    assert (ran.returncode, ran.stderr) == (2, "replylint: the output: File too large\n")
    assert (known.read_bytes(), sorted(os.listdir(tmp_path))) == (before, ["a.md", "known.json"])


@LIMITED
def test_a_cache_that_can_not_be_written_is_as_good_as_none(alone, letter):
    first = alone("check", "--cache", "a.md", limit=1000)
    again = alone("check", "--cache", "a.md")
    assert (again.returncode, again.stdout, again.stderr) == (0, first.stdout, "")
    assert (first.returncode, first.stderr) == (0, "")


@LIMITED
def test_an_audit_that_fills_the_disk_is_told_and_goes_on_later(alone, tmp_path):
    text = LETTER.replace("\n", "\\n")
    (tmp_path / "a.jsonl").write_text("".join(f'{{"id": "{n}", "text": "{text}"}}\n' for n in range(50)))
    ran = alone("audit", "a.jsonl", "--workers", 0, limit=100_000)
    assert (ran.returncode, ran.stderr.count("\n"), "File too large" in ran.stderr) == (2, 2, True)
    assert ran.stderr.endswith("--resume goes on with it\n")
    went_on = alone("audit", "a.jsonl", "--workers", 0, "--resume")
    assert (went_on.returncode, went_on.stdout) == (0, "audit.duckdb: 50 replies judged\n"), went_on.stderr


@pytest.mark.parametrize("kind", ["a file in its place", "a folder without permission"])
def test_a_read_only_cache_is_as_good_as_none(alone, letter, tmp_path, kind):
    cache = tmp_path / ".replylint_cache"
    if kind == "a file in its place":
        cache.write_text("mine")
    else:
        cache.mkdir(mode=0o555)
        if os.access(cache, os.W_OK):
            pytest.skip("this user may write anywhere")
    runs = [alone("check", "--cache", "a.md") for _ in range(2)]
    assert [(ran.returncode, ran.stderr) for ran in runs] == [(0, "")] * 2
    assert cache.is_dir() or cache.read_text() == "mine"


def test_a_device_is_written_into_and_not_replaced(alone, letter):
    ran = alone("baseline", "write", "--baseline", "/dev/stdout", "a.md")
    assert (ran.returncode, '"version": 1' in ran.stdout) == (0, True)
