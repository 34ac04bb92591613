"""The guards that stand before every phrase hit: negation, "if", questions, reported speech, contrast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import re2

from replylint.errors import RuleError
from replylint.languages import language
from replylint.model import Sentence
from replylint.recognition.lines import Lines
from replylint.recognition.phrases import PhraseCompiler

_REACH = {"negated": 3, "conditional": 12, "reported": 6, "contrast": 40}
"""How many tokens before a hit a guard word may stand; for contrast, how many after it."""
_OPENING, _CLOSING = '"“„«', '"”“»'


@dataclass(frozen=True, slots=True)
class GuardMarks:
    """Where guard words stand in some lines: per guard and sentence, the token indices they end (or begin) at."""

    marks: dict[str, dict[int, list[int]]]

    def forbids(self, guards: frozenset[str], number: int, first: int, last: int, sentence: Sentence) -> bool:
        """Whether one of `guards` undoes a hit on tokens first..last of the sentence with this number."""
        for guard in guards:
            if guard == "question":
                if sentence.question:
                    return True
                continue
            places = self.marks.get(guard, {}).get(number, ())
            reach = _REACH[guard]
            if guard == "contrast":
                if any(last < place <= last + reach for place in places):
                    return True
            elif any(first - reach <= place < first for place in places):
                return True
            if guard == "reported" and _quoted(sentence, first, last):
                return True
        return False


class Guards:
    """The guard words of one language, compiled once from `rules/<language>/guards.yaml`."""

    def __init__(self, words: Mapping[str, Sequence[str]], code: str, where: str) -> None:
        if unknown := words.keys() - _REACH.keys():
            raise RuleError(f"unknown guard {sorted(unknown)[0]!r}", where=where)
        compiler = PhraseCompiler(language(code), {}, where)
        self._patterns = {name: re2.compile(compiler.union(list(phrases)).encode()) for name, phrases in words.items()}

    def mark(self, lines: Lines) -> GuardMarks:
        """Find every guard word of the lines."""
        marks: dict[str, dict[int, list[int]]] = {}
        for name, pattern in self._patterns.items():
            for match in pattern.finditer(lines.text):
                number, first, last = lines.locate(*match.span())
                place = first if name == "contrast" else last
                marks.setdefault(name, {}).setdefault(number, []).append(place)
        return GuardMarks(marks)


def _quoted(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the tokens stand between quotation marks inside their sentence."""
    before = sentence.text[: sentence.tokens[first].start - sentence.start]
    after = sentence.text[sentence.tokens[last].end - sentence.start :]
    opened = sum(before.count(mark) for mark in set(_OPENING + _CLOSING))
    return opened % 2 == 1 and any(mark in after for mark in _CLOSING)
