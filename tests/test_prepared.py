"""What was worked out beforehand says the same as the rule files, and gives way to a file that was changed."""

from __future__ import annotations

import shutil

import pytest

from replylint import prepared, safe_yaml
from replylint.languages import LANGUAGES, language
from replylint.recognition.families import load_families
from replylint.recognition.phrases import PhraseCompiler
from replylint.resources import load_yaml, rules_folder

FILES = sorted(rules_folder().rglob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(rules_folder()).as_posix())
def test_a_prepared_file_holds_what_the_file_holds(path):
    assert load_yaml(path) == safe_yaml.load_yaml(path)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_patterns_of_a_language_are_those_of_today(code):
    assert prepared.patterns(rules_folder() / code), "run `make reference` and commit what it writes"


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_was_prepared_of_a_family_is_what_its_phrases_come_to_today(code):
    for family in load_families(rules_folder() / code / "moves"):
        kept = PhraseCompiler(language(code), family.lists, family.file).union(family.match)
        assert kept == PhraseCompiler(language(code), family.lists).union(family.match), "run `make reference`"


def test_a_changed_file_is_read_itself(tmp_path):
    own = tmp_path / "rules"
    shutil.copytree(rules_folder() / "en", own / "en")
    (own / "en" / "guards.yaml").write_text("negated: [not ever]\n")
    data = (own / "en" / "guards.yaml").read_bytes()
    assert prepared.parsed(own / "en" / "guards.yaml", data, own) is prepared.NOTHING
    assert prepared.patterns(own / "en") == {}
