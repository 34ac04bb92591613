"""Changes rules as a configuration asks: off, another severity or weight, other thresholds of the demand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from replylint.judging.kinds import judge_for, settings_of
from replylint.judging.rule import Rule


def tuned(rule: Rule, options: Mapping[str, Any]) -> Rule:
    """Give the rule with options set ("severity", "weight", "critical", "advisory" and settings of its demand).

    Raises ValueError for a setting that the rule's demand does not know.
    """
    own = {"severity", "weight", "critical", "advisory"}
    demand = {key: value for key, value in options.items() if key not in own}
    known = settings_of(rule.make)
    for key in demand:
        if key not in known:
            tunable = sorted(known & rule.demand.keys() - {"kind", "name", "fact"}) or ["none"]
            raise ValueError(f"its demand has no setting {key!r}; it has: {', '.join(tunable)}")
    if demand:
        changed = {**rule.demand, **{key: _merged(rule.demand.get(key), value) for key, value in demand.items()}}
        rule = replace(rule, demand=changed, judge=judge_for(changed, rule.make))
    return replace(
        rule,
        severity=options.get("severity", rule.severity),
        weight=int(options.get("weight", rule.weight)),
        critical=options.get("critical", rule.critical),
        advisory=options.get("advisory", rule.advisory),
    )


def _merged(old: object, new: object) -> object:
    return {**old, **new} if isinstance(old, Mapping) and isinstance(new, Mapping) else new
