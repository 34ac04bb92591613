"""Finds phrase families in sentences: a linear pass a family, exact spans of those that hit, then the guards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import re2

from replylint.errors import RuleError
from replylint.languages import language
from replylint.model import Move, Sentence
from replylint.recognition.families import Family, load_families, read_lists
from replylint.recognition.guards import GuardMarks, Guards
from replylint.recognition.lines import Lines, lines_of
from replylint.recognition.phrases import PhraseCompiler
from replylint.resources import language_folder, load_yaml

_MEMORY = 256 << 20
WEAK = 0.5
"""The confidence of a hit by a weak family, which waits for a second opinion."""


class _Compiled:
    """A family with its patterns, each compiled when it is first needed: most families hit in few letters."""

    def __init__(self, family: Family, pattern: str, compiler: PhraseCompiler, options: re2.Options) -> None:
        self.family = family
        self._pattern, self._compiler, self._options = pattern, compiler, options

    @cached_property
    def match(self) -> Any:
        return _compile(self._pattern, self._options, self.family)

    @cached_property
    def unless(self) -> Any | None:
        phrases = self.family.unless
        return _compile(self._compiler.union(phrases), self._options, self.family) if phrases else None


class PhraseMatcher:
    """All families of one language, compiled once."""

    def __init__(self, families: Sequence[Family], guards: Guards, code: str) -> None:
        options = re2.Options()
        options.max_mem = _MEMORY
        options.never_capture = True
        options.log_errors = False
        self._compiled: list[_Compiled] = []
        self._guards = guards
        traits = language(code)
        compilers: dict[int, PhraseCompiler] = {}
        for family in families:
            compiler = compilers.setdefault(id(family.lists), PhraseCompiler(traits, family.lists, family.file))
            self._compiled.append(_Compiled(family, compiler.union(family.match), compiler, options))

    def proved(self) -> PhraseMatcher:
        """Compile every pattern now; raises RuleError for one that is not well formed, which waits else for a hit."""
        for compiled in self._compiled:
            _ = compiled.match, compiled.unless
        return self

    def moves(self, sentences: Sequence[Sentence]) -> list[Move]:
        """Give every move that a family recognises, in order of place; spans in view offsets."""
        lines = lines_of(sentences)
        if not lines.sentences:
            return []
        found = [c for c in self._compiled if c.match.search(lines.text)]
        if not found:
            return []
        marks = self._guards.mark(lines)
        moves = [move for compiled in found for move in self._run(compiled, lines, marks)]
        return sorted(moves, key=lambda m: (m.start, m.end, m.name))

    def _run(self, compiled: _Compiled, lines: Lines, marks: GuardMarks) -> Iterator[Move]:
        family = compiled.family
        undone: set[int] | None = None
        for match in compiled.match.finditer(lines.text):
            number, first, last = lines.locate(*match.span())
            if undone is None:
                undone = _sentences_with(compiled.unless, lines)
            sentence = lines.sentences[number]
            if number in undone or marks.forbids(family.guards, number, first, last, sentence):
                continue
            start, end = sentence.tokens[first].start, sentence.tokens[last].end
            confidence = WEAK if family.weak else 1.0
            yield Move(family.move, sentence.index, start, end, family.id, confidence)


def _sentences_with(pattern: Any | None, lines: Lines) -> set[int]:
    if pattern is None:
        return set()
    return {lines.locate(*match.span())[0] for match in pattern.finditer(lines.text)}


@cache
def phrase_matcher(code: str, folders: tuple[Path, ...] = ()) -> PhraseMatcher:
    """Load and compile the families of a language, with those of the packs in `folders`, once a process."""
    own = language_folder(code)
    lists = read_lists(own / "lists.yaml")
    families = list(load_families(own / "moves"))
    for folder in folders:
        families += load_families(folder / code / "moves", lists)
    return PhraseMatcher(tuple(families), guards_of(code), code)


@cache
def guards_of(code: str) -> Guards:
    """Load and compile the guard words of a language, once a process."""
    path = language_folder(code) / "guards.yaml"
    return Guards(load_yaml(path), code, str(path))


def _compile(pattern: str, options: Any, family: Family) -> Any:
    """Compile for RE2; a phrase whose gaps or lists unfold too far is refused."""
    try:
        return re2.compile(pattern.encode(), options)
    except re2.error as error:
        raise _too_far(family) from error


def _too_far(family: Family) -> RuleError:
    return RuleError(f"the phrases of {family.name} unfold too far to be matched in linear time", where=family.file,
                     mend="shorter gaps, fewer lists inside lists")  # fmt: skip
