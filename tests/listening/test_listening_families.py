"""Every phrase family of listening proves itself by its own examples, in each language."""

from __future__ import annotations

import pytest

from replylint.languages import LANGUAGES
from replylint.listening.phrases import heard_in
from replylint.recognition.families import load_families
from replylint.resources import rules_folder

EXAMPLES = [
    pytest.param(code, family, text, expected, id=f"{code} {family.id} {text[:40]}")
    for code in LANGUAGES
    for family in load_families(rules_folder() / code / "listening")
    for texts, expected in ((family.hit, True), (family.miss, False))
    for text in texts
]


@pytest.mark.parametrize(("code", "family", "text", "expected"), EXAMPLES)
def test_family_recognises_its_hits_and_passes_its_misses(sentence, code, family, text, expected):
    side = "customer" if family.move in ("ask", "aside", "kind") else "reply"
    found = [move for move in heard_in([sentence(text, code)], side).get(0, []) if move.recogniser == family.id]
    assert bool(found) is expected, [text[move.start : move.end] for move in found]


def test_both_languages_listen_for_the_same_moves():
    moves = {code: {f.move for f in load_families(rules_folder() / code / "listening")} for code in LANGUAGES}
    assert moves["en"] == moves["he"]
