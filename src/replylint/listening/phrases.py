"""The phrase families of listening, compiled once a language, and what they find sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from replylint.model import Move, Sentence
from replylint.recognition.families import load_families
from replylint.recognition.guards import Guards
from replylint.recognition.matcher import PhraseMatcher
from replylint.resources import load_yaml, rules_folder


@cache
def listening_matcher(code: str) -> PhraseMatcher:
    """Load and compile the families of `rules/<language>/listening`, once a process."""
    folder = rules_folder() / code
    guards = Guards(load_yaml(folder / "guards.yaml"), code, str(folder / "guards.yaml"))
    return PhraseMatcher(tuple(load_families(folder / "listening")), guards, code)


def heard_in(sentences: Sequence[Sentence]) -> dict[int, list[Move]]:
    """Give what the families find, by the index of the sentence; each sentence in its own language."""
    found: dict[int, list[Move]] = {}
    for code in sorted({s.language for s in sentences}):
        for move in listening_matcher(code).moves([s for s in sentences if s.language == code]):
            found.setdefault(move.sentence, []).append(move)
    return found


def family(move: Move) -> str:
    """Give the name of the family that found a move."""
    return move.recogniser.partition("/")[2]
