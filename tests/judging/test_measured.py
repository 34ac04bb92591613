"""What was measured of a rule decides whether it counts."""

from __future__ import annotations

from replylint.engine import Linter
from replylint.judging.measured import ENOUGH, FILE, SURE, measured
from replylint.judging.registry import Registry, builtin_rules
from replylint.judging.tuning import tuned
from replylint.model import Message
from replylint.resources import rules_folder


def test_a_built_in_rule_is_advisory_exactly_where_its_findings_were_measured_to_be_wrong_too_often() -> None:
    known = measured(rules_folder() / FILE)
    enough = {name for name, found in known.items() if found.yes >= ENOUGH}
    for rule in builtin_rules():
        assert (rule.measured is not None) == (rule.id in enough)
        assert rule.advisory == (rule.id in enough and known[rule.id].precision < SURE)
        assert not (rule.advisory and rule.severity == "error")


def test_no_unmeasured_rule_is_critical() -> None:
    assert [rule.id for rule in builtin_rules() if rule.critical and rule.measured is None] == []


def test_an_advisory_rule_is_shown_and_counts_for_nothing() -> None:
    letter = Message("Hello Dana,\nWe refunded the 40 dollars today, because the lamp came broken.\nBest,\nRon")
    thanks = builtin_rules().find("opening-thanks")
    scored, advised = (
        Linter(Registry.of([*(r for r in builtin_rules() if r.id != thanks.id), tuned(thanks, {"advisory": advisory})]))
        for advisory in (False, True)
    )
    before, after = scored.check(letter), advised.check(letter)
    assert [(f.rule, f.advisory) for f in before.findings if f.rule == thanks.id] == [(thanks.id, False)]
    assert [(f.rule, f.advisory) for f in after.findings if f.rule == thanks.id] == [(thanks.id, True)]
    assert after.score.calculated > before.score.calculated
