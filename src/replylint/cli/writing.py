"""Files that commands write: one that can't be written is one line for the user."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from replylint.errors import UsageError


@contextmanager
def written(path: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Open a file to write text; line ends stay as they are. Raises UsageError where it can't be written."""
    try:
        with path.open("w", encoding=encoding, newline="") as stream:
            yield stream
    except OSError as error:
        raise UsageError(f"can't be written: {error.strerror}", where=str(path)) from error
