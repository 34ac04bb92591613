"""Message in, Draft out: the view, what is left out, sentences with tokens, and the zones of the letter."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.languages import dominant_language, language
from replylint.languages.tokens import tokenize
from replylint.model import Block, Draft, Message, Sentence, Span, View
from replylint.parsing.blanking import blanked
from replylint.parsing.comments import find_comments
from replylint.parsing.fields import find_fields, mask
from replylint.parsing.heading import heading_end
from replylint.parsing.markup import view_of
from replylint.parsing.quoted import signature_block, split_quoted
from replylint.parsing.sentences import split_sentences
from replylint.parsing.threads import with_quoted
from replylint.parsing.zones import assign_zones, split_greeting

__all__ = ["one_sentence", "parse"]


def parse(message: Message, hidden: tuple[Span, ...] = ()) -> Draft:
    """Parse one message; linear in its length, raises nothing for any content.

    `hidden` are stretches of the source (template code, the branches of another letter) that are not shown, as
    comments never are.
    """
    view = view_of(blanked(message.source, [*hidden, *find_comments(message)]), message.format)
    text = view.text
    quoted = split_quoted(view)
    fields = find_fields(text)
    values = tuple(Span(f.start, f.end) for f in fields if not f.control)
    masked = mask(text, fields)
    code = message.language or dominant_language(_without(masked, quoted))
    start = heading_end(text)
    footer_at = signature_block(text, start)
    footer = (Span(footer_at, len(text)),) if footer_at is not None else ()
    out = (*quoted, *footer, Span(0, start))
    spans = list(_sentence_spans(view, masked, out, code, wraps=message.format != "html"))
    spans, name, greeted = split_greeting(spans, text, masked, code)
    sentences, after = assign_zones(_sentences(spans, text, masked, code), text, greeted)
    if after is not None:
        footer = (Span(after, footer[0].start if footer else len(text)), *footer)
    earlier = "\n".join(text[s.start : s.end] for s in quoted)
    return Draft(with_quoted(message, earlier), view, code, sentences, values, quoted, footer, earlier, name)


def one_sentence(text: str, code: str) -> Sentence:
    """Read a text that is one sentence of a body as `parse` would."""
    tokens = tokenize(mask(text, find_fields(text)), 0, language(code).fold)
    return Sentence(0, 0, len(text), 0, "middle", code, text, tokens)


def _without(text: str, spans: tuple[Span, ...]) -> str:
    parts, place = [], 0
    for span in spans:
        parts.append(text[place : span.start])
        place = max(place, span.end)
    return "".join([*parts, text[place:]])


def _sentence_spans(
    view: View, masked: str, out: tuple[Span, ...], code: str, *, wraps: bool
) -> Iterator[tuple[int, Span]]:
    """Give (block index, sentence span) over all blocks, less what is left out."""
    abbreviations = language(code).lexicon.abbreviations
    for index, block in enumerate(view.blocks):
        if block.kind == "code":
            continue
        for part in _kept(block, out):
            for span in split_sentences(masked, part.start, part.end, abbreviations, wraps=wraps):
                yield index, span


def _kept(block: Block, out: tuple[Span, ...]) -> Iterator[Span]:
    """Give the stretches of a block that no left-out span covers."""
    start = block.start
    for span in sorted(out):
        if span.end <= start or span.start >= block.end:
            continue
        if span.start > start:
            yield Span(start, span.start)
        start = max(start, span.end)
    if start < block.end:
        yield Span(start, block.end)


def _sentences(spans: list[tuple[int, Span]], text: str, masked: str, code: str) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    for block, span in spans:
        raw = masked[span.start : span.end]
        own = dominant_language(raw, code)
        tokens = tokenize(raw, span.start, language(own).fold)
        if not tokens:
            continue
        sentences.append(
            Sentence(len(sentences), span.start, span.end, block, "middle", own, text[span.start : span.end], tokens)
        )
    return tuple(sentences)
