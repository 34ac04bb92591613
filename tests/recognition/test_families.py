"""Every phrase family proves itself by its own examples, in each language."""

from __future__ import annotations

import pytest

from replylint.languages import LANGUAGES
from replylint.recognition.families import load_families
from replylint.recognition.matcher import phrase_matcher
from replylint.resources import rules_folder
from replylint.rule_tests import try_families

EXAMPLES = [
    pytest.param(code, family.id, text, expected, id=f"{code} {family.id} {text[:40]}")
    for code in LANGUAGES
    for family in load_families(rules_folder() / code / "moves")
    for texts, expected in ((family.hit, True), (family.miss, False))
    for text in texts
]


@pytest.mark.parametrize(("code", "family", "text", "expected"), EXAMPLES)
def test_family_recognises_its_hits_and_passes_its_misses(sentence, code, family, text, expected):
    found = [m for m in phrase_matcher(code).moves([sentence(text, code)]) if m.recogniser == family]
    assert bool(found) is expected, [text[m.start : m.end] for m in found]


def test_both_languages_know_the_same_moves():
    moves = {code: {f.move for f in load_families(rules_folder() / code / "moves")} for code in LANGUAGES}
    assert moves["en"] == moves["he"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_test_of_a_pack_reads_examples_as_drafts_are_read(code):
    results = list(try_families(load_families(rules_folder() / code / "moves"), code))
    assert len(results) == sum(code == example.values[0] for example in EXAMPLES)
    assert [result for result in results if not result[1]] == []
