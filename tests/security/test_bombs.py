"""Files made to hang or swell: each is refused in one line, or read in bounded time and memory."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

LETTER = "Hi Dana,\n\nThe lamp ships as soon as possible.\n"
NESTED = {
    "lists": "a = " + "[" * 5000,
    "tables": "a = " + "{a = " * 5000,
    "a key of many parts": ".".join(["a"] * 20_000) + " = 1",
    "a header of many parts": "[" + ".".join(["a"] * 20_000) + "]",
}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED)
def test_nested_configurations_are_refused(run, tmp_path, text):
    (tmp_path / "a.md").write_text(LETTER)
    (tmp_path / "replylint.toml").write_text(text)
    ran = run("check", "a.md")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "replylint.toml: nested deeper than 60 (write it flat)" in ran.err


def test_a_huge_configuration_is_refused(run, tmp_path):
    (tmp_path / "a.md").write_text(LETTER)
    (tmp_path / "replylint.toml").write_text("# x\n" * 300_000)
    assert "larger than 1 MB" in run("check", "a.md").err


def test_aliases_of_front_matter_do_not_unfold(run, tmp_path):
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    (tmp_path / "a.md").write_text(f"---\n{bomb}subject: *i\n---\n{LETTER}")
    ran = run("check", "--no-cache", "--format", "compact", "a.md")
    assert (ran.status, "unfold without end" in ran.out) == (2, True)


def test_a_pattern_of_files_is_matched_in_linear_time(run, tmp_path):
    name = "a" * 240 + ".md"
    (tmp_path / name).write_text(LETTER)
    stars = "*a" * 40 + "*b"
    (tmp_path / "replylint.toml").write_text(
        f'exclude = ["{stars}"]\n[[overrides]]\nfiles = ["{stars}"]\ntemplate = true\n'
    )
    (tmp_path / ".gitignore").write_text(f"{stars}\n")
    assert run("check", "--no-cache", ".").status in (0, 1)


def test_a_swollen_answer_in_a_cache_is_none(run, tmp_path):
    (tmp_path / "a.md").write_text(LETTER)
    first = run("check", "--cache", "a.md")
    base = sqlite3.connect(next(Path(".replylint_cache").glob("*.sqlite3")))
    base.execute("UPDATE reports SET body = ?", (zlib.compress(b" " * (1 << 28), 9),))
    base.commit()
    base.close()
    assert run("check", "--cache", "a.md") == first


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of a process is read from /proc")
def test_a_swollen_table_is_read_a_row_at_a_time(tmp_path):
    arrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    text = LETTER + "x" * 2_000_000
    column = arrow.DictionaryArray.from_arrays(arrow.array([0] * 2_000), arrow.array([text]))
    parquet.write_table(arrow.table({"text": column}), tmp_path / "a.parquet")
    assert (tmp_path / "a.parquet").stat().st_size < 1_000_000
    read = (
        "import re, pathlib, replylint.reading as r\n"
        "count = sum('is no letter' in str(item) for item in r.read_path(pathlib.Path('a.parquet')))\n"
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        "print(count, int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) >> 10)"
    )
    ran = subprocess.run([sys.executable, "-c", read], cwd=tmp_path, capture_output=True, check=True)
    count, megabytes = map(int, ran.stdout.split())
    assert count == 2_000
    assert megabytes < 800  # four gigabytes unfolded, one a batch of 512
