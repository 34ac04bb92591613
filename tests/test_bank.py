"""The sentence bank: what it holds is offered first, and is itself held to the rules."""

from __future__ import annotations

import pytest

from replylint import Linter
from replylint.bank import builtin_bank
from replylint.bank_check import bank_faults
from replylint.languages import LANGUAGES

GOOD = """
thanks:
  en: [Thank you for writing to us.]
  he: [{m: "תודה שכתבת לנו.", pl: "תודה שכתבתם לנו."}]
sign-off:
  en: ["Best regards,\\nThe Orders team"]
"""


def test_a_good_bank_is_clean_and_the_command_line_offers_it(run, tmp_path):
    (tmp_path / "bank.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "replylint.toml").write_text('bank = "bank.yaml"\n')
    (tmp_path / "a.md").write_text("Hi Dana,\n\nA plumber comes at nine.\n")
    assert run("bank", "check").status == 0
    assert "Thank you for writing to us." in run("check", "--situation", "request", "a.md").out


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("thanks: {en: [The lamp is blue.]}", "bank.yaml: thanks, en, 1: is not recognised as thanks"),
        ("thanks: {en: [Thank you for writing; someone will get back to you soon.]}", "[vague-promise RL302]"),
        ("sign-off: {en: [The lamp is blue and has two bulbs in the box.]}", "is not recognised as a sign-off"),
        ("thanks: {en: [Thank you for writing to us., Thank you for writing to us.]}", "the same sentence stands at"),
        ("thanks: {eng: [Thank you.]}", "no language is named 'eng'"),
    ],
)
def test_a_sentence_that_the_linter_would_object_to_is_told(run, tmp_path, sentence, told):
    (tmp_path / "bank.yaml").write_text(sentence, encoding="utf-8")
    ran = run("bank", "check", "bank.yaml")
    assert ran.status == 1
    assert told in ran.out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("thank: {en: [Thank you.]}", "a bank holds no move 'thank' (did you mean 'thanks'?)"),
        ("thanks: [Thank you.]", "bank.yaml: thanks: a mapping is expected"),
        ("thanks: {en: Thank you.}", "a list of sentences is expected"),
        ("thanks: {en: [{any: Thank you., situaton: notice}]}", "unknown key 'situaton'"),
        ("thanks: {en: [{any: Thank you., situation: gripe}]}", "unknown situation 'gripe'"),
        ("thanks: {en: [{situation: notice}]}", "the sentence is empty"),
        ("", "a mapping is expected"),
    ],
)
def test_a_malformed_bank_stops_the_run(run, tmp_path, text, told):
    (tmp_path / "bank.yaml").write_text(text)
    (tmp_path / "a.md").write_text("Hi Dana,\n\nThe lamp ships today.\n")
    for arguments in (("bank", "check", "bank.yaml"), ("check", "--bank", "bank.yaml", "a.md")):
        ran = run(*arguments)
        assert ran.status == 2
        assert told in ran.err


def test_no_bank_at_all_is_never_green(run):
    assert run("bank", "check").status == 2


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_sentences_that_ship_are_clean(code):
    assert list(bank_faults(builtin_bank(code), Linter())) == []
    assert {line.move for line in builtin_bank(code).lines} >= {"thanks", "warm-closing", "sign-off"}
