"""Measures how a letter looks: words a paragraph, facts strung together, stretches without a visual break."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from replylint.languages import language
from replylint.model import Draft, Sentence, Span
from replylint.recognition.key_facts import facts_in

STRUNG_FACTS = 3
"""So many facts or statements run together burden a paragraph (CODEBOOK.md, dense)."""


class Bounds(NamedTuple):
    """Lengths in words: with strung facts, with several statements, of any paragraph, of a reply without a break."""

    strung: int
    several: int
    paragraph: int
    unbroken: int


BOUNDS = {"en": Bounds(50, 58, 90, 250), "he": Bounds(35, 50, 60, 165)}
"""CODEBOOK.md, dense; `several` was set where graders on the development replies begin to agree."""


def bound(words: int, code: str) -> int:
    """Scale a length in English words to a language, rounded to five as the codebook does."""
    return round(words * language(code).words_scale / 5) * 5


def paragraphs(draft: Draft) -> Iterator[tuple[Sentence, ...]]:
    """Give the body's sentences grouped by block and by the lines that stand alone in it."""
    group: list[Sentence] = []
    for sentence in draft.body:
        if group and (sentence.block != group[-1].block or _line_between(draft, group[-1], sentence)):
            yield tuple(group)
            group = []
        group.append(sentence)
    if group:
        yield tuple(group)


def _line_between(draft: Draft, one: Sentence, other: Sentence) -> bool:
    return "\n" in draft.text[one.end : other.start]


def words(sentences: tuple[Sentence, ...]) -> int:
    """Count the words of some sentences; a merge field counts as one."""
    return sum(len(s.tokens) for s in sentences)


def density(draft: Draft) -> Span | None:
    """Give the first stretch that a customer would feel burdened by (CODEBOOK.md, dense), in view offsets."""
    bounds = BOUNDS.get(draft.language, BOUNDS["en"])
    total = 0
    for part in paragraphs(draft):
        count = words(part)
        total += count
        facts = strung(part)
        if (
            count > bounds.paragraph
            or (count >= bounds.several and facts + len(part) >= STRUNG_FACTS)
            or (count >= bounds.strung and facts >= STRUNG_FACTS)
        ):
            return Span(part[0].start, part[-1].end)
    broken = any(draft.view.blocks[s.block].kind in ("item", "heading", "table") for s in draft.body)
    if total > bounds.unbroken and not broken:
        return Span(draft.body[0].start, draft.body[-1].end)
    return None


def strung(part: tuple[Sentence, ...]) -> int:
    """Count the key facts that are run together in one paragraph; a day with its hour is one."""
    count, last_end = 0, -100
    for sentence in part:
        for fact in facts_in(sentence):
            if fact.start - last_end > 12:
                count += 1
            last_end = fact.end
    return count
