"""Makes key facts bold, and a list of facts that run together in a paragraph."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from replylint.fix import Edit
from replylint.judging.checks.appearance import BOLD_SHARE, weightiest
from replylint.judging.fixers.repair import Repair
from replylint.model import Draft, Sentence, Span
from replylint.recognition.density import STRUNG_FACTS, words
from replylint.recognition.key_facts import facts_in, key_facts

_MOST = 4
_MARKS = {"markdown": ("**", "**"), "html": ("<b>", "</b>")}
_YEAR = re.compile(r",? (?:19|20)\d\d\b")
_PART = re.compile(r"[,;] (?:and (?:then )?)?|,? and then |; ")


def bold_facts(repair: Repair) -> Iterator[Edit]:
    """Put the weightiest key facts in bold, as many as keep the share of bold within bounds."""
    draft = repair.case.draft
    marks = _MARKS.get(draft.message.format)
    room = BOLD_SHARE * words(draft.body)
    for found in weightiest([f for f in key_facts(draft) if f.kind != "time"])[:_MOST] if marks else ():
        shown = draft.text[found.start : found.end]
        if year := _YEAR.match(draft.text, found.end):
            shown += year.group()
        fact = Span(found.start, found.start + len(shown.rstrip(".,")))
        span = draft.source_span(*fact)
        room -= len(shown.split())
        if room < 0:
            return
        if marks and _verbatim(draft, fact) and not _inside(draft, fact):
            yield from (Edit(span.start, span.start, marks[0]), Edit(span.end, span.end, marks[1]))


def _verbatim(draft: Draft, fact: Span) -> bool:
    """Whether a stretch of the view stands in the source as it is shown, with no markup in it."""
    span = draft.source_span(fact.start, fact.end)
    return draft.message.source[span.start : span.end] == draft.text[fact.start : fact.end]


def _inside(draft: Draft, fact: Span) -> bool:
    spans = (*draft.view.links, *draft.view.bold)
    return any(s.start < fact.end and fact.start < s.end for s in spans)


def list_facts(repair: Repair) -> Iterator[Edit]:
    """Give every fact of the paragraph a line of its own; HTML, whose paragraphs can't hold a list, is left."""
    draft, span = repair.case.draft, repair.fault.span
    if span is None or draft.message.format == "html":
        return
    part = [s for s in draft.body if span.start <= s.start < span.end]
    cuts = [cut for sentence in part for cut in _cuts(sentence)]
    cuts += [Span(one.end, other.start) for one, other in itertools.pairwise(part)]
    begin = _line_start(draft, span)
    if begin is None or len(cuts) + 1 < STRUNG_FACTS or not all(_joint(draft, cut) for cut in cuts):
        return
    yield Edit(begin, begin, "- ")
    for cut in sorted(cuts):
        place = draft.source_span(*cut)
        yield Edit(place.start, place.end, "\n- ")


def _line_start(draft: Draft, span: Span) -> int | None:
    """Give where the paragraph's line starts in the source; None where other words stand before it there."""
    source, at = draft.message.source, draft.source_span(*span).start
    line = source.rfind("\n", 0, at) + 1
    return line if not source[line:at].strip("*_ ") else None


def _joint(draft: Draft, cut: Span) -> bool:
    """Whether a text can be parted here: no markup and no bold runs over the joint."""
    return _verbatim(draft, cut) and not any(b.start < cut.end and cut.start < b.end for b in draft.view.bold)


def _cuts(sentence: Sentence) -> Iterator[Span]:
    """Give the joints of a sentence that part its facts from each other."""
    begin = 0
    facts = [Span(f.start - sentence.start, f.end - sentence.start) for f in facts_in(sentence)]
    for match in _PART.finditer(sentence.text):
        before = any(begin <= f.start and f.end <= match.start() for f in facts)
        after = any(match.end() <= f.start for f in facts)
        if before and after and not any(f.start < match.end() and match.start() < f.end for f in facts):
            yield Span(sentence.start + match.start(), sentence.start + match.end())
            begin = match.end()
