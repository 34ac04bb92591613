"""Every rule proves itself by its own examples, in both languages."""

from __future__ import annotations

import pytest

from replylint import Linter
from replylint.judging.registry import builtin_rules
from replylint.languages import LANGUAGES
from replylint.rule_tests import try_rule

RULES = tuple(builtin_rules())
LINTER = Linter()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_its_examples_do_as_they_say(rule):
    assert [result for result in try_rule(rule, LINTER) if not result.ok] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_speaks_both_languages_and_shows_both_sides(rule):
    for code in LANGUAGES:
        sides = {example.passes for example in rule.examples if example.language == code}
        only_hebrew = rule.id.startswith("he-") and code == "en"
        assert only_hebrew or rule.id == "reading-grade" or sides == {True, False}
        assert rule.title[code]
        assert rule.why[code]
        assert all(texts[code] for texts in rule.messages.values())
