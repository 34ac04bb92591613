"""What an editor offers to do about findings: their fixes, all safe fixes at once, and suppressions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lsprotocol import types as lsp

from replylint.fix import Safety
from replylint.lsp.asides import aside
from replylint.lsp.checking import Checked, Letter
from replylint.lsp.comments import Silencing, in_letter, in_paragraph
from replylint.lsp.diagnostics import shown
from replylint.lsp.hovers import at
from replylint.mending import mended
from replylint.model import Finding
from replylint.wording import fill, texts

FIX_ALL = "source.fixAll.replylint"
_SAFE: tuple[Safety, ...] = ("safe",)
REASON = "replylint.writeReason"
"""A command of the server: it puts the caret where the reason of a new suppression is to be written."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a client can do beyond plain edits: make files, and show a place in one."""

    makes_files: bool = False
    shows: bool = False


def actions(
    checked: Checked, wanted: lsp.Range, kinds: Sequence[str] | None, abilities: Abilities
) -> list[lsp.CodeAction]:
    """Give the actions for a range, of the kinds asked for (all where None): fixes first, then suppressions."""
    found = list[lsp.CodeAction]()
    for letter in checked.letters:
        if not letter.place.verbatim:
            continue
        offering = _Offering(letter, checked.document.uri, abilities)
        touched = list(at(letter, wanted))
        if _asked(lsp.CodeActionKind.QuickFix, kinds):
            found += [action for finding in touched for action in offering.fixes(finding)]
            found += [action for finding in touched for action in offering.silencings(finding)]
        if _asked(FIX_ALL, kinds):
            found += offering.fix_all()
    return found


def _asked(kind: str, kinds: Sequence[str] | None) -> bool:
    return kinds is None or any(kind == asked or kind.startswith(f"{asked}.") for asked in kinds)


@dataclass(frozen=True, slots=True)
class _Offering:
    letter: Letter
    uri: str
    abilities: Abilities

    def fixes(self, finding: Finding) -> Iterator[lsp.CodeAction]:
        if fix := finding.fix:
            edits = [lsp.TextEdit(self.letter.place.range(e.start, e.end), e.text) for e in fix.edits]
            yield self._action(fix.title, finding, lsp.WorkspaceEdit({self.uri: edits}), preferred=fix.safety == "safe")

    def silencings(self, finding: Finding) -> Iterator[lsp.CodeAction]:
        for name, silencing in (("here", in_paragraph(self.letter, finding)), ("all", in_letter(self.letter, finding))):
            if silencing:
                yield self._commented(name, finding, silencing)
        if (
            self.letter.message.format == "text"
            and self.abilities.makes_files
            and (beside := aside(self.letter, finding))
        ):
            edit = lsp.WorkspaceEdit(document_changes=beside.edits)
            yield self._action(self._title("aside", finding), finding, edit, (beside.uri, beside.reason))

    def fix_all(self) -> Iterator[lsp.CodeAction]:
        letter, before = self.letter, self.letter.message.source
        if not any(f.fix and f.fix.safety == "safe" for f in letter.report.findings):
            return
        after = mended(letter.message, letter.plan.check, _SAFE).message.source
        if after != before:
            start = _alike(before, after)
            tail = _alike(before[start:][::-1], after[start:][::-1])
            edit = lsp.TextEdit(letter.place.range(start, len(before) - tail), after[start : len(after) - tail])
            title = texts(letter.speaks)["editor"]["fix-all"]
            yield lsp.CodeAction(title, FIX_ALL, edit=lsp.WorkspaceEdit({self.uri: [edit]}))

    def _commented(self, name: str, finding: Finding, silencing: Silencing) -> lsp.CodeAction:
        place = self.letter.place.position(silencing.at)
        edit = lsp.WorkspaceEdit({self.uri: [lsp.TextEdit(lsp.Range(place, place), silencing.text)]})
        reason = lsp.Position(place.line, place.character + silencing.reason)
        return self._action(self._title(name, finding), finding, edit, (self.uri, reason))

    def _title(self, name: str, finding: Finding) -> str:
        return fill(texts(self.letter.speaks)["editor"][name], {"rule": finding.rule})

    def _action(
        self, title: str, finding: Finding, edit: lsp.WorkspaceEdit,
        reason: tuple[str, lsp.Position] | None = None, *, preferred: bool = False,
    ) -> lsp.CodeAction:  # fmt: skip
        command = None
        if reason and self.abilities.shows:
            uri, place = reason
            command = lsp.Command(title, REASON, arguments=[uri, place.line, place.character])
        return lsp.CodeAction(
            title, lsp.CodeActionKind.QuickFix, diagnostics=[shown(self.letter, finding)],
            is_preferred=preferred or None, edit=edit, command=command,
        )  # fmt: skip


def _alike(one: str, other: str) -> int:
    """Give the length of the beginning that two texts share."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
