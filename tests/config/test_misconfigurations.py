"""Every mistake of a configuration stops the run with exit status 2, its place and the mend; nothing is green."""

from __future__ import annotations

import pytest

CLEAN = "Hi Dana,\n\nThe lamp ships today.\n"
MISTAKES = {
    "a misspelt key": ('failon = "error"\n', ":1:1: unknown key 'failon' (did you mean 'fail-on'?)"),
    "an underscore for a hyphen": ('\nfail_on = "error"\n', ":2:1: unknown key 'fail_on' (did you mean 'fail-on'?)"),
    "a value that is no choice": (
        'fail-on = "warnings"\n',
        ":1:1: fail-on can't be 'warnings' (did you mean 'warning'?)",
    ),
    "a number in quotes": ('fail-under = "70"\n', ":1:1: fail-under can't be '70' (a number from 0 to 100"),
    "a number out of bounds": ("fail-under = 120\n", ":1:1: fail-under can't be 120"),
    "a flag in quotes": ('template = "yes"\n', ":1:1: template can't be 'yes' (true or false"),
    "a text for a list": ('ignore = "calm"\n', ":1:1: ignore can't be 'calm' (a list of texts"),
    "a misspelt rule turned off": (
        '[rules]\nopening-tanks = "off"\n',
        ":2:1: no rule is named 'opening-tanks' (did you mean opening-thanks",
    ),
    "a misspelt rule ignored": ('ignore = ["clam"]\n', ":1:1: no rule is named 'clam'"),
    "a misspelt rule selected": ('select = ["RL1100"]\n', ":1:1: no rule is named 'RL1100'"),
    "a rule with an unknown word": ('[rules]\ncalm = "of"\n', ":2:1: rule calm can't be 'of' (did you mean 'off'?)"),
    "an unknown option of a rule": (
        "[rules]\nlong-sentence = {limt = 3}\n",
        ":2:18: unknown option 'limt' of a rule (did you mean 'limit'?)",
    ),
    "an option the rule does not have": (
        "[rules]\ncalm = {limit = 3}\n",
        ":2:9: rule calm: its demand has no setting 'limit'",
    ),
    "a limit that is no number": ('[rules.long-sentence]\nlimit = "3"\n', ":1:1: rule long-sentence can't be"),
    "a limit for an unknown language": (
        "[rules]\nlong-sentence = {limit = {eng = 3}}\n",
        "limit: a number, or a table of numbers by language",
    ),
    "every rule off": ('select = ["calm"]\nignore = ["calm"]\n', "every rule is off"),
    "a missing base": ('extends = "base.toml"\n', ":1:1: extends names base.toml, which is not there"),
    "a circle of bases": ('extends = "replylint.toml"\n', "extends goes in a circle: replylint.toml → replylint.toml"),
    "broken TOML": ('fail-on = "error\n', ":1:17: not valid TOML"),
    "a key set twice": ("template = true\ntemplate = true\n", ":2:16: not valid TOML"),
    "an override without files": ('\n[[overrides]]\nlanguage = "he"\n', ":2:1: an override names its files"),
    "an override of a whole-run key": (
        '[[overrides]]\nfiles = ["*"]\nexclude = ["x"]\n',
        ":3:1: exclude can't differ by file",
    ),
    "a misspelt key of an override": (
        '[[overrides]]\nfiles = ["*"]\n\n\nlangage = "he"\n',
        ":5:1: unknown key 'langage' (did you mean 'language'?)",
    ),
    "one table for a list of overrides": (
        '[overrides]\nfiles = ["*"]\n',
        ":1:1: overrides is a list of tables (write [[overrides]]",
    ),
    "a missing glossary": ('glossary = "terms.yaml"\n', "terms.yaml: can't be read"),
    "a missing baseline": ('baseline = "known.json"\n', "known.json: no such baseline"),
}


@pytest.mark.parametrize(("written", "told"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_place_and_mend(run, tmp_path, written, told):
    (tmp_path / "replylint.toml").write_text(written)
    (tmp_path / "reply.md").write_text(CLEAN)
    ran = run("check", "reply.md")
    assert ran.status == 2
    assert told in ran.err + ran.out
    assert ran.err.count("\n") <= 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--select", "NOPE1"), "no rule is named 'NOPE1'"),
        (("--ignore", "opening-tanks"), "did you mean opening-thanks"),
        (("--config", "missing.toml"), "no such configuration file"),
        (("--config", "a.toml", "--isolated"), "exclude each other"),
        (("--format", "sarrif"), "did you mean 'sarif'?"),
        (("--baseline", "missing.json"), "no such baseline"),
        (("--fail-on", "warnings"), "'warnings'"),
    ],
)
def test_a_mistaken_option_is_refused(run, tmp_path, arguments, told):
    (tmp_path / "reply.md").write_text(CLEAN)
    ran = run("check", *arguments, "reply.md")
    assert ran.status == 2
    assert told in ran.err + ran.out


@pytest.mark.parametrize("names", [("missing.md",), ("none/*.md",), ("empty",), ("reply.md", "missing.md")])
def test_nothing_found_is_never_green(run, tmp_path, names):
    (tmp_path / "empty").mkdir()
    (tmp_path / "reply.md").write_text(CLEAN)
    assert run("check", *names).status == 2


def test_a_file_that_is_not_utf_8_is_named(run, tmp_path):
    (tmp_path / "replylint.toml").write_bytes('exclude = ["ש"]\n'.encode("cp1255"))
    (tmp_path / "reply.md").write_text(CLEAN)
    ran = run("check", "reply.md")
    assert ran.status == 2
    assert "not UTF-8" in ran.err


def test_a_side_file_with_a_mistake_fails_its_draft_and_the_rest_goes_on(run, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(CLEAN)
    (tmp_path / "a.txt.replylint.toml").write_text('[[ignore]]\nrules = ["sign-off"]\n')
    ran = run("check", "--format", "compact", "a.txt", "b.txt")
    assert ran.status == 2
    assert "a.txt.replylint.toml:1:1: the reason is missing" in ran.out
    assert "b.txt:1:1" in ran.out


def test_an_option_before_the_command_is_not_passed_over(run, tmp_path):
    (tmp_path / "reply.md").write_text(CLEAN)
    ran = run("--config", "missing.toml", "check", "reply.md")
    assert (ran.status, "No such option '--config'" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('packs = ["house/"]\n', "house: the pack 'house' does not load: there is no such folder"),
        ('packs = ["hous"]\n', ":1:1: no folder and no installed pack is named 'hous'"),
        ('bank = "bank.yaml"\n', "bank.yaml: can't be read"),
        ('language = "hw"\n', ":1:1: language can't be 'hw' (one of: en, he)"),
        ('[[overrides]]\nfiles = ["*"]\npacks = ["house/"]\n', ":3:1: packs can't differ by file"),
    ],
)
def test_packs_banks_and_languages_that_are_not_there(run, tmp_path, written, told):
    (tmp_path / "replylint.toml").write_text(written)
    (tmp_path / "reply.md").write_text(CLEAN)
    ran = run("check", "reply.md")
    assert (ran.status, told in ran.err) == (2, True), ran.err
