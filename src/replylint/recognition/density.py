"""Measures how a letter looks: words a paragraph, facts strung together, stretches without a visual break."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.languages import language
from replylint.model import Draft, Sentence, Span
from replylint.recognition.key_facts import facts_in

PARAGRAPH_WORDS = 90
STRUNG_WORDS = 50
UNBROKEN_WORDS = 250
STRUNG_FACTS = 3
"""CODEBOOK.md, dense; Hebrew bounds are 60, 35 and 165 words."""


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
    code = draft.language
    total = 0
    broken = any(draft.view.blocks[s.block].kind in ("item", "heading", "table") for s in draft.body)
    parts = list(paragraphs(draft))
    for part in parts:
        count = words(part)
        total += count
        span = Span(part[0].start, part[-1].end)
        if count > bound(PARAGRAPH_WORDS, code):
            return span
        if count >= bound(STRUNG_WORDS, code) and strung(part) >= STRUNG_FACTS:
            return span
    if total > bound(UNBROKEN_WORDS, code) and not broken and len(parts) <= 2:
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
