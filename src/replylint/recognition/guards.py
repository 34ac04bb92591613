"""The guards that stand before every phrase hit: negation, "if", questions, reported speech, contrast."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import re2

from replylint.errors import RuleError
from replylint.languages import language
from replylint.model import Sentence
from replylint.recognition.lines import Line
from replylint.recognition.phrases import PhraseCompiler

_REACH = {"negated": 3, "conditional": 12, "reported": 6, "contrast": 40}
"""How many tokens before a hit a guard word may stand; for contrast, how many after it."""
_CLOSING = '"”“»'
_MARK = re.compile(f"[„«{_CLOSING}]")


class Guards:
    """The guard words of one language, compiled once from `rules/<language>/guards.yaml`."""

    def __init__(self, words: Mapping[str, Sequence[str]], code: str, where: str) -> None:
        if unknown := words.keys() - _REACH.keys():
            raise RuleError(f"unknown guard {sorted(unknown)[0]!r}", where=where)
        self._words, self._compiler = words, PhraseCompiler(language(code), {}, where)
        self._patterns: dict[str, Any] = {}

    def watch(self, line: Line) -> Watch:
        """Watch one line."""
        return Watch(line, self._places)

    def _places(self, guard: str, line: Line) -> list[int]:
        """Give the token indices that the words of a guard end at, or, for contrast, begin at."""
        if guard not in self._words:
            return []
        if guard not in self._patterns:
            self._patterns[guard] = re2.compile(self._compiler.union(list(self._words[guard])).pattern.encode())
        spans = (line.locate(*match.span()) for match in self._patterns[guard].finditer(line.text))
        return [first if guard == "contrast" else last for first, last in spans]


class Watch:
    """One line, with each guard looked for in it once, when the first hit asks."""

    def __init__(self, line: Line, places: Callable[[str, Line], list[int]]) -> None:
        self._line, self._find = line, places
        self._found: dict[str, list[int]] = {}

    def forbids(self, guards: Iterable[str], first: int, last: int) -> bool:
        """Whether one of `guards` undoes a hit on tokens first..last."""
        return any(self._undoes(guard, first, last) for guard in guards)

    def _undoes(self, guard: str, first: int, last: int) -> bool:
        sentence = self._line.sentence
        if guard == "question":
            return sentence.question
        if guard not in self._found:
            self._found[guard] = self._find(guard, self._line)
        places, reach = self._found[guard], _REACH[guard]
        if guard == "contrast":
            return any(last < place <= last + reach for place in places)
        if any(first - reach <= place < first for place in places):
            return True
        return guard == "reported" and _quoted(sentence, first, last)


def _quoted(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the tokens stand between quotation marks inside their sentence."""
    if not _MARK.search(sentence.text):
        return False
    before = sentence.text[: sentence.tokens[first].start - sentence.start]
    after = sentence.text[sentence.tokens[last].end - sentence.start :]
    return len(_MARK.findall(before)) % 2 == 1 and any(mark in after for mark in _CLOSING)
