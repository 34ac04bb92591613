"""The house's own rules: data in `data/`, and two pieces of Python that no built-in kind could say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from replylint.judging.case import Case, Fault, Judge, Outcome, failed, not_applicable, passed
from replylint.judging.protocols import Pack
from replylint.model import Span


def one_question(case: Case) -> Outcome:
    """Object to more than two questions in one letter: customers answer the first and forget the rest."""
    asked = [sentence for sentence in case.draft.body if sentence.question]
    if len(asked) <= 2:
        return passed("nothing-found")
    return failed("offends", *(Fault(Span(s.start, s.end), {"count": str(len(asked))}) for s in asked[2:]))


def name_said_once(names: Sequence[str], most: int = 2) -> Judge:
    """Make the judge of a demand: none of these product names stands in a letter more than `most` times."""
    if not names:
        raise ValueError("names lists at least one name")
    wanted = {name.lower() for name in names}

    def judge(case: Case) -> Outcome:
        places = [t for s in case.draft.body for t in s.tokens if t.norm in wanted]
        if not places:
            return not_applicable("no-occasion")
        over = [Fault(Span(t.start, t.end), {"limit": str(most)}) for t in places[most:]]
        return failed("offends", *over) if over else passed("found", Span(places[0].start, places[0].end))

    return judge


PACK = Pack(
    folder=Path(__file__).parent / "data",
    checks={"one-question": one_question},
    kinds={"name-said-once": name_said_once},
)
