"""Checks that only Hebrew needs: slash forms, HTML direction, glued list numbers, lines that display scrambled."""

from __future__ import annotations

import re

from replylint.judging.case import Case, Fault, Outcome, failed, not_applicable, passed
from replylint.model import Span

_SLASH = re.compile(r"[א-ת]{2,}[/.](?:ית|ים|ות|ן|נה|תן|כן|[יהת])(?![א-ת])|(?<![א-ת])את/ה(?![א-ת])")
_GLUED = re.compile(r"(?m)^[ \t]*\d{1,2}[.)](?=[א-ת])")
_MIXED = re.compile(r"[A-Za-z][\w.-]{0,40}[ ]*[)(\]\[/:+-][ ]*\d|[A-Za-z]\.(?=\s*$)|\(\s*[A-Za-z][^)א-ת]{0,300}$")
_ISOLATES = re.compile("[\u200e\u200f\u2066-\u2069\u202a-\u202e]")


def slash_forms(case: Case) -> Outcome:
    """Object to gender slashes (תוכל/י): they read like a form, not like a letter to someone."""
    if case.draft.language != "he":
        return not_applicable("not-hebrew")
    found = [
        Fault(Span(s.start + m.start(), s.start + m.end()), {"form": m.group()})
        for s in case.draft.sentences
        for m in _SLASH.finditer(s.text)
    ]
    return failed("offends", *found[:3]) if found else passed("nothing-found")


def html_direction(case: Case) -> Outcome:
    """Ask Hebrew HTML for dir="rtl": without it a mail client shows it mirrored and left-aligned."""
    if case.draft.language != "he" or case.draft.message.format != "html":
        return not_applicable("not-hebrew-html")
    if case.draft.view.rtl_declared:
        return passed("declared")
    first = case.draft.sentences[0] if case.draft.sentences else None
    return failed("not-declared", Fault(Span(first.start, first.end) if first else None))


def list_numbers(case: Case) -> Outcome:
    """Object to a list number glued to its word ("1.שלחו"), which many clients show as a decimal or reversed."""
    if case.draft.language != "he":
        return not_applicable("not-hebrew")
    found = [Fault(Span(m.start(), m.end())) for m in _GLUED.finditer(case.draft.text)]
    return failed("offends", *found) if found else passed("nothing-found")


def mixed_direction(case: Case) -> Outcome:
    """Object to Latin next to brackets, signs or digits inside a Hebrew line: it will display scrambled."""
    if case.draft.language != "he":
        return not_applicable("not-hebrew")
    found = []
    for sentence in case.draft.sentences:
        if sentence.language != "he" or _ISOLATES.search(sentence.text):
            continue
        match = _MIXED.search(sentence.text)
        if match:
            found.append(Fault(Span(sentence.start + match.start(), sentence.start + match.end())))
    return failed("offends", *found[:2]) if found else passed("nothing-found")
