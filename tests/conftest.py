"""What tests share: building sentences and drafts the short way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from replylint.languages import language
from replylint.languages.tokens import tokenize
from replylint.model import Draft, Message, Sentence
from replylint.parsing import parse


@pytest.fixture(scope="session")
def sentence() -> Callable[[str, str], Sentence]:
    def make(text: str, code: str = "en") -> Sentence:
        return Sentence(0, 0, len(text), 0, "middle", code, text, tokenize(text, 0, language(code).fold))

    return make


@pytest.fixture(scope="session")
def draft() -> Callable[..., Draft]:
    def make(text: str, format: str = "markdown", **settings: object) -> Draft:
        return parse(Message(text, format, **settings))  # type: ignore[arg-type]

    return make
