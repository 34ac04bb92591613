"""Checks of mere typing: runs of spaces inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.judging.case import Case, Fault, Outcome, failed, passed
from replylint.model import Draft, Span

_MAY_DOUBLE = re.compile(r"[ \t]{2}")
_DOUBLED = re.compile(r"(?<=[^\s.!?:|])[ \t]{2,}(?=[^\s|])")


def doubled(draft: Draft) -> Iterator[Span]:
    """Give the runs of spaces inside sentences that stand so in the source, where no code was left out between them.

    Those after a full stop, which some typists are taught, are let be.
    """
    for sentence in draft.sentences:
        if draft.view.blocks[sentence.block].kind in ("paragraph", "item", "heading"):
            for match in _DOUBLED.finditer(sentence.text) if _MAY_DOUBLE.search(sentence.text) else ():
                span = Span(sentence.start + match.start(), sentence.start + match.end())
                place = draft.source_span(*span)
                if draft.message.source[place.start : place.end] == match.group():
                    yield span


def doubled_spaces(case: Case) -> Outcome:
    """Object to runs of spaces inside a sentence, told at the first of them."""
    found = list(doubled(case.draft))
    return failed("offends", Fault(found[0], {"count": str(len(found))})) if found else passed("nothing-found")
