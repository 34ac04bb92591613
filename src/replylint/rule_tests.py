"""Runs the examples that rule forms and phrase families carry: the same code for `rules test` and for pytest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from replylint.engine import Linter
from replylint.judging.registry import Registry
from replylint.judging.rule import Example, Rule
from replylint.model import Message
from replylint.parsing import one_sentence
from replylint.recognition.families import Family
from replylint.recognition.matcher import PhraseMatcher, guards_of


class Result(NamedTuple):
    """What became of one example: whether it did as it says, and what was found where."""

    name: str
    ok: bool
    told: str


def try_rule(rule: Rule, linter: Linter) -> Iterator[Result]:
    """Judge each example of a rule; `linter` brings the phrases of its pack, and the rules that suppressions name."""
    own = rule.demand["kind"] == "suppression"
    alone = linter if own else replace(linter, rules=Registry((rule,), linter.rules.names))
    for number, example in enumerate(rule.examples, 1):
        side = "pass" if example.passes else "fail"
        yield _try_example(f"{rule.id} {example.language} {side} {number}", rule, example, alone)


def _try_example(name: str, rule: Rule, example: Example, linter: Linter) -> Result:
    message = Message(
        example.text, example.format, language=example.language, situation=example.situation,
        template=example.template, customer_message=example.customer_message, path="",
    )  # fmt: skip
    report = linter.check(message)
    value = report.verdicts[rule.id].value
    found = [f for f in report.findings if f.rule == rule.id and f.severity == rule.severity]
    places = "; ".join(f"{f.line}:{f.column} “{f.excerpt}”" if f.excerpt else "the reply as a whole" for f in found)
    told = f"{value}: {places or report.verdicts[rule.id].because}"
    if example.passes:
        return Result(name, value != "fail" and not found, told)
    pointed = not example.quote or example.quote in [f.excerpt for f in found]
    wanted = "" if pointed else f"; it should point at “{example.quote}”"
    return Result(name, value == "fail" and bool(found) and pointed, told + wanted)


def try_families(families: Iterable[Family], code: str) -> Iterator[Result]:
    """Match the hits and misses of phrase families."""
    guards = guards_of(code)
    for family in families:
        matcher = PhraseMatcher((family,), guards, code)
        for wanted, texts in ((True, family.hit), (False, family.miss)):
            for number, text in enumerate(texts, 1):
                name = f"{family.id} {code} {'hit' if wanted else 'miss'} {number}"
                found = matched(matcher, text, code)
                told = "; ".join(f"“{words}”" for words in found) or "nothing matched"
                yield Result(name, bool(found) is wanted, f"{told} in: {text}")


def matched(matcher: PhraseMatcher, text: str, code: str) -> list[str]:
    """Give the words of one sentence that a matcher finds."""
    return [text[move.start : move.end] for move in matcher.moves([one_sentence(text, code)])]
