"""Talk that is about no case: bare nouns in the present ("parcels are …"), and what the house tells of itself."""

from __future__ import annotations

from collections.abc import Sequence

from replylint.listening.words import words_of
from replylint.model import Token

_HEBREW_PLURALS = ("ים", "ות")
_COPULAS = frozenset({"הוא", "היא", "הם", "הן"})
_BOUND = "הושכלבמ"
"""Hebrew letters that a noun with something glued before it begins with."""
_SUBJECT = 4
"""Tokens within which the subject of a clause ends."""
_OPENING = {"en": 1, "he": 3}
"""Tokens among which "our" stands where the clause's subject is the house's: before the noun, in Hebrew after it."""


def speaks_generally(tokens: Sequence[Token], code: str) -> bool:
    """Whether a clause opens with a bare plural and a verb in the present."""
    norms = [token.norm for token in tokens[:5]]
    if len(norms) < 3:
        return False
    first, words = norms[0], words_of(code)
    if code == "he":
        plural = len(first) > 4 and first[0] != "ה" and first.endswith(_HEBREW_PLURALS)
        return plural and any(norm.endswith(_HEBREW_PLURALS) for norm in norms[1:3])
    plural = len(first) > 3 and first.endswith("s") and first not in words.no_plurals
    return plural and bool(words.present.intersection(norms[1:]))


def tells_of_no_case(tokens: Sequence[Token], code: str) -> bool:
    """Whether a clause only describes a thing as such ("yoga is a gift"): no reader, leave, need or denial in it."""
    norms = [token.norm for token in tokens]
    words = words_of(code)
    if len(norms) < 3 or words.telling.intersection(norms):
        return False
    if speaks_generally(tokens, code) or speaks_of_the_house(tokens, code):
        return True
    first = norms[0]
    if code == "he":
        plural = first.endswith(_HEBREW_PLURALS) and (first[0] != "ה" or first.startswith("הו"))
        bare = len(first) > 2 and (plural or first[0] not in _BOUND) and first not in words.stopwords
        return bare and bool(_COPULAS.intersection(norms[1:_SUBJECT]))
    bare = first.isalpha() and len(first) > 3 and first not in words.stopwords and first not in words.openers
    named = len(norms[1]) == 1 or norms[1].isdigit()
    return bare and not named and bool(words.present.intersection(norms[1:_SUBJECT]))


def speaks_of_the_house(tokens: Sequence[Token], code: str) -> bool:
    """Whether a clause opens with something of the house's own: "our chairs", "הכיסאות שלנו"."""
    return bool(words_of(code).house.intersection(token.norm for token in tokens[: _OPENING[code]]))
