"""The phrase language: reads a phrase such as "thank (you|u) .. for ~write" and gives its RE2 pattern.

A phrase is matched on a *line*: the folded tokens of one sentence, one space between and around them, so every
word of a pattern ends in a space. The notation:

=============  ======================================================================================
``word``       the word; in Hebrew always also with ו, ש, כש or ה before it
``(a b|c)``    either of the alternatives
``x?``         optional word or group
``..``         a gap of up to three words; ``..6`` of up to six
``~handle``    any inflected form of the word (the language's own table)
``+word``      the word with particles glued before it (Hebrew ב, ל, מ, כ, ה, ש, ו)
``@contact``   a named list of the same file, itself phrases
``#``          a number; ``{}`` a merge field; ``*`` any one word; ``wor*`` a word that begins so
``^`` ``$``    start and end of the sentence
=============  ======================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from replylint.errors import RuleError
from replylint.languages.language import LanguageTraits
from replylint.prepared import Prepared, pattern_key, patterns
from replylint.recognition.anchors import (
    ANYTHING,
    END,
    NUMBER,
    START,
    Need,
    Ways,
    of_all,
    of_either,
    of_optional,
    of_word,
)
from replylint.resources import rules_folder

_LEXEME = re.compile(r"\s*(\.\.\d*|[()|?^$]|[^\s()|?^$]+)")
_WORD = r"[^ \n]+ "
_NOUN_PREFIX = "(?:ו|ש|כש|וש)?(?:ב|ל|מ|כ|מה|ה|לה|בה|של)?"
_MAX_DEPTH = 20


class Compiled(NamedTuple):
    """What a phrase, or a part of one, comes to."""

    pattern: str
    """For RE2."""
    needs: Ways


class Union(NamedTuple):
    """What some phrases come to: one pattern for all of them, and what they need, one way after another."""

    pattern: str
    needs: tuple[tuple[Need, ...], ...]


_SIGNS = {
    "^": Compiled(r"(?:^ ?)", of_word([START])),
    "$": Compiled("(?:$)", of_word([END])),
    "#": Compiled(r"[0-9][^ \n]* ", of_word(NUMBER)),
    "*": Compiled(_WORD, ANYTHING),
}


class PhraseCompiler:
    """Compiles the phrases of one file: a language and its named lists."""

    def __init__(self, traits: LanguageTraits, lists: Mapping[str, Sequence[str]], where: str = "") -> None:
        self._traits, self._lists, self._where = traits, lists, where
        self._compiled: dict[str, Compiled] = {}
        self._known = _known_patterns(traits.code, where)

    def union(self, phrases: Sequence[str]) -> Union:
        """Give what matches any of the phrases, a space or line start before it; raises RuleError on a bad one."""
        if self._known:
            found = self._known.get(pattern_key(Path(self._where), list(phrases)))
            if found is not None:
                return Union(
                    found[0],
                    tuple(tuple(Need(frozenset(words), joined) for words, joined in needs) for needs in found[1]),
                )
        compiled = [self._phrase(phrase) for phrase in phrases]
        return Union(
            f"(?m)(?:^| ){self._either(compiled).pattern}", tuple(needs.each for one in compiled for needs in one.needs)
        )

    def _phrase(self, phrase: str, depth: int = 0) -> Compiled:
        if depth > _MAX_DEPTH:
            raise self._error(phrase, "the named lists refer to each other without end")
        lexemes = [m.group(1) for m in _LEXEME.finditer(phrase)]
        whole, rest = self._alternatives(phrase, lexemes, 0, depth, top=depth == 0)
        if rest != len(lexemes):
            raise self._error(phrase, 'a ")" without its "("')
        return whole

    def _alternatives(self, phrase: str, lexemes: list[str], i: int, depth: int, *, top: bool) -> tuple[Compiled, int]:
        """Compile from lexeme i up to a closing bracket or the end; inside brackets "|" parts whole runs."""
        branches: list[list[Compiled]] = [[]]
        while i < len(lexemes) and lexemes[i] != ")":
            lexeme = lexemes[i]
            if lexeme == "|":
                branches.append([])
                i += 1
                continue
            if lexeme == "(":
                unit, i = self._alternatives(phrase, lexemes, i + 1, depth, top=False)
                if i >= len(lexemes):
                    raise self._error(phrase, 'a "(" without its ")"')
            elif lexeme == "?":
                raise self._error(phrase, '"?" with nothing before it')
            else:
                unit = self._unit(phrase, lexeme, depth)
            i += 1
            if i < len(lexemes) and lexemes[i] == "?":
                unit, i = Compiled(f"(?:{unit.pattern})?", of_optional(unit.needs)), i + 1
            branches[-1].append(unit)
        if any(not branch for branch in branches):
            raise self._error(phrase, "an empty alternative")
        runs = [Compiled("".join(u.pattern for u in run), of_all([u.needs for u in run])) for run in branches]
        return (runs[0] if top and len(runs) == 1 else self._either(runs)), i

    def _unit(self, phrase: str, lexeme: str, depth: int) -> Compiled:
        if lexeme.startswith(".."):
            return Compiled(f"(?:{_WORD}){{0,{int(lexeme[2:] or 3)}}}", ANYTHING)
        if lexeme in _SIGNS:
            return _SIGNS[lexeme]
        if lexeme.startswith("@"):
            return self._list(phrase, lexeme[1:], depth)
        if not lexeme.strip("~+"):
            raise self._error(phrase, f'"{lexeme}" with no word after it')
        return _word(self._traits, lexeme)

    def _list(self, phrase: str, name: str, depth: int) -> Compiled:
        if name not in self._lists:
            raise self._error(phrase, f"no list is named @{name}; known: {', '.join(sorted(self._lists))}")
        if name not in self._compiled:
            self._compiled[name] = self._either([self._phrase(entry, depth + 1) for entry in self._lists[name]])
        return self._compiled[name]

    def _either(self, branches: Sequence[Compiled]) -> Compiled:
        """Join alternatives; neighbours with the same particles before them share these: the pattern stays small."""
        shared = self._traits.prefixes
        parts: list[str] = []
        texts = [branch.pattern for branch in branches]
        for begins, run in groupby(texts, key=lambda branch: bool(shared) and branch.startswith(shared)):
            joined = "|".join(branch.removeprefix(shared) if begins else branch for branch in run)
            parts.append(f"{shared}(?:{joined})" if begins else joined)
        alone = len(parts) == 1 and bool(shared) and parts[0].startswith(shared)
        pattern = parts[0] if alone else f"(?:{'|'.join(parts)})"
        return Compiled(pattern, of_either([branch.needs for branch in branches]))

    def _error(self, phrase: str, what: str) -> RuleError:
        return RuleError(f"phrase {phrase!r}: {what}", where=self._where)


@lru_cache(maxsize=50_000)
def _word(traits: LanguageTraits, lexeme: str) -> Compiled:
    """Compile a word, the same in every file of a language; raises RuleError for an unknown inflection."""
    prefix = traits.prefixes
    if lexeme.startswith("+"):
        lexeme, prefix = lexeme[1:], _NOUN_PREFIX
    if lexeme.startswith("~"):
        forms = traits.inflect(lexeme[1:])
    elif lexeme.endswith("*"):
        return Compiled(f"{prefix}{_escaped(lexeme[:-1])}[^ \\n]* ", of_word([lexeme]))
    else:
        forms = (lexeme,)
    folded = [traits.fold(form) for form in forms]
    escaped = [f"{_escaped(form)} " for form in folded]
    pattern = prefix + (escaped[0] if len(escaped) == 1 else f"(?:{'|'.join(escaped)})")
    return Compiled(pattern, of_word(folded))


def _escaped(word: str) -> str:
    return word if word.isalpha() else re.escape(word)


def _known_patterns(code: str, where: str) -> Mapping[str, Prepared]:
    """Give the patterns that were prepared for a built-in file; none for another."""
    folder = rules_folder() / code
    return patterns(folder) if where and folder in Path(where).parents else {}
