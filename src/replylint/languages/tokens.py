"""Cuts a sentence into tokens: words, numbers, merge fields, addresses and signs, with their places."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from replylint.model import Token

FIELD_MASK = "\ue000"
"""Stands, at equal length, where a merge field stood."""

_POINTS = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u200e\u200f\u00ad"
_LETTER = rf"[^\W\d_{_POINTS}]"
_TOKEN = re.compile(
    rf"(?P<field>{FIELD_MASK}+)"
    r"|(?P<url>(?:https?://|www\.)[^\s<>\"']+[^\s<>\"'.,;:!?)\]])"
    r"|(?P<email>(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.-]*\w)"
    r"|(?P<number>\d(?:[\d.,:/-]*\d)?)"
    rf"|(?P<word>{_LETTER}(?:{_LETTER}|[{_POINTS}])*(?:(?:['’‘׳\"״”]|'')(?:{_LETTER}|[{_POINTS}])+)*"
    r"(?:(?<=[א-ת])[/.](?:ית|ים|ות|נה|תן|כן|[יהתןוך])(?![א-ת]))?(?:(?<=[א-ת])['׳’](?![א-ת]))?)"
    r"|(?P<sign>[₪$€£%])"
)
_FIXED = {"field": "{}", "url": "{url}", "email": "{email}"}


_RUN = re.compile(r"\S+")
_RUNS_KEPT, _LONGEST_KEPT = 100_000, 40


def tokenize(text: str, offset: int, fold: Callable[[str], str]) -> tuple[Token, ...]:
    """Cut `text` into tokens; their places count from `offset` code points."""
    tokens = []
    for match in _RUN.finditer(text):
        run, place = match.group(), offset + match.start()
        for norm, start, end in _known(run, fold) if len(run) <= _LONGEST_KEPT else _cut(run, fold):
            tokens.append(Token(norm, place + start, place + end))
    return tuple(tokens)


def _cut(run: str, fold: Callable[[str], str]) -> tuple[Token, ...]:
    """Cut what stands between two white spaces; no token holds any, so that runs that come again are cut once."""
    tokens = []
    for match in _TOKEN.finditer(run):
        kind = match.lastgroup
        norm = fold(match.group()) if kind == "word" else _FIXED.get(kind or "", match.group())
        tokens.append(Token(norm, match.start(), match.end()))
    return tuple(tokens)


_known = lru_cache(_RUNS_KEPT)(_cut)
