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
_NAME_FIELD = re.compile(
    r"name|user|customer|client|recipient|requester|first|contact|member|student|applicant|שם|לקוח|פונה|נמען", re.I
)
_BREAK = re.compile(r"[,!:;.\n–—?]| - ")
_PUNCTUATION = " \t\n,!:;.–—-"


class Salutation(NamedTuple):
    """A salutation: where it ends (view offset) and the name or name slot in it, None where it names nobody."""

    end: int
    name: Span | None


def salutation(text: str, masked: str, span: Span, code: str) -> Salutation | None:
    """Read a salutation at the start of the first sentence; None where the letter opens without one."""
    traits = language(code)
    tokens = tokenize(masked[span.start : span.end], span.start, traits.fold)[: _MAX_TOKENS + 1]
    tokens = tuple(t for t in tokens if not _handle(text, t))
    if not tokens:
        return None
    head = _head(text, masked, tokens)
    names = [t for t in head if _is_name(text, t, traits)]
    if _has_greeting(head, traits):
        return _greeted(text, head, names, traits, span)
    return _name_only(text, tokens, head, names, traits)


def _handle(text: str, token: Token) -> bool:
    return token.start > 0 and text[token.start - 1] == "@"


def _has_greeting(head: tuple[Token, ...], traits: LanguageTraits) -> bool:
    """Whether a greeting opens the head; in Hebrew it may follow the name ("דנה שלום")."""
    greetings = traits.lexicon.greetings
    if head[0].norm in greetings or " ".join(t.norm for t in head[:2]) in greetings:
        return True
    return traits.rtl and any(t.norm in greetings for t in head[1:_GREETING_BY])


def _head(text: str, masked: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give the tokens before the first break that is not an honorific's own full stop."""
    for index, token in enumerate(tokens[:-1]):
        gap = masked[token.end : tokens[index + 1].start]
        if _BREAK.search(gap) and not (gap == ". " and len(token.norm) <= 4 and index < 3):
            return tokens[: index + 1]
    return tokens


def _is_name(text: str, token: Token, traits: LanguageTraits) -> bool:
    """Whether a token of a salutation can be (part of) a name: a slot, or a capitalised word that is no role."""
    if token.norm == "{}":
        return True
    lexicon, word = traits.lexicon, token.norm
    generic = lexicon.generic_addressees | lexicon.roles | lexicon.teams | lexicon.honorifics | lexicon.greetings
    if word in generic or word in lexicon.not_names or not word[0].isalpha():
        return False
    return traits.rtl or text[token.start].isupper() or word in lexicon.first_names


def _greeted(
    text: str, head: tuple[Token, ...], names: list[Token], traits: LanguageTraits, span: Span
) -> Salutation | None:
    """End a salutation that has a greeting word: at its break, or after the name where no break stands."""
    if len(head) <= _MAX_TOKENS - 1 and _only_address(head, names, traits):
        return Salutation(_past_break(text, head[-1].end, span.end), _joined(names))
    leading = _leading(head, names, traits)
    if not leading:
        return None
    named = [
        t for t in names if t in leading and (not traits.rtl or t.norm in traits.lexicon.first_names or t.norm == "{}")
    ]
    return Salutation(_past_break(text, leading[-1].end, span.end), _joined(named))


def _only_address(head: tuple[Token, ...], names: list[Token], traits: LanguageTraits) -> bool:
    lexicon = traits.lexicon
    known = lexicon.greetings | lexicon.honorifics | lexicon.generic_addressees | lexicon.roles | lexicon.teams
    return all(
        t in names or t.norm in known or " ".join(t.norm.split()) in known or t.norm in ("and", "&", "or", "in", "good")
        for t in head
    )


def _leading(head: tuple[Token, ...], names: list[Token], traits: LanguageTraits) -> list[Token]:
    """Take the run of greeting, honorific, generic and name tokens at the start."""
    lexicon = traits.lexicon
    known = lexicon.greetings | lexicon.honorifics | lexicon.generic_addressees
    run: list[Token] = []
    for token in head:
        named = token in names and (not traits.rtl or token.norm in lexicon.first_names or token.norm == "{}")
        if not (named or token.norm in known):
            break
        run.append(token)
    return run


def _name_only(
    text: str, tokens: tuple[Token, ...], head: tuple[Token, ...], names: list[Token], traits: LanguageTraits
) -> Salutation | None:
    """Read "Dana," or "{{name}}:" or "Ms. Alvarez," with no greeting word."""
    if (
        len(head) > _NAME_ONLY_TOKENS
        or not names
        or text[head[-1].end : head[-1].end + 1] not in (",", ":", "!", " ", "\n")
    ):
        return None
    after = text[head[-1].end : head[-1].end + 3].lstrip(" ")[:1]
    if after not in (",", ":", "!", "–", "-"):
        return None
    lexicon = traits.lexicon
    titled = any(t.norm in lexicon.honorifics for t in head)
    if not all(t in names or t.norm in lexicon.honorifics or t.norm in lexicon.generic_addressees for t in head):
        return None
    known = any(t.norm in lexicon.first_names for t in names)
    slot = any(t.norm == "{}" and _NAME_FIELD.search(text[t.start : t.end]) for t in names)
    alone = text[head[-1].end : head[-1].end + 3].strip(" ,:!-–")[:1] in ("", "\n") and len(tokens) == len(head)
    if titled or known or slot or (alone and not traits.rtl):
        return Salutation(_past_break(text, head[-1].end, len(text)), _joined(names))
    return None


def _joined(names: list[Token]) -> Span | None:
    return Span(names[0].start, names[-1].end) if names else None


def _past_break(text: str, end: int, limit: int) -> int:
    while end < limit and text[end] in _PUNCTUATION:
        end += 1
    return end
