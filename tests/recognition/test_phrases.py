"""The phrase language: what each mark of it matches, and what a malformed phrase is told."""

from __future__ import annotations

import pytest
import re2

from replylint.errors import RuleError
from replylint.languages import language
from replylint.recognition.phrases import PhraseCompiler


def matches(phrase: str, line: str, code: str = "en", **lists: list[str]) -> bool:
    compiler = PhraseCompiler(language(code), lists, "test.yaml")
    return bool(re2.search(compiler.union([phrase]).pattern, f" {line} \n"))


@pytest.mark.parametrize(
    ("phrase", "line", "expected"),
    [
        ("thank you", "we thank you for it", True),
        ("thank you", "thank yourself", False),
        ("thank (you|all of you)", "thank all of you", True),
        ("very? sorry", "sorry", True),
        ("(so very)? sorry", "so very sorry", True),
        ("thank .. writing", "thank you all for writing", True),
        ("thank .. writing", "thank you and all the others for writing", False),
        ("thank ..6 writing", "thank you and all the others for writing", True),
        ("~reply to us", "you replied to us", True),
        ("~stop+ it", "we stopped it", True),
        ("within # days", "within 14 days", True),
        ("within # days", "within some days", False),
        ("dear {}", "dear {}", True),
        ("dear *", "dear anyone", True),
        ("inconven*", "any inconvenience caused", True),
        ("^ sorry", "sorry for that", True),
        ("^ sorry", "we are sorry", False),
        ("sorry $", "we are sorry", True),
        ("sorry $", "sorry for that", False),
        ("@contact us", "you reached out to us", False),
        ("for @contact", "for getting in touch", True),
    ],
)
def test_marks_of_the_language(phrase, line, expected):
    assert matches(phrase, line, contact=["writing", "getting in touch"]) is expected


def test_hebrew_words_may_carry_particles():
    assert matches("נטפל", "ונטפל", "he")
    assert matches("+מכתב", "במכתב", "he")
    assert not matches("מכתב", "למכתב", "he")


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("(a b", 'a "(" without its ")"'),
        ("a b)", 'a ")" without its "("'),
        ("? a", '"?" with nothing before it'),
        ("(a|)", "an empty alternative"),
        ("@nowhere", "no list is named @nowhere"),
    ],
)
def test_a_malformed_phrase_is_told_what_is_wrong_and_where(phrase, told):
    with pytest.raises(RuleError) as caught:
        matches(phrase, "a")
    assert told in str(caught.value)
    assert "test.yaml" in str(caught.value)


def test_lists_that_refer_to_each_other_without_end_are_refused():
    with pytest.raises(RuleError, match="without end"):
        matches("@a", "a", a=["@b"], b=["@a"])
