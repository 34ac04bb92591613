"""Draft in, evidence out: the moves that phrases and the sentence model recognise together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from replylint.model import Draft, Move
from replylint.recognition.evidence import Evidence
from replylint.recognition.matcher import phrase_matcher
from replylint.recognition.second_look import Scorer, look_again, questions

__all__ = ["Evidence", "recognise"]


def recognise(drafts: Sequence[Draft], scorer: Scorer | None, folders: tuple[Path, ...] = ()) -> list[Evidence]:
    """Recognise the moves of drafts, each sentence in its own language, with one pass of the model over all of them.

    Without a scorer phrases judge alone. `folders` are those of packs that bring phrase families of their own.
    """
    proposed = [_propose(draft, folders) for draft in drafts]
    if scorer is not None:
        asked = [questions(draft, moves) for draft, moves in zip(drafts, proposed, strict=True)]
        proposed = look_again(proposed, asked, scorer)
    return [
        Evidence.of(draft, sorted(moves, key=lambda m: (m.start, m.end)))
        for draft, moves in zip(drafts, proposed, strict=True)
    ]


def _propose(draft: Draft, folders: tuple[Path, ...]) -> list[Move]:
    """Give the moves that phrases find; the greeting makes none."""
    moves: list[Move] = []
    for code in {s.language for s in draft.sentences}:
        own = [s for s in draft.sentences if s.language == code and s.zone != "greeting"]
        moves += phrase_matcher(code, folders).moves(own)
    return moves
