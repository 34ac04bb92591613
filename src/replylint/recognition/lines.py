"""The text that phrases are matched on: one line a sentence, folded tokens with a space round each, as UTF-8."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from replylint.model import Sentence


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of some sentences, and the way back from a byte to a sentence and its token."""

    text: bytes
    sentences: tuple[Sentence, ...]
    line_starts: tuple[int, ...]
    token_starts: tuple[int, ...]
    token_owners: tuple[tuple[int, int], ...]
    """For each folded token: which sentence (index into `sentences`) and which of its tokens."""

    def locate(self, start: int, end: int) -> tuple[int, int, int]:
        """Give, for matched bytes, the index of the sentence and the first and last token that they touch."""
        first = max(bisect_right(self.token_starts, start + 1) - 1, 0)
        last = max(bisect_right(self.token_starts, max(end - 2, start + 1)) - 1, first)
        sentence, first_token = self.token_owners[first]
        owner, last_token = self.token_owners[last]
        return sentence, first_token, last_token if owner == sentence else first_token


def lines_of(sentences: Iterable[Sentence]) -> Lines:
    """Lay the folded tokens of the sentences out, one line a sentence; sentences without tokens are left out."""
    kept = tuple(s for s in sentences if s.tokens)
    parts: list[str] = []
    line_starts, token_starts, owners = [], [], []
    place = 0
    for number, sentence in enumerate(kept):
        line_starts.append(place)
        parts.append(" ")
        place += 1
        for index, token in enumerate(sentence.tokens):
            norm = token.norm
            token_starts.append(place)
            owners.append((number, index))
            place += (len(norm) if norm.isascii() else len(norm.encode())) + 1
            parts.append(norm)
            parts.append(" ")
        parts.append("\n")
        place += 1
    return Lines("".join(parts).encode(), kept, tuple(line_starts), tuple(token_starts), tuple(owners))
