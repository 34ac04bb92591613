"""What every report format is given besides the reports: options of the run and the files that failed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from replylint.errors import ReplylintError
from replylint.model import Report


class Failure(NamedTuple):
    """A file that could not be checked, and why."""

    path: str
    error: ReplylintError


class Options(NamedTuple):
    """How the user wants to see the reports."""

    quiet: bool = False
    fail_on: str = "error"
    color: bool = False
    messages: str | None = None
    width: int = 100
    """Columns of the terminal."""


Formatter = Callable[[Iterable[Report], Sequence[Failure], Options], Iterator[str]]
"""Takes reports as they come and gives pieces of output; `failures` is complete once the reports are used up."""
