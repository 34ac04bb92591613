"""The suppression of a finding as a comment in the draft's own syntax, put where it silences that finding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from replylint.lsp.checking import Letter
from replylint.model import Draft, Finding
from replylint.parsing import parse

_MARKS = {
    **dict.fromkeys((".j2", ".jinja", ".jinja2", ".twig", ".njk"), ("{# ", " #}")),
    ".liquid": ("{% comment %} ", " {% endcomment %}"),
    **dict.fromkeys((".hbs", ".handlebars"), ("{{!-- ", " --}}")),
    ".mustache": ("{{! ", " }}"),
    **dict.fromkeys((".erb", ".ejs"), ("<%# ", " %>")),
    ".php": ("<?php /* ", " */ ?>"),
    ".tpl": ("{* ", " *}"),
}
"""How a comment of each template language begins and ends; no customer sees one in the source of the mail."""
_HTML = ("<!-- ", " -->")


class Silencing(NamedTuple):
    """A comment, the source offset that it goes to, and where in it the reason is to be written."""

    at: int
    text: str
    reason: int


def in_paragraph(letter: Letter, finding: Finding) -> Silencing | None:
    """Give the comment that silences a finding in its paragraph; None where no place for one would do it."""
    marks = _marks(letter)
    if marks is None or not finding.end:
        return None
    own_line = letter.message.format != "text"
    for at, before, after in _places(parse(letter.message), finding, own_line):
        silencing = _comment(marks, "ignore", finding, at, before, after)
        if _silences(letter, silencing, finding):
            return silencing
    return None


def in_letter(letter: Letter, finding: Finding) -> Silencing | None:
    """Give the comment that silences a rule in the whole letter; None where the format has no comments."""
    marks = _marks(letter)
    if marks is None:
        return None
    after = "" if letter.message.format == "text" else "\n"
    silencing = _comment(marks, "ignore-file", finding, 0, "", after)
    return silencing if _silences(letter, silencing, finding) else None


def _marks(letter: Letter) -> tuple[str, str] | None:
    template = _MARKS.get(Path(letter.message.path).suffix.lower()) if letter.message.template else None
    return template or (None if letter.message.format == "text" else _HTML)


def _comment(marks: tuple[str, str], word: str, finding: Finding, at: int, before: str, after: str) -> Silencing:
    head = f'{before}{marks[0]}replylint: {word}[{finding.rule}] reason="'
    return Silencing(at, f'{head}"{marks[1]}{after}', len(head))


def _places(draft: Draft, finding: Finding, own_line: bool) -> Iterator[tuple[int, str, str]]:
    """Give where a comment may go, with what stands before and after it there: a line of its own, else in the block."""
    source, previous_end, in_list = draft.message.source, 0, False
    for block in draft.view.blocks:
        span = draft.source_span(block.start, block.end)
        if span.end > finding.start:
            line = source.rfind("\n", 0, span.start) + 1
            if own_line and previous_end <= line:
                indent = source[line : len(source) - len(source[line:].lstrip(" \t"))]
                inside = in_list and block.kind == "item" and draft.message.format == "markdown"
                yield line, indent + ("   " if inside else ""), "\n"
            if draft.message.format != "markdown":
                yield span.start, "", ""
            return
        previous_end, in_list = span.end, block.kind == "item"


def _silences(letter: Letter, silencing: Silencing, finding: Finding) -> bool:
    """Whether the finding is gone with the comment in place, given a reason."""
    at, text = silencing.at, silencing.text[: silencing.reason] + "-" + silencing.text[silencing.reason :]
    source = letter.message.source
    start = finding.start + (len(text) if finding.end and finding.start >= at else 0)
    left = letter.judged(source[:at] + text + source[at:])
    return not any(f.rule == finding.rule and (f.start == start or not finding.end) for f in left)
