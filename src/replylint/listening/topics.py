"""What a stretch of text is about: its content words as stems and ideas, and how far two stretches share them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from replylint.languages.stems import bare_forms, stems
from replylint.listening.words import words_of
from replylint.model import Sentence, Token

_BY_IDEA = 0.7
"""What a word counts that is met by another word for the same idea."""
_CUT = 2


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A content word: its possible stems, and the ideas that it names; one object a word, compared by identity."""

    stems: frozenset[str]
    ideas: frozenset[str]


@dataclass(frozen=True, slots=True)
class Topic:
    """The content words of a stretch, and everything that they can be met by."""

    terms: tuple[Term, ...]
    stems: frozenset[str]
    ideas: frozenset[str]

    @classmethod
    def of(cls, terms: Iterable[Term]) -> Topic:
        """Gather terms."""
        kept = tuple(dict.fromkeys(terms))
        none: frozenset[str] = frozenset()
        return cls(kept, none.union(*(term.stems for term in kept)), none.union(*(term.ideas for term in kept)))

    def meets(self, term: Term) -> float:
        """Say how well a word of another stretch is met here, 0 to 1."""
        if not term.stems.isdisjoint(self.stems):
            return 1.0
        return 0.0 if term.ideas.isdisjoint(self.ideas) else _BY_IDEA


def topic_of(tokens: Sequence[Token], code: str) -> Topic:
    """Give the topic of some tokens of one language."""
    return Topic.of(term for token in tokens for word in token.norm.split() if (term := _term(word, code)))


def tokens_within(sentence: Sentence, start: int, end: int) -> list[Token]:
    """Give the tokens of a sentence that stand in a span of the view."""
    return [t for t in sentence.tokens if t.start >= start and t.end <= end]


@lru_cache(maxsize=50_000)
def _term(word: str, code: str) -> Term | None:
    words = words_of(code)
    word = word.strip("$€£₪%#") or word
    if word == "{email}":
        return Term(frozenset((word,)), frozenset(("email",)))
    if word in words.stopwords or (len(word) < _CUT and not word.isdigit()) or word.startswith("{"):
        return None
    if code == "he" and any(form in words.stopwords for form in (word[1:], word[2:]) if word[0] in "ושכ"):
        return None
    ideas = frozenset(idea for form in bare_forms(word, code) for idea in words.concepts.get(form, ()))
    return Term(stems(word, code), ideas)
