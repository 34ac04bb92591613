"""The page of threats names a test for every line, and every test that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLES = (ROOT / "docs" / "security.md").read_text(encoding="utf-8").partition("## On pull requests")[0]
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in TABLES.splitlines()
    if line.startswith("| ") and "`" in line
]


def test_the_tables_are_found():
    assert len(ROWS) > 30


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1][:40])
def test_a_line_names_tests_that_are_there(row):
    named = re.findall(r"`(\w+/test_\w+\.py)`", row[-1])
    told = any(mark in row[-2] + row[-1] for mark in ("not prevented", "a step of every release"))
    assert named or told
    assert [name for name in named if not (ROOT / "tests" / name).is_file()] == []
