"""What the tests of reading share: reading bytes of a named file, and telling messages from failures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from replylint.errors import ReadingError
from replylint.model import Message
from replylint.reading import Options, Source, read_source

Read = Callable[..., tuple[list[Message], list[str]]]


@pytest.fixture(scope="session")
def read() -> Read:
    """Give a function from (name, content) to the messages read and the failures told."""

    def run(name: str, content: str | bytes, **options: Any) -> tuple[list[Message], list[str]]:
        data = content.encode() if isinstance(content, str) else content
        items = list(read_source(Source.of_bytes(data, name), Options(**options)))
        messages = [item for item in items if isinstance(item, Message)]
        return messages, [str(item) for item in items if isinstance(item, ReadingError)]

    return run
