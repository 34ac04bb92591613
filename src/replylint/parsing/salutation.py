"""Recognises the salutation at the head of a letter, where it ends, and the name in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from replylint.languages import language
from replylint.languages.language import LanguageTraits
from replylint.languages.tokens import tokenize
from replylint.model import Span, Token

_MAX_TOKENS = 7
_NAME_ONLY_TOKENS = 3
_GREETING_BY = 4
_JOINING = ("and", "&", "or", "in", "good")
_NAME_FIELD = re.compile(
    r"name|user|customer|client|recipient|requester|first|contact|member|student|applicant|שם|לקוח|פונה|נמען", re.I
)
_OTHER_NAME = re.compile(r"site|shop|store|company|event|file|product|brand|team|agent|host|domain|חברה|אתר|צוות", re.I)
_ADDRESS_FIELD = re.compile(r"e-?mail(?!.*name)|phone|מייל|טלפון", re.I)
_BREAK = re.compile(r"[,!:;.\n–—?]| - ")
_ENDEARING = frozenset({"היקר", "היקרה", "היקרים", "היקרות", "הנכבד", "הנכבדה", "הנכבדים", "יקר", "יקרה", "יקרים"})
_PUNCTUATION = " \t\n,!:;.–—-"


class Salutation(NamedTuple):
    """A salutation: where it ends (view offset) and the name or name slot in it, None where it names nobody."""

    end: int
    name: Span | None
    hailed: bool = False
    """Whether a greeting word or a slot for a name stands in it, so that it can follow a title."""


def salutation(text: str, masked: str, span: Span, code: str) -> Salutation | None:
    """Read a salutation at the start of the first sentence; None where the letter opens without one."""
    traits = language(code)
    tokens = tokenize(masked[span.start : span.end], span.start, traits.fold)[: _MAX_TOKENS + 1]
    if handle := _opening_handle(text, span, tokens):
        return Salutation(_past_break(text, handle.end, span.end), handle)
    tokens = tuple(t for t in tokens if not _handle(text, t) or t.norm[0].isalpha())
    if not tokens:
        return None
    head = _head(text, masked, tokens, traits)
    hailed = _hailing(head, traits)
    names = [t for t in head if t not in hailed and _is_name(text, t, traits)]
    if hailed:
        return _greeted(text, head, names, hailed, traits, span)
    return _name_only(text, tokens, head, names, traits)


def _handle(text: str, token: Token) -> bool:
    return token.start > 0 and text[token.start - 1] == "@"


def _opening_handle(text: str, span: Span, tokens: tuple[Token, ...]) -> Span | None:
    """Give the handle ("@dana") that a reply on a forum opens with; one of digits is no name."""
    if not tokens or tokens[0].start != span.start + 1 or text[span.start] != "@" or not text[span.start + 1].isalpha():
        return None
    return Span(tokens[0].start, tokens[0].end)


def _hailing(head: tuple[Token, ...], traits: LanguageTraits) -> list[Token]:
    """Give the words of the greeting; in Hebrew it may follow the name ("דנה שלום") or be a title ("למר כהן")."""
    greetings = traits.lexicon.greetings
    for index in range(len(head) if traits.rtl else 1):
        if index >= _GREETING_BY:
            break
        for count in (2, 1):
            if " ".join(t.norm for t in head[index : index + count]) in greetings:
                return list(head[index : index + count])
    addressed = traits.rtl and head[0].norm[0] == "ל" and _without_prefix(head[0].norm) in traits.lexicon.honorifics
    return [head[0]] if addressed else []


def _without_prefix(word: str) -> str:
    """Take a Hebrew word's glued article, preposition or "and" away."""
    return word[1:] if word[0] in "הלו" and len(word) > 2 else word


def _head(text: str, masked: str, tokens: tuple[Token, ...], traits: LanguageTraits) -> tuple[Token, ...]:
    """Give the tokens before the first break that is not an honorific's own full stop, or before "and thanks"."""
    for index, token in enumerate(tokens[:-1]):
        following = tokens[index + 1]
        gap = masked[token.end : following.start]
        if _BREAK.search(gap) and not (gap == ". " and len(token.norm) <= 4 and index < 3):
            return tokens[: index + 1]
        if traits.rtl and following.norm[0] == "ו" and following.norm[1:] in traits.lexicon.not_names:
            return tokens[: index + 1]
    return tokens


def _is_name(text: str, token: Token, traits: LanguageTraits) -> bool:
    """Whether a token of a salutation can be (part of) a name: a slot, or a capitalised word that is no role."""
    if token.norm == "{}":
        return not _ADDRESS_FIELD.search(text[token.start : token.end])
    if _handle(text, token):
        return True
    lexicon, word = traits.lexicon, token.norm
    generic = lexicon.generic_addressees | lexicon.roles | lexicon.teams | lexicon.honorifics | lexicon.greetings
    if word in generic or word in lexicon.not_names or not word[0].isalpha():
        return False
    if traits.rtl and (len(word) == 1 or _without_prefix(word) in generic | lexicon.not_names):
        return False
    return traits.rtl or text[token.start].isupper() or word in lexicon.first_names


def _greeted(
    text: str, head: tuple[Token, ...], names: list[Token], hailed: list[Token], traits: LanguageTraits, span: Span
) -> Salutation | None:
    """End a salutation that has a greeting word: at its break, or after the name where no break stands."""
    if len(head) <= _MAX_TOKENS - 1 and _only_address(head, [*names, *hailed], traits):
        return Salutation(_past_break(text, head[-1].end, span.end), _joined(names), hailed=True)
    leading = _leading(head, names, hailed, traits)
    if not leading:
        return None
    named = [
        t for t in names if t in leading and (not traits.rtl or t.norm in traits.lexicon.first_names or t.norm == "{}")
    ]
    return Salutation(_past_break(text, leading[-1].end, span.end), _joined(named), hailed=True)


def _only_address(head: tuple[Token, ...], addressing: list[Token], traits: LanguageTraits) -> bool:
    """Whether every token greets, names, or stands for nobody."""
    return all(t in addressing or _known(t.norm, traits) or t.norm in _JOINING for t in head)


def _known(word: str, traits: LanguageTraits) -> bool:
    """Whether a word of a salutation is a greeting, a title, a role or a filler."""
    lexicon = traits.lexicon
    known = lexicon.greetings | lexicon.honorifics | lexicon.generic_addressees | lexicon.roles | lexicon.teams
    return word in (*known, "{}", "{email}") or (traits.rtl and (word == "ל" or _without_prefix(word) in known))


def _leading(head: tuple[Token, ...], names: list[Token], hailed: list[Token], traits: LanguageTraits) -> list[Token]:
    """Take the run of greeting, honorific, generic and name tokens at the start."""
    lexicon = traits.lexicon
    known = lexicon.greetings | lexicon.honorifics | lexicon.generic_addressees
    run: list[Token] = []
    for token in head:
        named = token in names and (not traits.rtl or token.norm in lexicon.first_names or token.norm == "{}")
        if not (named or token in hailed or token.norm in known):
            break
        run.append(token)
    return run


def _name_only(
    text: str, tokens: tuple[Token, ...], head: tuple[Token, ...], names: list[Token], traits: LanguageTraits
) -> Salutation | None:
    """Read "Dana," or "{{name}}:" or "Ms. Alvarez," with no greeting word."""
    if (
        traits.rtl
        and not names
        and text[head[-1].end : head[-1].end + 1] in (",", "!")
        and _only_address(head, [], traits)
    ):
        return Salutation(_past_break(text, head[-1].end, len(text)), None)
    if len(head) > _NAME_ONLY_TOKENS or not names:
        return None
    lexicon = traits.lexicon
    if not all(t in names or t.norm in lexicon.honorifics or t.norm in lexicon.generic_addressees for t in head):
        return None
    after = text[head[-1].end : head[-1].end + 3].lstrip(" ")[:1]
    slot = any(t.norm == "{}" and _names_person(text[t.start : t.end]) for t in names)
    if after not in (",", ":", "!", "–", "-"):
        alone = slot and len(tokens) == len(head) == 1 and after in ("", "\n")
        return Salutation(_past_break(text, head[-1].end, len(text)), _joined(names), slot) if alone else None
    titled = any(t.norm in lexicon.honorifics for t in head) or (traits.rtl and head[-1].norm in _ENDEARING)
    known = any(t.norm in lexicon.first_names for t in names)
    numbered = len(head) == 1 and head[0].norm == "{}" and after == ","
    alone = text[head[-1].end : head[-1].end + 3].strip(" ,:!-–")[:1] in ("", "\n") and len(tokens) == len(head)
    if titled or known or slot or numbered or (alone and not traits.rtl):
        return Salutation(_past_break(text, head[-1].end, len(text)), _joined(names), slot)
    return None


def _names_person(field: str) -> bool:
    """Whether a merge field stands for a person's name, by what it is called."""
    return bool(_NAME_FIELD.search(field)) and not _OTHER_NAME.search(field)


def _joined(names: list[Token]) -> Span | None:
    return Span(names[0].start, names[-1].end) if names else None


def _past_break(text: str, end: int, limit: int) -> int:
    while end < limit and text[end] in _PUNCTUATION:
        end += 1
    return end
