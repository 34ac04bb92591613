"""The kinds of demand that a rule form may make: a literal table from name to maker."""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from typing import Any

from replylint.judging.case import Judge
from replylint.judging.kinds.check import check
from replylint.judging.kinds.facts import fact_absent, fact_present
from replylint.judging.kinds.measure import measure
from replylint.judging.kinds.moves import move_order, moves_absent, moves_present
from replylint.judging.kinds.suppression import suppression

KINDS: dict[str, Callable[..., Judge]] = {
    "fact-present": fact_present,
    "fact-absent": fact_absent,
    "moves-present": moves_present,
    "moves-absent": moves_absent,
    "move-order": move_order,
    "measure": measure,
    "check": check,
    "suppression": suppression,
}

__all__ = ["KINDS", "judge_for", "settings_of"]


def judge_for(demand: dict[str, Any]) -> Judge:
    """Make the judge of a demand; raises KeyError for an unknown kind, TypeError for a wrong setting."""
    settings = {key.replace("-", "_"): value for key, value in demand.items() if key != "kind"}
    return KINDS[demand["kind"]](**settings)


def settings_of(kind: str) -> frozenset[str]:
    """Name the settings that demands of a kind take, as a form writes them."""
    return frozenset(name.replace("_", "-") for name in signature(KINDS[kind]).parameters)
