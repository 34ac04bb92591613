"""What every report format is given besides the reports: options of the run and the files that failed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from replylint.errors import ReplylintError
from replylint.judging.rule import Rule
from replylint.model import SEVERITIES, Report, Severity


class Failure(NamedTuple):
    """A file that could not be checked, and why."""

    path: str
    error: ReplylintError

    @property
    def told(self) -> str:
        """Give the failure in one line, with the file it is about."""
        return str(self.error) if self.error.where else f"{self.path}: {self.error}"


class Options(NamedTuple):
    """How the user wants to see the reports."""

    quiet: bool = False
    fail_on: str = "error"
    color: bool = False
    messages: str | None = None
    width: int = 100
    """Columns of the terminal."""
    rules: tuple[Rule, ...] = ()
    """The rules of the run, for formats that tell what each one is about."""

    def fails(self, severity: Severity) -> bool:
        """Whether a finding of this severity fails the run."""
        return self.fail_on in SEVERITIES and SEVERITIES.index(severity) <= SEVERITIES.index(self.fail_on)


Formatter: TypeAlias = Callable[[Iterable[Report], Sequence[Failure], Options], Iterator[str]]
"""Takes reports as they come and gives pieces of output; `failures` is complete once the reports are used up."""
