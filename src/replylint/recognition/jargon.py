"""Finds words that are not the customer's: house and trade terms, unexplained acronyms, with the plain word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from replylint.languages import language
from replylint.model import Draft, Sentence, Token
from replylint.resources import language_folder, optional_yaml

_ACRONYM_EN = re.compile(r"^[A-Z]{2,5}s?$")
_CAPITALS_BEFORE = re.compile(r"[A-Z]{2,}[ _-]$")
_CAPITALS_AFTER = re.compile(r"[ _-][A-Z]{2,}")
_ACRONYM_HE = re.compile(r"^[בהולמכש]{0,2}[א-ת]{1,4}[\"״”]([א-ת])$")
_EXPLAINED_AFTER = re.compile(
    r"^\s*[\"”]?\s*(?:\(|,? (?:which|that) |,? meaning|,? i\.e\.|, or |: "
    r"|, כלומר|, דהיינו| כלומר|, או |, שהוא|, שהיא|[-–—] )"
)
_MAY_BE_ACRONYM = re.compile(r"[A-Z]{2}|[\"״”]")
_LONGEST = 4
_KNOWN_WORDS = 100_000
SEVERAL = 2
"""So many different unknown acronyms in one reply count as jargon."""
_GERSHAYIM = '"״”'
_PARTICLES = frozenset("והבלמשכ")


class JargonHit(NamedTuple):
    """A term that the customer may not know, in view offsets, and the plain word ("" where none is known)."""

    term: str
    plain: str
    start: int
    end: int
    listed: bool = True
    """Whether a list names the term; False for an acronym that is merely not an everyday one."""


@cache
def builtin_glossary(code: str) -> Mapping[str, str]:
    """Read the curated list of a language: folded term to plain word; Hebrew replies borrow the English terms."""
    fold = language(code).fold
    terms = optional_yaml(language_folder(code) / "jargon.yaml").get("terms", {})
    own = {" ".join(fold(w) for w in str(term).split()): str(plain or "") for term, plain in terms.items()}
    return own if code == "en" else {**dict.fromkeys(builtin_glossary("en"), ""), **own}


@cache
def known_acronyms(code: str) -> frozenset[str]:
    """Read the acronyms that every customer knows."""
    return frozenset(optional_yaml(language_folder(code) / "jargon.yaml").get("everyday_acronyms", "").split())


def jargon_terms(hits: Sequence[JargonHit]) -> tuple[JargonHit, ...]:
    """Give the hits that count as jargon (CODEBOOK.md): listed terms, and unknown acronyms where there are several.

    A single unknown acronym is as often the name of a body that its customers know.
    """
    unlisted = {hit.term for hit in hits if not hit.listed}
    return tuple(hit for hit in hits if hit.listed or len(unlisted) >= SEVERAL)


def find_jargon(draft: Draft, house: Mapping[str, str] | None = None) -> tuple[JargonHit, ...]:
    """Give each unexplained term once, in order of place; `house` adds terms (an empty plain word allows one)."""
    seen: dict[str, JargonHit] = {}
    for sentence in draft.body:
        for hit in _in_sentence(sentence, draft, house or {}):
            seen.setdefault(hit.term.lower(), hit)
    return tuple(seen.values())


def _in_sentence(sentence: Sentence, draft: Draft, house: Mapping[str, str]) -> Iterator[JargonHit]:
    glossary, begins = builtin_glossary(sentence.language), _beginner(sentence.language)
    tokens, index = sentence.tokens, 0
    if not house and not _MAY_BE_ACRONYM.search(sentence.text) and not any(map(begins, (t.norm for t in tokens))):
        return
    while index < len(tokens):
        key, length = _term_at(tokens, index, glossary, house) if house or begins(tokens[index].norm) else ("", 0)
        if length:
            run = tokens[index : index + length]
            plain = house.get(key, glossary.get(key, ""))
            if not _explained(draft, run[0].start, run[-1].end) and not (key in house and not house[key]):
                yield JargonHit(draft.text[run[0].start : run[-1].end], plain, run[0].start, run[-1].end)
        elif _acronym(tokens[index], draft.text, house, sentence.language):
            token = tokens[index]
            if not _explained(draft, token.start, token.end):
                yield JargonHit(draft.text[token.start : token.end], "", token.start, token.end, listed=False)
        index += max(length, 1)


@cache
def _beginner(code: str) -> Callable[[str], bool]:
    """Give what tells whether a curated term may begin with a word, so that most tokens cost one look-up."""
    heads = frozenset(term.split(" ", 1)[0] for term in builtin_glossary(code))
    return lru_cache(_KNOWN_WORDS)(lambda word: not heads.isdisjoint(_without_particles(word)))


def _term_at(
    tokens: tuple[Token, ...], index: int, glossary: Mapping[str, str], house: Mapping[str, str]
) -> tuple[str, int]:
    """Give the longest term that begins at a token and its length in tokens; 0 where none does."""
    for first in _without_particles(tokens[index].norm):
        for length in range(min(_LONGEST, len(tokens) - index), 0, -1):
            key = " ".join([first, *(t.norm for t in tokens[index + 1 : index + length])])
            if key in glossary or key in house:
                return key, length
    return "", 0


def _without_particles(word: str) -> tuple[str, ...]:
    """Give a word and, in Hebrew, what is left of it without one or two glued particles."""
    if len(word) < 4 or word[0] not in _PARTICLES:
        return (word,)
    return (word, word[1:], word[2:]) if word[1] in _PARTICLES and len(word) > 4 else (word, word[1:])


def _acronym(token: Token, text: str, house: Mapping[str, str], code: str) -> bool:
    """Whether a token is an acronym that is neither an everyday one nor the house's own."""
    word = text[token.start : token.end]
    if code == "he" and any(mark in word for mark in _GERSHAYIM):
        bare = [token.norm[i:] for i in range(3)]
        return bool(_ACRONYM_HE.match(word)) and not any(b in known_acronyms(code) or b in house for b in bare)
    if not _ACRONYM_EN.match(word) or token.norm in house:
        return False
    known = known_acronyms("en")
    return word.rstrip("s") not in known and word not in known and not _shouted(token, text)


def _shouted(token: Token, text: str) -> bool:
    """Whether the capitals belong to a run of words in capitals: a label or a raised voice."""
    return bool(_CAPITALS_BEFORE.search(text[max(0, token.start - 20) : token.start])) or bool(
        _CAPITALS_AFTER.match(text[token.end : token.end + 20])
    )


def _explained(draft: Draft, start: int, end: int) -> bool:
    """Whether the term is explained where it first stands: in brackets, by "which is", or as the bracket itself."""
    text = draft.text
    if _EXPLAINED_AFTER.match(text[end : end + 12]):
        return True
    return text[max(0, start - 1) : start] == "(" and text[end : end + 1] == ")"
