"""Named measures of a draft: each gives values with the place they were taken at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil
from typing import NamedTuple

from replylint.judging.case import Case
from replylint.languages.readability_en import reading_grade
from replylint.model import Span
from replylint.recognition.density import paragraphs, words

PHONE_COLUMNS = 38
"""Characters a line on a phone held upright, at a mail client's usual letter size."""
DESK_COLUMNS = 90
"""Characters a line in a mail window on a desk."""
READABLE_FROM = 100
"""English grades mean little under this many words (FACTS.md, textstat)."""


class Measured(NamedTuple):
    """A value and the view span it was taken at."""

    value: float
    span: Span | None


def sentence_words(case: Case) -> Iterator[Measured]:
    """Give the words of each sentence of the body; list items count too."""
    for sentence in case.draft.body:
        yield Measured(len(sentence.tokens), Span(sentence.start, sentence.end))


def paragraph_lines(columns: int) -> Callable[[Case], Iterator[Measured]]:
    """Make the measure of rendered lines a paragraph at a line width in characters."""

    def lines(case: Case) -> Iterator[Measured]:
        for part in paragraphs(case.draft):
            start, end = part[0].start, part[-1].end
            yield Measured(ceil((end - start) / columns), Span(start, end))

    lines.__doc__ = f"Give the lines that each paragraph fills at {columns} characters a line."
    return lines


def reply_words(case: Case) -> Iterator[Measured]:
    """Give the words of the whole body."""
    if case.draft.body:
        yield Measured(words(case.draft.body), None)


def english_grade(case: Case) -> Iterator[Measured]:
    """Give the Flesch-Kincaid grade of an English body of at least READABLE_FROM words, list items left out."""
    blocks = case.draft.view.blocks
    prose = [s for s in case.draft.body if s.language == "en" and blocks[s.block].kind == "paragraph"]
    if sum(len(s.tokens) for s in prose) >= READABLE_FROM:
        yield Measured(reading_grade([[t.norm for t in s.tokens] for s in prose]), None)


MEASURES: dict[str, Callable[[Case], Iterator[Measured]]] = {
    "sentence-words": sentence_words,
    "paragraph-lines-phone": paragraph_lines(PHONE_COLUMNS),
    "paragraph-lines-desk": paragraph_lines(DESK_COLUMNS),
    "reply-words": reply_words,
    "english-grade": english_grade,
}
