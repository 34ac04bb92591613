"""Checks of the personal touch: something of this case, the slots of a template, a person and a team (W1, W10)."""

from __future__ import annotations

import re

from replylint.judging.case import Case, Fault, Outcome, failed, not_applicable, passed
from replylint.languages import language
from replylint.model import Sentence, Span
from replylint.recognition.density import bound, words
from replylint.recognition.key_facts import key_facts

_LONG_ENOUGH = 40
_NAME_SLOT = re.compile(r"name|user|customer|requester|recipient|first|שם|לקוח|פונה", re.I)
_NOT_PERSONAL = re.compile(r"(?:name|first|last|url|link|signature|brand|team|שם|קישור|חתימה)\W*$", re.I)
"""Slots that every customer's letter fills alike, or that only name the customer."""
_PERSONAL_MOVES = ("restatement",)


def personal_content(case: Case) -> Outcome:
    """Look for something that belongs to this customer's case: a fact, a name of theirs, their point played back."""
    draft = case.draft
    if case.template:
        return not_applicable("template")
    if words(draft.body) < bound(_LONG_ENOUGH, draft.language):
        return not_applicable("short")
    facts = [f for f in key_facts(draft) if f.kind in ("amount", "date", "reference")]
    if facts:
        return passed("found", Span(facts[0].start, facts[0].end))
    move = case.evidence.first(*_PERSONAL_MOVES)
    if move:
        return passed("found", Span(move.start, move.end))
    proper = _proper_noun(case)
    return passed("found", proper) if proper else failed("nothing-personal")


def _proper_noun(case: Case) -> Span | None:
    """Give a capitalised word inside a sentence (a product, a place), or Latin letters inside Hebrew."""
    for sentence in case.draft.body:
        for token in sentence.tokens[1:]:
            word = case.draft.text[token.start : token.end]
            latin = word.isascii() and word.isalpha()
            if sentence.language == "he" and latin:
                return Span(token.start, token.end)
            if latin and word[0].isupper() and len(word) > 1 and word not in ("I",) and not word.isupper():
                return Span(token.start, token.end)
    return None


def slots_of_a_template(case: Case) -> Outcome:
    """Ask a template for a slot for the name and one for the personal line."""
    draft = case.draft
    if not case.template:
        return not_applicable("not-a-template")
    slots = [draft.text[f.start : f.end] for f in draft.fields]
    named = draft.addressee is not None or any(_NAME_SLOT.search(s) for s in slots)
    body = Span(draft.body[0].start, draft.body[-1].end) if draft.body else Span(0, 0)
    fields = [f for f in draft.fields if body.start <= f.start < body.end and f != draft.addressee]
    inside = [f for f in fields if not _NOT_PERSONAL.search(draft.text[f.start : f.end])]
    if named and inside:
        return passed("found", inside[0])
    return failed("no-slot", Fault(None, {}, message="message" if not named else "personal"))


def signature_names(case: Case) -> Outcome:
    """Ask a signature for a person's name and the team."""
    lines = [s for s in case.draft.sentences if s.zone == "signoff"]
    if not lines:
        return not_applicable("unsigned")
    team = any(_team(s) for s in lines)
    person = any(_person(s, case.draft.text) for s in lines)
    span = Span(lines[0].start, lines[-1].end)
    if team and person:
        return passed("found", span)
    return failed("half-signed", Fault(span, {}, message="no_team" if person else "message"))


def _team(sentence: Sentence) -> bool:
    lexicon = language(sentence.language).lexicon
    return any(t.norm in lexicon.teams or t.norm in lexicon.roles for t in sentence.tokens)


def _person(sentence: Sentence, text: str) -> bool:
    """Whether a signature line names a person: a first name, a slot, or capitalised words with no team word."""
    lexicon = language(sentence.language).lexicon
    tokens = sentence.tokens
    for count in range(min(4, len(tokens)), 0, -1):
        if " ".join(t.norm for t in tokens[:count]) in lexicon.closings:
            tokens = tokens[count:]
            break
    if not tokens:
        return False
    if any(t.norm in lexicon.first_names or t.norm == "{}" for t in tokens):
        return True
    if any(t.norm in lexicon.teams for t in tokens):
        return False
    if language(sentence.language).rtl:
        return len(tokens) <= 3
    return text[tokens[0].start].isupper() and len(tokens) <= 4
