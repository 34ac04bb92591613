"""Demands that a named check function judges whole."""

from __future__ import annotations

from replylint.judging.case import Judge
from replylint.judging.checks import CHECKS


def check(name: str) -> Judge:
    """Give the check function of this name; raises ValueError for an unknown one."""
    if name not in CHECKS:
        raise ValueError(f"unknown check {name!r}; known: {', '.join(CHECKS)}")
    return CHECKS[name]
