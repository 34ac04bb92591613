"""Whether the customer writes in anger: words of anger, words in capitals, exclamation marks in a row."""

from __future__ import annotations

import re

from replylint.listening.words import words_of
from replylint.model import Draft

_SHOUTED = re.compile(r"\b[A-Z]{4,}(?:\s+[A-Z]{2,})+\b")
_MARKS = re.compile(r"[!?]{0,20}!!+|\?\?+!*")
_ANGRY = 2


def is_angry(customer: Draft) -> bool:
    """Whether two or more signs of anger stand in a parsed customer's message."""
    signs = len(_SHOUTED.findall(customer.text)) + len(_MARKS.findall(customer.text))
    for sentence in customer.sentences:
        anger = words_of(sentence.language).anger
        signs += sum(token.norm in anger for token in sentence.tokens)
    return signs >= _ANGRY
