"""Tells what a reply answers: a complaint, a question, a request, or nothing (a notice)."""

from __future__ import annotations

from collections.abc import Mapping

from replylint.model import Fact, Situation
from replylint.recognition.evidence import Evidence

_COMPLAINT = ("empathy", "hollow-apology", "blame")


def situation_of(evidence: Evidence, facts: Mapping[str, Fact]) -> Situation | None:
    """Give the situation set by the user, else what the moves of the reply tell, else None."""
    message = evidence.draft.message
    if message.situation:
        return message.situation
    if evidence.first(*_COMPLAINT):
        return "complaint"
    if facts["ownership"].value or facts["opening_thanks"].value:
        return "request"
    return None
