"""The line that phrases are matched on: the folded tokens of a sentence with a space round each, as UTF-8."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from replylint.model import Sentence


class Line:
    """The line of one sentence, and the way back from its bytes to the sentence's tokens."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.text = f" {' '.join([token.norm for token in sentence.tokens])} ".encode()

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Give, for matched bytes, the first and the last token that they touch."""
        first = max(bisect_right(self._starts, start + 1) - 1, 0)
        return first, max(bisect_right(self._starts, max(end - 2, start + 1)) - 1, first)

    @cached_property
    def _starts(self) -> list[int]:
        starts, place = [], 1
        for token in self.sentence.tokens:
            starts.append(place)
            place += len(token.norm.encode()) + 1
        return starts
