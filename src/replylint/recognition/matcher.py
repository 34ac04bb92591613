"""Finds phrase families in sentences: by a sentence's words the few worth a search, exact spans, then the guards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import re2

from replylint.errors import RuleError
from replylint.languages import language
from replylint.model import Move, Sentence
from replylint.recognition.anchors import Anchors
from replylint.recognition.families import Family, load_families, read_lists
from replylint.recognition.guards import Guards, Watch
from replylint.recognition.lines import Line
from replylint.recognition.phrases import PhraseCompiler
from replylint.resources import language_folder, load_yaml

_MEMORY = 256 << 20
WEAK = 0.5
"""The confidence of a hit by a weak family, which waits for a second opinion."""


class _Searched:
    """A family with its patterns, each compiled when it is first needed: most families hit in few letters."""

    def __init__(self, family: Family, compiler: PhraseCompiler, options: re2.Options) -> None:
        self.family, self._compiler, self._options = family, compiler, options
        self._pattern, self.needs = compiler.union(family.match)

    @cached_property
    def match(self) -> Any:
        return _compile(self._pattern, self._options, self.family)

    @cached_property
    def unless(self) -> Any | None:
        phrases = self.family.unless
        return _compile(self._compiler.union(phrases).pattern, self._options, self.family) if phrases else None


class PhraseMatcher:
    """All families of one language, compiled once."""

    def __init__(self, families: Sequence[Family], guards: Guards, code: str) -> None:
        options = re2.Options()
        options.max_mem = _MEMORY
        options.never_capture = True
        options.log_errors = False
        self._guards = guards
        traits = language(code)
        compilers: dict[int, PhraseCompiler] = {}
        for family in families:
            compilers.setdefault(id(family.lists), PhraseCompiler(traits, family.lists, family.file))
        self._searched = [_Searched(family, compilers[id(family.lists)], options) for family in families]
        self._anchors = Anchors([searched.needs for searched in self._searched], traits.prefixes)

    def proved(self) -> PhraseMatcher:
        """Compile every pattern now; raises RuleError for one that is not well formed, which waits else for a hit."""
        for searched in self._searched:
            _ = searched.match, searched.unless
        return self

    def moves(self, sentences: Sequence[Sentence]) -> list[Move]:
        """Give every move that a family recognises, in order of place; spans in view offsets."""
        moves: list[Move] = []
        for sentence in sentences:
            worth = self._anchors.worth(sentence.tokens) if sentence.tokens else ()
            if worth:
                line = Line(sentence)
                watch = self._guards.watch(line)
                for number in worth:
                    moves += _run(self._searched[number], line, watch)
        return sorted(moves, key=lambda m: (m.start, m.end, m.name))


def _run(searched: _Searched, line: Line, watch: Watch) -> Iterator[Move]:
    """Give the hits of one family in one line, unless it holds what undoes them."""
    family, sentence = searched.family, line.sentence
    undone: bool | None = None
    for match in searched.match.finditer(line.text):
        if undone is None:
            undone = searched.unless is not None and searched.unless.search(line.text) is not None
        first, last = line.locate(*match.span())
        if undone or watch.forbids(family.guards, first, last):
            continue
        start, end = sentence.tokens[first].start, sentence.tokens[last].end
        yield Move(family.move, sentence.index, start, end, family.id, WEAK if family.weak else 1.0)


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
