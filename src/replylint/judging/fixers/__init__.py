"""Fixers that rule forms name: a literal table from name to what makes the edits and how safe they are."""

from __future__ import annotations

from replylint.fix import Edit
from replylint.judging.fixers.appearance import bold_facts, list_facts
from replylint.judging.fixers.direction import declare_direction
from replylint.judging.fixers.inserts import insert_closing, insert_opening, insert_signature
from replylint.judging.fixers.masks import kept_out
from replylint.judging.fixers.repair import Fixer, Repair
from replylint.judging.fixers.spaces import single_spaces, space_after_number
from replylint.judging.fixers.words import reword

FIXERS: dict[str, Fixer] = {
    "bold-facts": Fixer(bold_facts, "unsafe"),
    "declare-direction": Fixer(declare_direction, "safe"),
    "insert-closing": Fixer(insert_closing, "unsafe", shifts=True),
    "insert-opening": Fixer(insert_opening, "unsafe", shifts=True),
    "insert-signature": Fixer(insert_signature, "unsafe", shifts=True),
    "list-facts": Fixer(list_facts, "unsafe"),
    "reword": Fixer(reword, "suggestion"),
    "single-spaces": Fixer(single_spaces, "safe"),
    "space-after-number": Fixer(space_after_number, "safe"),
}

__all__ = ["FIXERS", "Fixer", "Repair", "edits_of"]


def edits_of(fixer: Fixer, repair: Repair) -> tuple[Edit, ...]:
    """Give the edits of a repair in order; none where the fixer can't or where they would touch what is masked."""
    edits = tuple(sorted(fixer.make(repair), key=lambda edit: (edit.start, edit.end)))
    return edits if edits and kept_out(edits, repair.case.draft) else ()
