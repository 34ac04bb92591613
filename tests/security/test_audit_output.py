"""What an export holds, names and identifiers too, is no formula in an audit's tables and no code to a terminal."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]")
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
CODES = "\x1b[31m\x9b2J\x1b]0;owned\x07\u202e"
LETTER = f"Hi Dana,\n\nThat is not our department{CODES}.\n\n=cmd|calc!A1 is not our department.\n\nRegards,\n=Eve"


@pytest.fixture
def audited(run, tmp_path) -> Path:
    rows = [
        {
            "id": f"{start}cmd|{number}", "text": LETTER, "agent": f"{start}HYPERLINK(1){CODES}",
            "team": f"@SUM(A1){CODES}", "customer_message": f"{start}cmd is my order late{CODES}? Where is it?",
        }
        for number, start in enumerate(STARTS * 2)
    ]  # fmt: skip
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert run("audit", "a.jsonl", "--workers", 0).status == 0
    return tmp_path


def formulas(path: Path) -> list[str]:
    """Give the cells of a table that a spreadsheet would run."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert any("cmd|" in cell or "HYPERLINK" in cell for cell in cells) or path.name not in (
        "replies.csv",
        "sample.csv",
    )
    return [cell for cell in cells if cell.startswith(STARTS)]


@pytest.mark.parametrize("redact", ["--redact", "--no-redact"])
def test_no_cell_of_an_audit_begins_a_formula(run, audited, redact):
    for form in ("csv", "zendesk-qa"):
        assert run("audit", "export", "--to", form, redact, "-o", "out").status == 0
    assert run("audit", "sample", redact, "-o", "out/sample.csv").status == 0
    tables = sorted((audited / "out").glob("*.csv"))
    assert len(tables) > 12
    assert {path.name: found for path in tables if (found := formulas(path))} == {}


def test_other_forms_hold_the_text_as_it_is(run, audited):
    assert run("audit", "export", "--to", "jsonl", "--no-redact", "-o", "out").status == 0
    lines = (audited / "out" / "replies.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0])["id"] == "=cmd|0"


@pytest.mark.parametrize(
    "command",
    ["audit report", "audit report --format markdown", "audit sample", "audit sample --no-redact", "facts a.jsonl",
     "coverage a.jsonl"],
)  # fmt: skip
def test_no_table_steers_a_terminal(run, audited, command):
    ran = run(*command.split())
    assert ran.status in (0, 1)
    assert ran.out
    assert not STEERING.search(ran.out + ran.err)
