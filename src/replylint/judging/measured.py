"""How right the built-in rules were when they were measured, and which of them may therefore only advise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from replylint.judging.rule import Measured, Rule
from replylint.resources import rules_folder

FILE = "measured.json"
"""Written into the rules' folder by `bench/quality.py`, never by hand."""
ENOUGH = 10
"""Below this many replies in which people saw a thing, a rule counts as unmeasured."""
SURE = 0.80
"""A rule whose findings are right less often is advisory: shown, not scored, and no error (docs/decisions.md)."""


def with_standing(rule: Rule) -> Rule:
    """Give a built-in rule what was measured of it."""
    found = measured(rules_folder() / FILE).get(rule.id)
    if found is None or found.yes < ENOUGH:
        return rule
    if found.precision >= SURE:
        return replace(rule, measured=found)
    return replace(rule, measured=found, advisory=True, severity="info" if rule.severity == "info" else "warning")


@cache
def measured(path: Path) -> Mapping[str, Measured]:
    """Read what was measured, by the rule's name; nothing where there is no such file."""
    if not path.is_file():
        return {}
    return {name: Measured(**found) for name, found in json.loads(path.read_bytes())["rules"].items()}
