"""Demands that a named check function judges whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from replylint.judging.case import Case, Judge, Outcome


def check_among(checks: Mapping[str, Callable[[Case], Outcome]]) -> Callable[..., Judge]:
    """Make the kind that finds a check function by its name."""

    def check(name: str) -> Judge:
        """Give the check function of this name; raises ValueError for an unknown one."""
        if name not in checks:
            raise ValueError(f"unknown check {name!r}; known: {', '.join(checks)}")
        return checks[name]

    return check
