"""A house profile: the linter that a configuration makes, and what it says of every draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from replylint.engine import Linter
from replylint.model import Message
from replylint.project import Project


def _unchanged(message: Message) -> Message:
    return message


@dataclass(frozen=True, slots=True)
class Profile:
    """How the drafts of one house are judged."""

    linter: Linter
    given: Callable[[Message], Message] = _unchanged


def profile_of(config: Path | None) -> Profile:
    """Read a configuration file, or the nearest one where none is named; raises ConfigError."""
    plan = Project(config).plan_for(Path("draft.html"))
    return Profile(plan.linter, plan.given)
