"""Where in a customer's sentence an ask may begin: which cues open a clause, which stand inside a statement."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from replylint.listening.phrases import family
from replylint.model import Move, Sentence

BY_SHAPE = "ask/order"
_QUOTED = re.compile(r"(?<!\w)\"[^\"\n]{3,400}\"(?!\w)|“[^”\n]{3,400}”|«[^»\n]{3,400}»")
_QUOTE_ENDS = ('"', "”", "»")
_BREAKS = ",;:.!?-–—()\n"
JOINERS = frozenset(
    "and but so also then plus or now please well ok okay hi hello hey oh because if thanks additionally secondly "
    "ו אבל אז גם או וגם היי שלום בנוסף אגב".split()
)
_SHARING = frozenset({"and", "but", "or"})
"""Joiners whose second clause may share the subject of the first: "… and have the slip"."""
_SUBJECT = re.compile(
    r"\w+ (?:not )?(?:i|we|you|it|he|she|they|there|this|that|these|those|someone|anyone|any)\b", re.IGNORECASE
)
_INITIAL = frozenset({"wh", "yes-no", "can"})
_RELATIVE = re.compile(r"(?:which|who)\b|כמה (?:שבועות|[א-ת]+(?:ים|ות)\b)|מה ש", re.IGNORECASE)
_NO_CUE = re.compile(r"(?:i|we|it|you|he|she|they|there|here|this|that)['’]|מה-?\d|שמי\b", re.IGNORECASE)
"""A contraction ("I've") opens with its subject, so that its verb opens no question; "מה-3" is a date."""
_MONTH = re.compile(r"\d(?:st|nd|rd|th)? ?$")
_ORDER = re.compile("ו?ת[א-ת]{2,}[וי]")
_OBJECTS = frozenset("לי לנו את אותי אותנו אותו אותה אותם בבקשה עליי אליי אלינו".split())
_NOT = frozenset({"אל", "ואל", "לא", "ולא"})
_GREETING_WORDS = 3


def cues_in(sentence: Sentence, moves: Sequence[Move], announced: bool) -> list[Move]:
    """Give the cues that open an ask; those of listed points ("second, …") only once such points are announced."""
    cues = [m for m in moves if m.name == "ask" and _opens(m, sentence) and (announced or family(m) != "listed")]
    quoted = [match.span() for match in _QUOTED.finditer(sentence.text)]
    return [
        cue
        for cue in [*cues, *_orders(sentence)]
        if not any(start <= cue.start - sentence.start < end for start, end in quoted)
    ]


def is_question(sentence: Sentence) -> bool:
    """Whether a sentence asks in its writer's own words: a question that they quote is none of theirs."""
    if not sentence.question or len(sentence.tokens) < 2 or sentence.text.endswith(_QUOTE_ENDS):
        return False
    return "?" in _QUOTED.sub("", sentence.text) or "?" not in sentence.text


def _orders(sentence: Sentence) -> Iterator[Move]:
    """Give Hebrew orders by their shape, the future of the second person before its object: "תקימו לי"."""
    if sentence.language != "he":
        return
    before = ""
    for token, following in itertools.pairwise(sentence.tokens):
        if _ORDER.fullmatch(token.norm) and following.norm in _OBJECTS and before not in _NOT:
            yield Move("ask", sentence.index, token.start, token.end, BY_SHAPE)
        before = token.norm


def _opens(cue: Move, sentence: Sentence) -> bool:
    """Whether a cue stands where a clause begins, and is no relative clause of a statement."""
    name = family(cue)
    before = sentence.text[: cue.start - sentence.start].rstrip()
    if before.rsplit(None, 1)[-1:] and before.rsplit(None, 1)[-1] in _NOT:
        return False
    if name not in _INITIAL:
        return True
    words, asked = sentence.text[cue.start - sentence.start :], is_question(sentence)
    if _NO_CUE.match(words) or (_MONTH.search(before) and words.startswith("May")):
        return False
    if name == "yes-no" and sentence.language == "he" and not asked:
        return False
    if not asked and _RELATIVE.match(words.lstrip("ו")):
        return False
    if not before or before[-1] in _BREAKS or (sentence.language == "he" and words.startswith("ו")):
        return True
    last = re.split(r"[\s,]", before)[-1].lower()
    if last in _SHARING and name != "wh" and not asked and not _SUBJECT.match(words):
        return False
    greeted = name == "can" and sentence.index <= 1 and len(before.split()) < _GREETING_WORDS
    return last in JOINERS or greeted
