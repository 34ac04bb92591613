"""Checks of care: hollow apologies (W4), outcomes with a time to them (C4), and a warm line that is the end (W10)."""

from __future__ import annotations

from replylint.judging.case import Case, Fault, Outcome, failed, not_applicable, passed
from replylint.model import Sentence, Span
from replylint.recognition.density import bound
from replylint.recognition.evidence import STEPS
from replylint.recognition.key_facts import facts_in

_LONG = 20
_FACTS = 2


def hollow_apology(case: Case) -> Outcome:
    """Object to "sorry if" and "sorry you feel that way"."""
    moves = list(case.evidence.all("hollow-apology"))
    if moves:
        return failed("offends", *(Fault(Span(m.start, m.end)) for m in moves[:2]))
    return passed("nothing-found")


def outcome_by_when(case: Case) -> Outcome:
    """Ask that what will be done has a time to it somewhere, unless it is done already."""
    steps = list(case.evidence.all("next-step", "checking"))
    if not steps:
        return not_applicable("no-occasion")
    bounded = case.evidence.first("bound")
    if bounded:
        return passed("found", Span(bounded.start, bounded.end))
    return failed("no-time", Fault(Span(steps[0].start, steps[0].end)))


def ends_warmly(case: Case) -> Outcome:
    """Ask for a warm line at the end; one that a block of matter follows does not end the letter."""
    found = case.facts["positive_closing"].span
    if found is None:
        return failed("not-found-in-closing")
    aside = case.evidence.sentences_with("warm-closing", *STEPS)
    after = [s for s in case.draft.body if s.start > found.start and s.index not in aside]
    if any(_matter(s) for s in after):
        return failed("not-found-in-closing")
    return passed("found", found)


def _matter(sentence: Sentence) -> bool:
    """Whether a sentence is long or full of facts: the body of a letter and not its end."""
    long = len(sentence.tokens) > bound(_LONG, sentence.language)
    return long or len(list(facts_in(sentence))) >= _FACTS
