"""What a fixer is and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from replylint.fix import Edit, Safety
from replylint.judging.case import Case, Fault


class Repair(NamedTuple):
    """A fault to be mended, and the words to do it with."""

    case: Case
    fault: Fault
    say: Callable[[str], str]
    """Gives the house's sentence for a move in the draft's language, "" where there is none."""
    suggestion: str = ""
    """The better wording that the finding shows."""


class Fixer(NamedTuple):
    """How a kind of fix makes its edits (source offsets), and how safe it is."""

    make: Callable[[Repair], Iterable[Edit]]
    safety: Safety
    shifts: bool = False
    """Whether it adds a paragraph, which in a template with branches may land in one of them."""
