"""Every rule proves itself by its own examples, in both languages."""

from __future__ import annotations

import pytest

from replylint import Linter
from replylint.judging.registry import builtin_rules
from replylint.languages import LANGUAGES
from replylint.model import Message

RULES = tuple(builtin_rules())
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id} {example.language} {'pass' if example.passes else 'fail'} {number}")
    for rule in RULES
    for number, example in enumerate(rule.examples)
]


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(linter, rule, example):
    message = Message(
        example.text,
        example.format,
        language=example.language,
        situation=example.situation,
        template=example.template,
        customer_message=example.customer_message,
    )
    report = linter.check(message)
    verdict = report.verdicts[rule.id]
    found = [f for f in report.findings if f.rule == rule.id and f.severity == rule.severity]
    assert (verdict.value == "fail") is not example.passes, verdict.because
    assert bool(found) is not example.passes
    if example.quote:
        assert example.quote in [f.excerpt for f in found]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_speaks_both_languages_and_shows_both_sides(rule):
    for code in LANGUAGES:
        sides = {example.passes for example in rule.examples if example.language == code}
        only_hebrew = rule.id.startswith("he-") and code == "en"
        assert only_hebrew or rule.id == "reading-grade" or sides == {True, False}
        assert rule.title[code]
        assert rule.why[code]
        assert all(texts[code] for texts in rule.messages.values())
