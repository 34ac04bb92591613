"""Checks of listening: every ask answered, nothing asked for again or refused unasked, the point played back, care."""

from __future__ import annotations

from replylint.judging.case import Case, Fault, Outcome, failed, not_applicable, passed, unsure
from replylint.model import Span

_SHORT = 3


def every_ask_answered(case: Case) -> Outcome:
    """Object to each question and request of the customer's that has no answer; nothing is asked of unsure ones."""
    if case.heard is None:
        return not_applicable("no-customer-message")
    asks = case.heard.coverage.asks
    if not asks:
        return not_applicable("no-asks")
    lacking = [ask for ask in asks if ask.status == "unanswered"]
    if lacking:
        counts = {"open": str(len(lacking)), "count": str(len(asks))}
        return failed("asks-open", *(Fault(None, {"ask": ask.quote}) for ask in lacking), **counts)
    if any(ask.status == "unsure" for ask in asks):
        return unsure("undecided")
    return passed("asks-covered", count=str(len(asks)))


def the_whole_question(case: Case) -> Outcome:
    """Object to a reply that settles one ask and passes over another, or answers an ask in part."""
    if case.heard is None:
        return not_applicable("no-customer-message")
    asks = case.heard.coverage.asks
    settled = [ask for ask in asks if ask.status in ("answered", "deferred", "refused")]
    lacking = [ask for ask in asks if ask.status in ("unanswered", "partly")]
    if not settled or len(asks) < 2:
        return not_applicable("too-few-asks")
    if lacking:
        counts = {"open": str(len(lacking)), "count": str(len(asks))}
        return failed("asks-open", Fault(None, {"ask": lacking[0].quote}), **counts)
    return passed("asks-covered", count=str(len(asks)))


def not_asked_again(case: Case) -> Outcome:
    """Object to each request for what the customer has given already."""
    if case.heard is None:
        return not_applicable("no-customer-message")
    again = case.heard.coverage.asked_again
    if again:
        return failed("offends", *(Fault(Span(a.start, a.end), {"given": a.given}) for a in again))
    return passed("nothing-found")


def refuses_only_what_was_asked(case: Case) -> Outcome:
    """Object to the refusal of something that nobody asked for."""
    if case.heard is None:
        return not_applicable("no-customer-message")
    unasked = case.heard.coverage.unasked
    if unasked:
        return failed("offends", *(Fault(Span(u.start, u.end)) for u in unasked))
    return passed("nothing-found")


def point_played_back(case: Case) -> Outcome:
    """Ask that the opening names the customer's matter in their words before the solution."""
    if case.heard is None:
        return not_applicable("no-customer-message")
    from replylint.listening.playback import plays_back

    body = case.evidence.body
    if len(body) < _SHORT:
        return not_applicable("short")
    move = case.evidence.first("restatement")
    if move:
        return passed("found", Span(move.start, move.end))
    found = plays_back(body, case.heard.topic)
    return passed("found", Span(found.start, found.end)) if found else failed("not-found-in-opening")


def care_for_the_angry(case: Case) -> Outcome:
    """Ask for care in answer to an angry message: empathy, or the matter taken on."""
    if case.heard is None:
        return not_applicable("no-customer-message")
    from replylint.listening.mood import is_angry

    if not is_angry(case.heard.customer):
        return not_applicable("calm-customer")
    move = case.evidence.first("empathy", "ownership")
    return passed("found", Span(move.start, move.end)) if move else failed("not-found-in-reply")


def agrees_with_the_record(case: Case) -> Outcome:
    """Object to a name, number, amount or date that contradicts the customer's message or the reply itself."""
    from replylint.listening.record import contradictions

    found = contradictions(case.draft, case.heard.customer if case.heard else None)
    if found:
        return failed("offends", *(Fault(c.span, {"other": c.against}, message=c.kind) for c in found))
    return passed("nothing-found")
