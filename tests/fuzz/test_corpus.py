"""Every input that the fuzzer begins from, or that once broke a promise, keeps all of them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).parents[2] / "fuzz"
INPUTS = sorted(path for path in (FUZZ / "corpus").glob("*/*") if path.is_file())


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_an_input_breaks_nothing(monkeypatch, path):
    monkeypatch.setattr(sys, "path", [str(FUZZ), *sys.path])
    from targets import TARGETS

    TARGETS[path.parent.name](path.read_bytes())
