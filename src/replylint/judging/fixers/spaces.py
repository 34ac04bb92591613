"""Mechanical fixes of spacing."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.fix import Edit
from replylint.judging.checks.mechanics import doubled
from replylint.judging.fixers.repair import Repair


def space_after_number(repair: Repair) -> Iterator[Edit]:
    """Part a list number from its word."""
    draft, span = repair.case.draft, repair.fault.span
    if span:
        end = draft.source_span(*span).end
        yield Edit(end, end, " ")


def single_spaces(repair: Repair) -> Iterator[Edit]:
    """Make one space of each run of them."""
    draft = repair.case.draft
    for span in doubled(draft):
        place = draft.source_span(*span)
        yield Edit(place.start, place.end, " ")
