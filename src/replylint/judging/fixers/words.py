"""Puts the better wording in the place of the quoted one, for a person to take up."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.fix import Edit
from replylint.judging.fixers.repair import Repair

_BLANKS = ("…", "{", "(")


def reword(repair: Repair) -> Iterator[Edit]:
    """Replace the quoted words by the suggestion, if it has no blank to fill first."""
    span, words = repair.fault.span, repair.suggestion
    if span and words and not any(blank in words for blank in _BLANKS):
        place = repair.case.draft.source_span(*span)
        yield Edit(place.start, place.end, words)
