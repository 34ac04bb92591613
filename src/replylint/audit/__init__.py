"""Judges replies by the thousands to millions: a step over Arrow batches, a store, statistics and reports.

Importing `replylint.audit.judging`, `.columns` or `.store` needs the extra `replylint[audit]` (pyarrow, duckdb), so
whoever needs them imports them inside the function that does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from replylint.audit.judging import step as step

__all__ = ["step"]


def __getattr__(name: str) -> Any:
    if name == "step":
        from replylint.audit.judging import step

        return step
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
