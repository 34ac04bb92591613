"""Checks of calm: no shouting in capitals, no rows of marks (S1, C3)."""

from __future__ import annotations

import re

from replylint.judging.case import Case, Fault, Outcome, failed, passed
from replylint.model import Span

_MAY_SHOUT = re.compile(r"[A-Z]{3}|[!?]{2}")
_SHOUT = re.compile(r"\b[A-Z]{3,}(?:['’][A-Z]+)?(?: [A-Z]{2,}){2,}\b|[!?]*(?:!!+|\?!|!\?|\?\?+)[!?]*")


def calm(case: Case) -> Outcome:
    """Object to capitals over three words or more and to rows of exclamation or question marks."""
    faults = []
    for sentence in case.draft.body:
        if _MAY_SHOUT.search(sentence.text):
            faults += [
                Fault(Span(sentence.start + match.start(), sentence.start + match.end()))
                for match in _SHOUT.finditer(sentence.text)
            ]
    return failed("offends", *faults[:3]) if faults else passed("nothing-found")
