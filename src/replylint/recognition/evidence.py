"""What was recognised in one draft, arranged for the questions that labels and rules ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil

from replylint.model import Draft, Move, Sentence


@dataclass(frozen=True, slots=True)
class Evidence:
    """A draft with its moves; indices of sentences are those of `draft.sentences`."""

    draft: Draft
    moves: tuple[Move, ...]
    body: tuple[Sentence, ...]
    by_name: dict[str, tuple[Move, ...]] = field(default_factory=dict)
    doubts: dict[str, Move] = field(default_factory=dict)
    """The likeliest of the doubtful moves of each name."""

    @classmethod
    def of(cls, draft: Draft, moves: Sequence[Move]) -> Evidence:
        """Arrange the moves by name, the doubtful ones apart."""
        by_name: dict[str, list[Move]] = {}
        doubts: dict[str, Move] = {}
        for move in moves:
            if not move.doubtful:
                by_name.setdefault(move.name, []).append(move)
            elif move.name not in doubts or move.confidence > doubts[move.name].confidence:
                doubts[move.name] = move
        sure = tuple(move for move in moves if not move.doubtful)
        return cls(draft, sure, draft.body, {name: tuple(found) for name, found in by_name.items()}, doubts)

    def all(self, *names: str) -> Iterator[Move]:
        """Give every move of these names, by name, then by place."""
        for name in names:
            yield from self.by_name.get(name, ())

    def first(self, *names: str) -> Move | None:
        """Give the surest, then earliest move of these names."""
        return min(self.all(*names), key=lambda m: (-m.confidence, m.start), default=None)

    def sentences_with(self, *names: str) -> set[int]:
        """Give the indices of the sentences that make one of these moves."""
        return {move.sentence for move in self.all(*names)}

    def place(self, sentence: int) -> int:
        """Give the place of a sentence in the body, counted from 0; the greeting is -1."""
        return sentence - (self.body[0].index if self.body else 0)

    def closing_from(self) -> int:
        """Give the index of the first sentence of the last third of the body.

        Help lines and warm lines that trail after the main step are not counted (CODEBOOK.md,
        closing_instruction: "where only help lines follow the main step, the step counts").
        """
        trailing = self.sentences_with("warm-closing") - self.sentences_with(*STEPS)
        count = len(self.body)
        while count > 1 and self.body[count - 1].index in trailing:
            count -= 1
        return self.body[0].index + count - ceil(count / 3) if self.body else 0


STEPS = ("instruction", "no-action-needed", "request-for-information")
"""The moves that tell the customer what to do now (or that nothing is to be done)."""


def within(moves: Iterable[Move], sentences: Iterable[int]) -> Iterator[Move]:
    """Keep the moves that stand in one of the sentences."""
    kept = frozenset(sentences)
    return (move for move in moves if move.sentence in kept)
