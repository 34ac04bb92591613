"""The kinds of demand that a rule form may make: a literal table from name to maker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import signature
from typing import Any

from replylint.judging.case import Case, Judge, Outcome
from replylint.judging.checks import CHECKS
from replylint.judging.kinds.check import check_among
from replylint.judging.kinds.facts import fact_absent, fact_present
from replylint.judging.kinds.measure import measure
from replylint.judging.kinds.moves import move_order, moves_absent, moves_present
from replylint.judging.kinds.phrases import pattern_absent, phrase_absent, phrase_present
from replylint.judging.kinds.settings import check_settings
from replylint.judging.kinds.suppression import suppression

Kinds = Mapping[str, Callable[..., Judge]]

KINDS: dict[str, Callable[..., Judge]] = {
    "fact-present": fact_present,
    "fact-absent": fact_absent,
    "moves-present": moves_present,
    "moves-absent": moves_absent,
    "move-order": move_order,
    "measure": measure,
    "check": check_among(CHECKS),
    "phrase-absent": phrase_absent,
    "phrase-present": phrase_present,
    "pattern-absent": pattern_absent,
    "suppression": suppression,
}

__all__ = ["KINDS", "judge_for", "kinds_with", "settings_of"]


def kinds_with(kinds: Mapping[str, Callable[..., Judge]], checks: Mapping[str, Callable[[Case], Outcome]]) -> Kinds:
    """Give the built-in kinds with the kinds and check functions of a pack; raises ValueError for a clash."""
    for own, built_in, what in ((kinds, KINDS, "kind"), (checks, CHECKS, "check")):
        if twice := own.keys() & built_in.keys():
            raise ValueError(f"the {what} {sorted(twice)[0]!r} is built in; give it another name")
    return {**KINDS, **kinds, "check": check_among({**CHECKS, **checks})}


def judge_for(demand: Mapping[str, Any], make: Callable[..., Judge]) -> Judge:
    """Make the judge of a demand; raises TypeError for a wrong setting, ValueError for a wrong value."""
    settings = {str(key).replace("-", "_"): value for key, value in demand.items() if key != "kind"}
    check_settings(make, settings)
    return make(**settings)


def settings_of(make: Callable[..., Judge]) -> frozenset[str]:
    """Name the settings that demands of a kind take, as a form writes them."""
    return frozenset(name.replace("_", "-") for name in signature(make).parameters)
