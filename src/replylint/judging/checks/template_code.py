"""Checks of a template's own code: a dialect that is read, and blocks that close (W1)."""

from __future__ import annotations

from replylint.judging.case import Case, Fault, Outcome, failed, not_applicable, passed
from replylint.parsing.templates import unclosed, unknown_code


def template_code(case: Case) -> Outcome:
    """Object to code of a dialect that is not read, and to a block that never closes; nothing is rendered."""
    if not case.template:
        return not_applicable("not-a-template")
    source = case.draft.message.source
    faults = [Fault(values={"name": found.name}, source=found.place) for found in unknown_code(source)]
    open_ = unclosed(source)
    if open_:
        code = source[open_.start : open_.end]
        faults.append(Fault(values={"name": code}, source=open_, message="unclosed"))
    return failed("offends", *faults) if faults else passed("nothing-found")
