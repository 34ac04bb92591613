"""Reads rule forms (YAML) into rules, and says precisely what is wrong with one that is not well formed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from replylint.errors import RuleError
from replylint.judging.case import Judge
from replylint.judging.fixers import FIXERS, Fixer
from replylint.judging.kinds import KINDS, Kinds, judge_for, settings_of
from replylint.judging.rule import Example, Rule
from replylint.model import SECTIONS, SEVERITIES, SITUATIONS
from replylint.resources import load_yaml, texts_of

_REQUIRED = {"id", "code", "tip", "title", "why", "section", "weight", "severity", "demand", "messages", "examples"}
_KNOWN = _REQUIRED | {"applies", "suggest", "critical", "fact", "fix", "about"}
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{2,4}\d{3}")
_EXAMPLE_KEYS = {"text", "quote", "situation", "format", "template", "customer_message"}


def load_rules(folder: Path, kinds: Kinds = KINDS, fixers: Mapping[str, Fixer] = FIXERS) -> Iterator[Rule]:
    """Read every rule form of a folder in name order; raises RuleError."""
    for path in sorted(folder.glob("*.yaml")):
        yield read_rule(load_yaml(path), str(path), kinds, fixers)


def read_rule(form: Any, where: str, kinds: Kinds = KINDS, fixers: Mapping[str, Fixer] = FIXERS) -> Rule:
    """Make a rule of one form; raises RuleError that names the key and the near matches."""
    if not isinstance(form, dict):
        raise RuleError("a rule form is a mapping", where=where)
    for key in sorted(form.keys() - _KNOWN, key=str):
        near = get_close_matches(str(key), _KNOWN, 1)
        raise RuleError(f"unknown key {key!r}", where=where, mend=f"did you mean {near[0]!r}?" if near else "")
    if missing := _REQUIRED - form.keys():
        raise RuleError(f"missing key {sorted(missing)[0]!r}", where=where)
    _names(form, where)
    _one_of(form["section"], SECTIONS, "section", where)
    _one_of(form["severity"], SEVERITIES, "severity", where)
    if not isinstance(form["weight"], int) or not 0 <= form["weight"] <= 100:
        raise RuleError("weight is an integer from 0 to 100", where=where)
    applies = form.get("applies", {})
    if not isinstance(applies, dict) or applies.keys() - {"situation"}:
        raise RuleError("applies holds situations", where=where, mend="applies: {situation: [complaint]}")
    _texts(form, where)
    for situation in texts_of(applies.get("situation") or [], "applies: situation", where):
        _one_of(situation, SITUATIONS, "situation", where)
    situations = applies.get("situation")
    fix = form.get("fix", "")
    if fix != "":
        _one_of(fix, tuple(fixers), "fix", where)
    make, judge = _judge(form["demand"], where, kinds)
    return Rule(
        id=form["id"], code=form["code"], tip=form["tip"], title=form["title"], why=form["why"],
        section=form["section"], weight=form["weight"], severity=form["severity"],
        judge=judge, make=make, messages=form["messages"],
        suggest={code: tuple(_suggested(lines, where)) for code, lines in form.get("suggest", {}).items()},
        examples=tuple(_examples(form["examples"], where)), demand=form["demand"],
        fact=_fact(form, where),
        situations=frozenset(situations) if situations else None, critical=bool(form.get("critical", False)),
        fix=fix, fixer=fixers.get(fix), where=where,
    )  # fmt: skip


def _names(form: dict[str, Any], where: str) -> None:
    """Check the names that everything else finds a rule by."""
    if not isinstance(form["id"], str) or not _ID.fullmatch(form["id"]):
        raise RuleError(f"id {form['id']!r} is no name", where=where, mend="small letters and hyphens: opening-thanks")
    if not isinstance(form["code"], str) or not _CODE.fullmatch(form["code"]):
        raise RuleError(f"code {form['code']!r} is no code", where=where, mend="capitals and three digits: HP101")
    form["tip"] = str(form["tip"])


def _texts(form: dict[str, Any], where: str) -> None:
    """Check that what is said in languages is; English may not be missing, since it is the last resort."""
    messages = form["messages"]
    if not isinstance(messages, dict) or "message" not in messages:
        raise RuleError("messages holds a message", where=where, mend="messages: {message: {en: ...}}")
    for name, texts in (("title", form["title"]), ("why", form["why"]), *messages.items()):
        if not isinstance(texts, dict) or "en" not in texts or not all(isinstance(t, str) for t in texts.values()):
            raise RuleError(f"{name} is a text by language, English at least", where=where, mend=f"{name}: {{en: ...}}")
    if not isinstance(form.get("suggest", {}), dict) or not isinstance(form["examples"], dict):
        raise RuleError("suggest and examples are lists by language", where=where, mend="{en: [...]}")


def _judge(demand: Any, where: str, kinds: Kinds) -> tuple[Callable[..., Judge], Judge]:
    if not isinstance(demand, dict) or "kind" not in demand:
        raise RuleError("a demand names its kind", where=where, mend=f"one of: {', '.join(kinds)}")
    _one_of(demand["kind"], tuple(kinds), "kind", where)
    make = kinds[demand["kind"]]
    try:
        return make, judge_for(demand, make)
    except RuleError as error:
        raise RuleError(f"demand: {error.what}", where=where, mend=error.mend) from error
    except (TypeError, ValueError) as error:
        told = str(error).replace("()", "").replace("_", "-")
        raise RuleError(f"demand: {told}", where=where, mend=f"settings: {', '.join(sorted(settings_of(make)))}"
                        if isinstance(error, TypeError) else "") from error  # fmt: skip


def _one_of(value: Any, known: tuple[str, ...], what: str, where: str) -> None:
    if not isinstance(value, str) or value not in known:
        near = get_close_matches(str(value), known, 1)
        mend = f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(known)}"
        raise RuleError(f"unknown {what} {value!r}", where=where, mend=mend)


def _fact(form: dict[str, Any], where: str) -> str | None:
    fact = form["demand"].get("fact", form.get("fact"))
    if fact is not None and not isinstance(fact, str):
        raise RuleError(f"fact is the name of a label, not {fact!r}", where=where)
    return fact


def _suggested(lines: Any, where: str) -> Iterator[dict[str, str]]:
    """Give better wordings by the customer's number and gender; a plain text is the same for all."""
    if not isinstance(lines, list):
        raise RuleError("suggest is a list a language", where=where, mend="suggest: {en: [...]}")
    for line in lines:
        forms = line if isinstance(line, dict) else {"any": line}
        if not forms or not all(isinstance(text, str) for text in (*forms, *forms.values())):
            raise RuleError("suggest: a suggestion is a text, or texts by form", where=where, mend="put it in quotes")
        yield forms


def _examples(forms: Any, where: str) -> Iterator[Example]:
    for code, sides in forms.items():
        if not isinstance(sides, dict) or not all(isinstance(lines, list | None) for lines in sides.values()):
            raise RuleError(
                "examples are lists under pass and fail", where=where, mend="en: {pass: [...], fail: [...]}"
            )
        for side, entries in sides.items():
            _one_of(side, ("pass", "fail"), "examples key", where)
            for entry in entries or ():
                yield _example(entry, code, side == "pass", where)


def _example(entry: Any, code: str, passes: bool, where: str) -> Example:
    form = entry if isinstance(entry, dict) else {"text": entry}
    if unknown := form.keys() - _EXAMPLE_KEYS:
        raise RuleError(f"examples: unknown key {sorted(map(str, unknown))[0]!r}", where=where)
    if not all(isinstance(form.get(key), str | None) for key in ("quote", "customer_message")) or not isinstance(
        form.get("text"), str
    ):
        raise RuleError("examples: an example is a text", where=where, mend="put it in quotes")
    if form.get("situation") is not None:
        _one_of(form["situation"], SITUATIONS, "situation", where)
    _one_of(form.get("format", "markdown"), ("text", "markdown", "html"), "format", where)
    return Example(code, passes=passes, **form)
