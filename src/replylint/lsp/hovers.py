"""What is told of the words under the pointer: what was found, and the rule's whole story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position, Range

from replylint.lsp.checking import Checked, Letter
from replylint.model import Finding
from replylint.reporting.rule_help import rule_help
from replylint.wording import texts

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#!|~&])")


def hover(checked: Checked, position: Position) -> Hover | None:
    """Tell the stories of the findings at a position, worst first; None where there is none."""
    found = [(letter, finding) for letter in checked.letters for finding in at(letter, Range(position, position))]
    if not found:
        return None
    told = "\n\n---\n\n".join(_story(letter, finding) for letter, finding in found)
    return Hover(MarkupContent(MarkupKind.Markdown, told), found[0][0].place.of(found[0][1]))


def at(letter: Letter, wanted: Range) -> Iterator[Finding]:
    """Give the findings of a letter that touch a range."""
    for finding in letter.report.findings:
        own = letter.place.of(finding)
        if own.start <= wanted.end and wanted.start <= own.end:
            yield finding


def _story(letter: Letter, finding: Finding) -> str:
    rule = letter.plan.rules.find(finding.rule)
    parts = [f"**{_plain(finding.message)}**"]
    if finding.suggestion:
        parts.append(f"{texts(letter.speaks)['labels']['instead']} {_plain(finding.suggestion)}")
    return "\n\n".join([*parts, rule_help(rule, letter.speaks)])


def _plain(text: str) -> str:
    """Give a text that may quote the draft so that no Markdown in it comes alive (an image would be fetched)."""
    return _MARKS.sub(r"\\\1", text)
