"""What tests share: building sentences and drafts the short way."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from replylint.cli import main
from replylint.model import Draft, Message, Sentence
from replylint.parsing import one_sentence, parse


@pytest.fixture(scope="session")
def sentence() -> Callable[[str, str], Sentence]:
    def make(text: str, code: str = "en") -> Sentence:
        return one_sentence(text, code)

    return make


@pytest.fixture(scope="session")
def draft() -> Callable[..., Draft]:
    def make(text: str, format: str = "markdown", **settings: object) -> Draft:
        return parse(Message(text, format, **settings))  # type: ignore[arg-type]

    return make


class Ran(NamedTuple):
    """What one call of the command line gave."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch, capsys, tmp_path) -> Callable[..., Ran]:
    """Call the command line in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "argv", ["replylint", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        with pytest.raises(SystemExit) as stopped:
            main()
        out, err = capsys.readouterr()
        return Ran(int(stopped.value.code or 0), out, err)

    return call
