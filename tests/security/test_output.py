"""What a draft, a pack or a configuration says is no code to a terminal, no tag to a browser, no formula to a sheet."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

import replylint.cli
from replylint.reporting import FORMATS

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
ATTACK = "\\e[31m\\u009b2J\\e]0;owned\\a\\u202e<img src=x onerror=alert(1)>"
PACK = f"""
id: no-legalese
code: HR101
tip: "W8{ATTACK}"
title: {{en: "title {ATTACK}"}}
why: {{en: "why {ATTACK}"}}
section: clarity
weight: 1
severity: error
demand: {{kind: phrase-absent, phrases: {{en: [per our policy]}}}}
suggest: {{en: ["say {ATTACK}"]}}
messages: {{message: {{en: "told {ATTACK} of “{{phrase}}”"}}}}
examples: {{en: {{pass: ["fine {ATTACK}"], fail: ["per our policy {ATTACK}"]}}}}
"""
DRAFT = "Hi Dana,\n\nPer our policy\x1b[31m it \x9b2J ships\x1b]0;owned\x1b\\ <img src=x onerror=alert(1)>\u202e.\n"


@pytest.fixture
def hostile(tmp_path) -> Path:
    (tmp_path / "house" / "rules").mkdir(parents=True)
    (tmp_path / "house" / "rules" / "a.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "replylint.toml").write_text('packs = ["house/"]\n')
    path = tmp_path / "a\x1b[31m.md"
    path.write_text(DRAFT, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_no_report_steers_a_terminal(run, hostile, name):
    ran = run("check", "--no-cache", "--format", name, ".")
    assert ran.status == 1
    assert not STEERING.search(ran.out + ran.err)
    if name in ("html", "markdown", "svg", "junit", "checkstyle"):
        assert "<img" not in ran.out


@pytest.mark.parametrize(
    "command",
    [
        ("explain", "HR101"), ("rules",), ("rules", "test"), ("rules", "try", "per our policy", "."),
        ("config", "show"), ("fix", "."), ("check", "--no-cache", "gone\x1b[31m.md"), ("explain", "gone\x1b[31m"),
    ],
    ids=lambda command: " ".join(command[:2]),
)  # fmt: skip
def test_no_command_steers_a_terminal(run, hostile, monkeypatch, command):
    given = [str(hostile) if word == "." and command[0] == "rules" else word for word in command]
    ran = run(*given)
    assert not STEERING.search(ran.out + ran.err)


def test_a_configuration_that_is_wrong_is_told_without_its_codes(run, hostile, tmp_path):
    (tmp_path / "replylint.toml").write_text('extends = "\\u001b[31m\\u009b.toml"\n')
    ran = run("check", "--no-cache", ".")
    assert (ran.status, STEERING.search(ran.err)) == (2, None)


def test_only_one_place_prints():
    """Every command prints by `say`; completion scripts are a shell's, and a diff into a file stays byte for byte."""
    folder = Path(replylint.cli.__file__).parent
    direct = [p.name for p in sorted(folder.rglob("*.py")) if re.search(r"click\.echo|\bprint\(", p.read_text())]
    assert direct == ["completion.py", "fix.py", "say.py"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "＝", "＠"])
def test_no_cell_of_a_sheet_begins_a_formula(run, tmp_path, start):
    pack = PACK.replace(ATTACK, "").replace("told  of", f"{start}cmd|calc!A1".replace("\t", "\\t").replace("\r", "\\r"))
    (tmp_path / "house" / "rules").mkdir(parents=True)
    (tmp_path / "house" / "rules" / "a.yaml").write_text(pack, encoding="utf-8")
    (tmp_path / "=cmd.md").write_text("Hi Dana,\n\nPer our policy it ships.\n")
    ran = run("check", "--no-cache", "--packs", "house", "--format", "csv", "=cmd.md")
    cells = [cell for row in csv.reader(io.StringIO(ran.out)) for cell in row]
    assert any("cmd|calc" in cell for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠")) for cell in cells)
