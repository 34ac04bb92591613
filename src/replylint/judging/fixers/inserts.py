"""Adds a sentence that the letter lacks: thanks before the matter, a warm line at its end, a sign-off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.fix import Edit
from replylint.judging.fixers.repair import Repair
from replylint.model import Draft, Sentence

_MARKUP = re.compile(r"(?:[\W_]|\d{1,3}[.)])*")
_HTML_BREAK = "<br><br>"


def insert_opening(repair: Repair) -> Iterator[Edit]:
    """Put the house's thanks before the first sentence after the greeting."""
    body = repair.case.draft.body
    if body:
        yield from _before(body[0], repair.say("thanks"), repair.case.draft)


def insert_closing(repair: Repair) -> Iterator[Edit]:
    """Put the house's warm line before the sign-off, or at the end where there is none."""
    draft, words = repair.case.draft, repair.say("warm-closing")
    signed = [sentence for sentence in draft.sentences if sentence.zone == "signoff"]
    if signed:
        yield from _before(signed[0], words, draft)
    elif draft.body:
        yield from _after(draft.body[-1], words, draft)


def insert_signature(repair: Repair) -> Iterator[Edit]:
    """Put the house's sign-off after the last sentence."""
    body = repair.case.draft.body
    if body:
        yield from _after(body[-1], repair.say("sign-off"), repair.case.draft)


def _before(sentence: Sentence, words: str, draft: Draft) -> Iterator[Edit]:
    """Begin a paragraph of its own before a sentence that starts a line, else stand before it in its line."""
    source, at = draft.message.source, draft.source_span(sentence.start, sentence.end).start
    if not words or not _plain(sentence, draft):
        return
    if draft.message.format == "html":
        yield Edit(at, at, _escaped(words) + _HTML_BREAK)
        return
    line = source.rfind("\n", 0, at) + 1
    if _MARKUP.fullmatch(source, line, at):
        yield Edit(line, line, words + "\n\n")
    else:
        yield Edit(at, at, words + " ")


def _after(sentence: Sentence, words: str, draft: Draft) -> Iterator[Edit]:
    """Begin a paragraph after a sentence and the marks that end its line."""
    source, at = draft.message.source, draft.source_span(sentence.start, sentence.end).end
    if not words or not _plain(sentence, draft):
        return
    if draft.message.format == "html":
        yield Edit(at, at, _HTML_BREAK + _escaped(words).replace("\n", "<br>"))
        return
    stop = source.find("\n", at)
    end = len(source) if stop < 0 else stop
    if _MARKUP.fullmatch(source, at, end):
        yield Edit(end, end, "\n\n" + words)


def _plain(sentence: Sentence, draft: Draft) -> bool:
    """Whether new words beside a sentence would stand in running text: in HTML, no list, table, link or bold."""
    if draft.message.format != "html":
        return True
    inside = (*draft.view.links, *draft.view.bold)
    kind = draft.view.blocks[sentence.block].kind
    return kind == "paragraph" and not any(s.start < sentence.end and sentence.start < s.end for s in inside)


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
