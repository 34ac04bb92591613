"""Finds where a reply asks for what the customer has already given (D4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from replylint.coverage import AskedAgain
from replylint.languages.stems import bare_forms
from replylint.listening.given import Given, events_in, kind_of, number_of
from replylint.listening.phrases import relates
from replylint.listening.topics import tokens_within, topic_of
from replylint.listening.words import Detail, Words, words_of
from replylint.model import Draft, Move, Sentence, Token

_BESIDE = 3
"""Tokens between "number" and the word for what it numbers."""
_BROWSERS = frozenset("chrome firefox safari edge כרום".split())
_REASON = re.compile(
    r",? (?:which is|which are|so that|so (?:we|i)|in order|to (?:let|help|allow)|and (?:we|i)(?:'ll| will)|כדי|על מנת"
    r"|ואז)\b|[.!?](?:\s|$)"
)
_NUMBER_OF = re.compile(
    r"\b(?P<noun>[A-Za-z]{3,}) (?:number|no\.?|code|reference|ref\.?|id)\b"
    r"|(?:מספר|מס'|קוד) (?P<noun_he>[א-ת]{3,})",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\b(?:which|what) (?P<noun>[a-z]{3,}) (?:is|are|do|did|have|was|were) (?:you|it|your)\b", re.IGNORECASE
)
_SHOWS = frozenset("of showing shows where with from של שבה שבו שרואים המראה".split())
_OWN = frozenset("whose your which what the my full על שלך שלכם שמך שמכם לאיזו לאיזה מה".split())
_BY = frozenset("by via this that an reply בחזרה".split())


def asked_again(draft: Draft, given: Sequence[Given], heard: Mapping[int, Sequence[Move]]) -> tuple[AskedAgain, ...]:
    """Give each request of the reply for a given detail, with the customer's words for it; once a detail."""
    if not given:
        return ()
    found: dict[tuple[int, str], AskedAgain] = {}
    for sentence in draft.body:
        for move in heard.get(sentence.index, ()):
            if move.name != "inquires" or relates(sentence, move.start):
                continue
            start, end = move.start, _end(sentence, move.end)
            tokens = tokens_within(sentence, start, end)
            for detail, one in [*_requested(tokens, sentence, given), *_number_asked(start, end, sentence, given)]:
                again = AskedAgain(draft.text[start:end], one.quote, start, end)
                found.setdefault((sentence.index, detail), again)
    return _one_each(found)


def _one_each(found: dict[tuple[int, str], AskedAgain]) -> tuple[AskedAgain, ...]:
    """Keep one entry a given detail: two names for one value are one request."""
    kept: dict[tuple[int, str], AskedAgain] = {}
    for again in found.values():
        kept.setdefault((again.start, again.given), again)
    return tuple(kept.values())


def _end(sentence: Sentence, after: int) -> int:
    """Give where the request ends: before the reason for it, or at the end of the sentence."""
    rest = sentence.text[after - sentence.start :]
    stop = _REASON.search(rest)
    if stop is None:
        return after + len(rest.rstrip(" ."))
    return after + (stop.end() if rest[stop.start()] == "?" else stop.start())


def _requested(tokens: Sequence[Token], sentence: Sentence, given: Sequence[Given]) -> Iterator[tuple[str, Given]]:
    words = words_of(sentence.language)
    forms = [bare_forms(token.norm, sentence.language) for token in tokens]
    for detail in words.details:
        for place in (i for i, form in enumerate(forms) if form & detail.called):
            if _near(forms, place, words.other):
                continue
            values = [g for g in given if g.detail == detail.name]
            one = _answering(detail, place, tokens, forms, values, words, sentence.language)
            if one:
                yield detail.name, one
                break


def _number_asked(start: int, end: int, sentence: Sentence, given: Sequence[Given]) -> Iterator[tuple[str, Given]]:
    """Give the number, or the name, that a request calls by the very noun that the customer called it by."""
    for match in _NUMBER_OF.finditer(sentence.text, start - sentence.start, end - sentence.start):
        detail = number_of(match["noun"] or match["noun_he"], sentence.language)
        yield from ((detail, one) for one in given if one.detail == detail)
    for match in _WHICH.finditer(sentence.text, start - sentence.start, end - sentence.start):
        detail = kind_of(match["noun"], sentence.language)
        yield from ((detail, one) for one in given if one.detail == detail)


def _near(forms: Sequence[frozenset[str]], place: int, wanted: frozenset[str], reach: int = 2) -> bool:
    return any(form & wanted for form in forms[max(place - reach, 0) : place + reach + 1])


def _answering(
    detail: Detail, place: int, tokens: Sequence[Token], forms: Sequence[frozenset[str]], values: Sequence[Given],
    words: Words, code: str,
) -> Given | None:  # fmt: skip
    """Give the customer's words that answer a request, or None where they don't, or it asks for something else."""
    norms = [token.norm for token in tokens]
    around = set(norms[max(place - _BESIDE, 0) : place + _BESIDE + 1])
    if not values:
        return None
    if detail.value == "code":
        return values[0] if _near(forms, place, words.numbering, _BESIDE) else None
    if detail.value == "email":
        addressed = {"address", "addresses"} & around or any("כתובת" in norm for norm in around)
        before = norms[place - 1] if place else ""
        return values[0] if (addressed or before in _OWN) and before not in _BY else None
    if detail.value == "phone":
        return values[0] if _near(forms, place, words.numbering, 2) or "טלפון" in norms[place] else None
    if detail.value == "address":
        foreign = around & (words.belongs | {"email", "e-mail"}) or any(
            "מייל" in n or "דואר" in n or 'דוא"ל' in n for n in around
        )
        return None if foreign else values[0]
    if detail.value == "attachment":
        return next((g for g in values if _shows(g, tokens[place + 1 :], code)), None)
    if detail.value == "device":
        return _device(norms, place, values)
    if detail.value == "name":
        foreign = around & words.belongs or not around & (_OWN | words.full)
        whole = [g for g in values if not around & words.full or " " in g.quote]
        return None if foreign or not whole else whole[0]
    if detail.value == "date":
        asked = events_in(tokens, code)
        return next((g for g in values if g.events & asked), None)
    return values[0]


def _shows(one: Given, rest: Sequence[Token], code: str) -> bool:
    """Whether the attached thing shows what the request names, where it names anything."""
    marks = [i for i, token in enumerate(rest) if token.norm in _SHOWS]
    wanted = topic_of(rest[marks[0] + 1 :], code) if marks else topic_of((), code)
    return not wanted.terms or any(one.about.meets(term) >= 1.0 for term in wanted.terms)


def _device(norms: Sequence[str], place: int, values: Sequence[Given]) -> Given | None:
    asked = norms[place]
    if not {"which", "what", "device", "model", "your"} & set(norms) and not any(
        n.startswith(("באיז", "איז", "מה")) for n in norms
    ):
        return None
    if "browser" in asked or "דפדפן" in asked:
        return next((g for g in values if g.quote.split()[0].lower().lstrip("בהל") in _BROWSERS), None)
    if "version" in asked or "גרסה" in asked:
        return next((g for g in values if any(c.isdigit() for c in g.quote)), None)
    if {"number", "numbers"} & set(norms[place : place + 3]) or asked in ("app", "system"):
        return None
    return next((g for g in values if g.quote.split()[0].lower() not in _BROWSERS), None)
