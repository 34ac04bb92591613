"""Every command that the README and the docs show is run, in order, beside the examples.

A block ```console holds commands ("$ replylint …"), each with the output it shows, if any. A command exits with 0
unless a comment after it says "# exits with N"; a line of "…" stands for output that is left out.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^( *)```console\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
_EXIT = re.compile(r"# exits with (\d)")
_LEFT_OUT = "…"


class Shown(NamedTuple):
    """A command of a page, the exit status it tells, and the lines of output it shows."""

    command: str
    status: int
    lines: list[str]


def shown(page: Path) -> Iterator[Shown]:
    for indent, block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^ *\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.splitlines()
            told = _EXIT.search(command)
            kept = [line.removeprefix(indent).strip() for line in lines]
            yield Shown(command, int(told[1]) if told else 0, [line for line in kept if line not in ("", _LEFT_OUT)])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_commands_of_a_page_do_what_it_shows(page, run, tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.setenv("COLUMNS", "100")
    for command, status, lines in shown(page):
        program, *arguments = shlex.split(command, comments=True)
        if program == "make":
            assert re.search(rf"^{arguments[0]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
            continue
        assert program == "replylint", command
        ran = run(*arguments)
        assert ran.status == status, (command, ran)
        printed = [line.strip() for line in (ran.out + ran.err).splitlines()]
        assert [line for line in lines if line not in printed] == [], command


def test_the_links_of_the_readme_lead_somewhere():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:)([^)#\s]+)[^)]*\)", text)
    assert [target for target in targets if not (ROOT / target).exists()] == []
