"""Reads rule forms (YAML) into rules, and says precisely what is wrong with one that is not well formed."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from replylint.errors import RuleError
from replylint.judging.fixers import FIXERS
from replylint.judging.kinds import KINDS, judge_for
from replylint.judging.rule import Example, Rule
from replylint.model import SECTIONS, SEVERITIES, SITUATIONS
from replylint.resources import load_yaml

_REQUIRED = {"id", "code", "tip", "title", "why", "section", "weight", "severity", "demand", "messages", "examples"}
_KNOWN = _REQUIRED | {"applies", "suggest", "critical", "fact", "fix", "about"}
_EXAMPLE_KEYS = {"text", "quote", "situation", "format", "template"}


def load_rules(folder: Path) -> Iterator[Rule]:
    """Read every rule form of a folder in name order; raises RuleError."""
    for path in sorted(folder.glob("*.yaml")):
        yield read_rule(load_yaml(path), str(path))


def read_rule(form: Any, where: str) -> Rule:
    """Make a rule of one form; raises RuleError that names the key and the near matches."""
    if not isinstance(form, dict):
        raise RuleError("a rule form is a mapping", where=where)
    for key in form.keys() - _KNOWN:
        near = get_close_matches(str(key), _KNOWN, 1)
        raise RuleError(f"unknown key {key!r}", where=where, mend=f"did you mean {near[0]!r}?" if near else "")
    if missing := _REQUIRED - form.keys():
        raise RuleError(f"missing key {sorted(missing)[0]!r}", where=where)
    _one_of(form["section"], SECTIONS, "section", where)
    _one_of(form["severity"], SEVERITIES, "severity", where)
    if not isinstance(form["weight"], int) or not 0 <= form["weight"] <= 100:
        raise RuleError("weight is an integer from 0 to 100", where=where)
    situations = form.get("applies", {}).get("situation")
    for situation in situations or ():
        _one_of(situation, SITUATIONS, "situation", where)
    fix = form.get("fix", "")
    if fix:
        _one_of(fix, tuple(FIXERS), "fix", where)
    return Rule(
        id=form["id"], code=form["code"], tip=form["tip"], title=form["title"], why=form["why"],
        section=form["section"], weight=form["weight"], severity=form["severity"],
        judge=_judge(form["demand"], where), messages=form["messages"],
        suggest={code: tuple(_variants(s) for s in lines) for code, lines in form.get("suggest", {}).items()},
        examples=tuple(_examples(form["examples"], where)), demand=form["demand"],
        fact=form["demand"].get("fact", form.get("fact")),
        situations=frozenset(situations) if situations else None, critical=bool(form.get("critical", False)),
        fix=fix, fixer=FIXERS.get(fix),
    )  # fmt: skip


def _judge(demand: Any, where: str) -> Any:
    if not isinstance(demand, dict) or "kind" not in demand:
        raise RuleError("a demand names its kind", where=where, mend=f"one of: {', '.join(KINDS)}")
    _one_of(demand["kind"], tuple(KINDS), "kind", where)
    try:
        return judge_for(demand)
    except (TypeError, ValueError) as error:
        raise RuleError(f"demand: {error}", where=where) from error


def _one_of(value: Any, known: tuple[str, ...], what: str, where: str) -> None:
    if value not in known:
        near = get_close_matches(str(value), known, 1)
        mend = f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(known)}"
        raise RuleError(f"unknown {what} {value!r}", where=where, mend=mend)


def _variants(suggestion: Any) -> dict[str, str]:
    return dict(suggestion) if isinstance(suggestion, dict) else {"any": str(suggestion)}


def _examples(forms: Any, where: str) -> Iterator[Example]:
    for code, sides in forms.items():
        for side, entries in sides.items():
            _one_of(side, ("pass", "fail"), "examples key", where)
            for entry in entries:
                form = entry if isinstance(entry, dict) else {"text": entry}
                if unknown := form.keys() - _EXAMPLE_KEYS:
                    raise RuleError(f"examples: unknown key {sorted(unknown)[0]!r}", where=where)
                yield Example(code, passes=side == "pass", **form)
