"""Tells the draft from the earlier mail below or inside it, and from the footer that a mail program appends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.model import Span, View

_BIDI = "[\u200e\u200f\u202a-\u202e\u2066-\u2069]*"
_BEFORE = rf"(?m)^{_BIDI}[ \t]*"
ATTRIBUTION = re.compile(
    rf"{_BEFORE}(?:On [^\n]{{6,140}}(?:\n[^\n]{{0,100}})?\bwrote:"
    rf"|(?:ב(?:תאריך|יום)|ב-?\d)[^\n]{{6,160}}(?:\n[^\n]{{0,100}})?(?:כתב/ה|כתבה|כתב|<[^<>\n]+>){_BIDI}\s?:"
    rf"|(?:ב(?:תאריך))[^\n]{{6,160}}(?:מאת|כתב)[^\n]*:){_BIDI}[ \t]*$"
)
BLOCK = re.compile(
    rf"{_BEFORE}(?:-{{2,}} ?(?:Original Message|Forwarded message|Reply message|הודעה מקורית|הודעה שהועברה) ?-{{2,}}"
    r"|Begin forwarded message:"
    r"|\**(?:From|מאת) ?:[^\n]+\n(?:[^\n]*\n){0,2}?\**[ \t]*(?:Sent|Date|נשלח|תאריך) ?:[^\n]+\n"
    r"(?:[^\n]*\n){0,3}?\**[ \t]*(?:To|Subject|אל|נושא) ?:)"
)
_MARKED = re.compile(rf"{_BEFORE}>[^\n]*(?:\n|$)")
_DATED = re.compile(r"\d|@|<")
_FOOTER = re.compile(
    rf"{_BEFORE}(?:-- ?$|-----BEGIN PGP SIGNATURE-----"
    r"|Sent from my (?:iPhone|iPad|Android|mobile|phone)|Get Outlook for "
    r"|נשלח מה-?\s?(?:iPhone|iPad|Android|אייפון|טלפון)"
    r"|(?:This|The information in this) (?:e-?mail|message|communication)[^\n]{0,60}(?:confidential|intended)"
    r"|(?:CONFIDENTIALITY|DISCLAIMER)\b|הודעה זו[^\n]{0,40}(?:מיועדת|חסויה)|הודעת סודיות)"
)


def split_quoted(view: View) -> tuple[Span, ...]:
    """Give the stretches of earlier mail, in view offsets and in order, merged where they touch."""
    return tuple(_merged(sorted([*view.hidden, *_found(view.text)])))


def _found(text: str) -> Iterator[Span]:
    block = BLOCK.search(text)
    if block:
        yield Span(block.start(), len(text))
    for match in ATTRIBUTION.finditer(text):
        if not _DATED.search(match.group()):
            continue
        following = text[match.end() :].lstrip("\n \t")
        if following.startswith(">"):
            yield Span(match.start(), match.end())
        else:
            yield Span(match.start(), len(text))
    for match in _MARKED.finditer(text):
        yield Span(match.start(), match.end())


def _merged(spans: list[Span]) -> Iterator[Span]:
    current: Span | None = None
    for span in spans:
        if current and span.start <= current.end + 1:
            current = Span(current.start, max(current.end, span.end))
        else:
            if current:
                yield current
            current = span
    if current:
        yield current


def signature_block(text: str, start: int) -> int | None:
    """Give the offset at which a mail program's footer begins, after `start`; None where there is none."""
    match = _FOOTER.search(text, start)
    return match.start() if match and match.start() > start else None
