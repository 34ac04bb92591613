"""Demands on words: a phrase or a pattern must not stand in the letter, or one of some phrases must."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import re2

from replylint.judging.case import Case, Fault, Judge, Outcome, failed, not_applicable, passed
from replylint.languages import known_language
from replylint.model import Sentence, Span
from replylint.recognition.families import GUARDS, Family
from replylint.recognition.matcher import PhraseMatcher, guards_of

_ZONES = ("greeting", "opening", "middle", "closing", "signoff")
Words = Mapping[str, Sequence[str]]
"""Phrases in each language, by code."""


def phrase_absent(phrases: Words, unless: Words | None = None, guards: Sequence[str] = ()) -> Judge:
    """Demand that no phrase stands in the letter; its message and suggestion may use the slot {phrase}."""
    find = _finder(phrases, unless or {}, guards)

    def judge(case: Case) -> Outcome:
        if not any(s.language in phrases for s in case.draft.sentences):
            return not_applicable("nothing-to-measure")
        faults = [Fault(span, {"phrase": case.draft.text[span.start : span.end]}) for span in find(case)]
        return failed("offends", *faults) if faults else passed("nothing-found")

    return judge


def phrase_present(phrases: Words, zone: str | None = None, unless: Words | None = None) -> Judge:
    """Demand that one of the phrases stands in the letter, or in one zone of it."""
    if zone is not None and zone not in _ZONES:
        raise ValueError(f"unknown zone {zone!r}; known: {', '.join(_ZONES)}")
    find = _finder(phrases, unless or {}, ())
    looked = {"greeting": "greeting", "opening": "opening", "closing": "closing", "signoff": "signature"}

    def judge(case: Case) -> Outcome:
        if case.draft.language not in phrases:
            return not_applicable("nothing-to-measure")
        kept = [Span(s.start, s.end) for s in case.draft.sentences if zone is None or s.zone == zone]
        for span in find(case):
            if any(s.start <= span.start < s.end for s in kept):
                return passed("found", span)
        return failed(f"not-found-in-{looked.get(zone or '', 'reply')}")

    return judge


def pattern_absent(patterns: Words) -> Judge:
    """Demand that no RE2 pattern is found in a sentence: linear in the text, so without look-around or back-references.

    Spelling is matched as it stands: case counts unless the pattern begins with (?i).
    """
    compiled = {code: [_pattern(text) for text in own] for code, own in _checked(patterns, "patterns").items()}

    def judge(case: Case) -> Outcome:
        faults = [
            Fault(span, {"phrase": case.draft.text[span.start : span.end]})
            for sentence in case.draft.sentences
            for pattern in compiled.get(sentence.language, ())
            for match in pattern.finditer(sentence.text)
            if (span := Span(sentence.start + match.start(), sentence.start + match.end())).end > span.start
        ]
        return failed("offends", *faults) if faults else passed("nothing-found")

    return judge


def _pattern(text: str):  # type: ignore[no-untyped-def]
    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(text, options)
    except re2.error as error:
        reason = error.args[0].decode() if error.args and isinstance(error.args[0], bytes) else error
        raise ValueError(f"the pattern {text!r} can't be matched in linear time (RE2): {reason}") from error


def _finder(phrases: Words, unless: Words, guards: Sequence[str]) -> Callable[[Case], Iterator[Span]]:
    if unknown := set(guards) - set(GUARDS):
        raise ValueError(f"unknown guard {sorted(unknown)[0]!r}; known: {', '.join(GUARDS)}")
    _checked(unless or {"en": ["-"]}, "unless")
    matchers = {
        code: PhraseMatcher((_family(own, unless.get(code, ()), guards),), guards_of(code), code).proved()
        for code, own in _checked(phrases, "phrases").items()
    }

    def find(case: Case) -> Iterator[Span]:
        for code, matcher in matchers.items():
            own: list[Sentence] = [s for s in case.draft.sentences if s.language == code]
            yield from (Span(move.start, move.end) for move in matcher.moves(own))

    return find


def _family(match: Sequence[str], unless: Sequence[str], guards: Sequence[str]) -> Family:
    return Family("phrase", "own", tuple(match), tuple(unless), frozenset(guards), False, (), (), {}, "demand")


def _checked(words: Words, name: str) -> Words:
    """Give phrases back if they are texts by language."""
    if not isinstance(words, Mapping) or not words:
        raise ValueError(f"{name} are given by language: {{en: [...]}}")
    for code, own in words.items():
        if not known_language(code):
            raise ValueError(f"{name}: no language is named {code!r}")
        if not isinstance(own, list | tuple) or not own or not all(isinstance(entry, str) and entry for entry in own):
            raise ValueError(f"{name}: {code} is a list of texts")
    return words
