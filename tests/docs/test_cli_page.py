"""docs/reference/cli.md knows every command and every option; its wrapping is that of one version of click."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_of_the_commands_has_every_word_of_their_help(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(ROOT / "tools"), *sys.path])
    from cli_page import PAGE, page

    written = set(PAGE.read_text(encoding="utf-8").split())
    missing = [word for word in page().split() if word not in written]
    assert not missing, "run `make reference` and commit what it writes"
