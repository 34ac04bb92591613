"""The phrase families of listening, compiled once a language, and what they find sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from replylint.model import Move, Sentence
from replylint.recognition.families import load_families
from replylint.recognition.guards import Guards
from replylint.recognition.matcher import PhraseMatcher
from replylint.resources import language_folder, load_yaml

Side = Literal["customer", "reply"]
_MOVES: dict[Side, frozenset[str]] = {
    "customer": frozenset({"ask", "aside", "kind"}),
    "reply": frozenset({"says", "idle", "defers", "inquires"}),
}
"""What is listened for in the customer's message, and what in the reply."""


@cache
def is_heard(code: str) -> bool:
    """Whether a language has phrases of listening; a language that a package offers may have none."""
    return (language_folder(code) / "listening").is_dir()


@cache
def listening_matcher(code: str, side: Side) -> PhraseMatcher:
    """Load and compile one side's families of `rules/<language>/listening`, once a process."""
    folder = language_folder(code)
    families = tuple(f for f in load_families(folder / "listening") if f.move in _MOVES[side])
    guards = Guards(load_yaml(folder / "guards.yaml"), code, str(folder / "guards.yaml"))
    return PhraseMatcher(families, guards, code)


def heard_in(sentences: Sequence[Sentence], side: Side) -> dict[int, list[Move]]:
    """Give what the families find, by the index of the sentence; each sentence in its own language."""
    found: dict[int, list[Move]] = {}
    for code in sorted({s.language for s in sentences}):
        for move in listening_matcher(code, side).moves([s for s in sentences if s.language == code]):
            found.setdefault(move.sentence, []).append(move)
    return found


def family(move: Move) -> str:
    """Give the name of the family that found a move."""
    return move.recogniser.partition("/")[2]


def relates(sentence: Sentence, start: int) -> bool:
    """Whether "which is …" inside a statement only describes something; `start` is in view offsets."""
    before = sentence.text[: start - sentence.start]
    return (
        bool(before.strip())
        and not sentence.question
        and sentence.text[len(before) :].lower().startswith(("which", "what"))
    )
