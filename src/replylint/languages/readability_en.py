"""English reading grade over our own sentences: textstat's formula, with its syllables pinned to pyphen.

textstat's own splitter miscounts sentences in mail, and its default syllable source wants a download; the language
tag "en-US" (with a hyphen) keeps it on the pyphen dictionary that it ships with. Its import costs a third of a
second, so a vowel-group estimate is taken first and textstat is asked only where that comes near the limit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

_VOWELS = re.compile(r"[aeiouy]+")
_PYPHEN_ONLY = "en-US"
NEAR = 8.0
"""Estimates under this are taken as they are: the estimate lies half a grade to two and a half above textstat's figure
(on 150 letters of the bank), so that under the lowest limit in use, 8, both pass."""


@cache
def _textstat() -> Any:
    import textstat

    statistics = type(textstat.textstat)()
    statistics.set_lang(_PYPHEN_ONLY)
    return statistics


def reading_grade(sentences: Sequence[Sequence[str]]) -> float:
    """Give the Flesch-Kincaid grade (Kincaid et al. 1975) of sentences given as words; numbers are left out."""
    texts = [[w for w in sentence if w[:1].isalpha()] for sentence in sentences]
    texts = [words for words in texts if len(words) > 2]
    count = sum(len(words) for words in texts)
    if not count:
        return 0.0
    estimate = 0.39 * count / len(texts) + 11.8 * sum(_syllables(w) for t in texts for w in t) / count - 15.59
    if estimate < NEAR:
        return estimate
    return float(_textstat().flesch_kincaid_grade(" ".join(" ".join(words) + "." for words in texts)))


@lru_cache(50_000)
def _syllables(word: str) -> int:
    groups = len(_VOWELS.findall(word))
    return max(groups - (word.endswith("e") and not word.endswith("le")), 1)
