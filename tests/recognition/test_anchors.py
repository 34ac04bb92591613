"""The words of a line tell which families are worth a search in it: no family with a hit is ever left out."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.languages import LANGUAGES, language
from replylint.languages.tokens import tokenize
from replylint.recognition.anchors import Anchors
from replylint.recognition.families import load_families
from replylint.recognition.phrases import PhraseCompiler
from replylint.resources import rules_folder

LISTS = {"en": {"contact": ["writing", "(getting in touch|reach* out)"]}, "he": {"contact": ["לכתוב", "+פנייה אלינו?"]}}
ATOMS = {
    "en": "we thank you can not can't ~reply ~go+ reach* # {} * .. ..1 ^ $ @contact".split(),
    "he": "אנו תודה לא +מכתב ~לטפל פני* # {} * .. ..1 ^ $ @contact".split(),
}
WORDS = {
    "en": "we thank thanks you can not can't cannot reply replied goes went reached out in touch getting 7 {}".split(),
    "he": "אנו תודה ותודה לא ולא מכתב במכתב ושבמכתב לטפל נטפל ונטפל שכשתטפלו בפנייתך כשפנית אלינו לכתוב 7 {}".split(),
}


def phrases(code: str) -> st.SearchStrategy[str]:
    def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        run = st.lists(inner, min_size=1, max_size=3).map(" ".join)
        either = st.lists(run, min_size=1, max_size=3).map(lambda runs: f"({'|'.join(runs)})")
        return either | either.map(lambda group: f"{group}?") | run

    return st.recursive(st.sampled_from(ATOMS[code]), grown, max_leaves=4)


@pytest.mark.parametrize("code", LANGUAGES)
@settings(max_examples=300)
@given(data=st.data())
def test_a_phrase_that_matches_is_worth_a_search(code, data):
    traits = language(code)
    union = PhraseCompiler(traits, LISTS[code], "test.yaml").union(
        data.draw(st.lists(phrases(code), min_size=1, max_size=3))
    )
    text = " ".join(data.draw(st.lists(st.sampled_from(WORDS[code]), min_size=1, max_size=12)))
    tokens = tokenize(text, 0, traits.fold)
    line = f" {' '.join(token.norm for token in tokens)} "
    if re2.search(union.pattern, line):
        assert Anchors([union.needs], traits.prefixes).worth(tokens) == [0], line


@pytest.mark.parametrize("phrase", ["^ ^ sorry", "(^|we) ^ sorry", "sorry $ $", "^ sorry ($|now) $", "^ we? sorry"])
def test_start_and_end_of_a_line_take_no_room(sentence, phrase):
    union = PhraseCompiler(language("en"), {}, "test.yaml").union([phrase])
    assert re2.search(union.pattern, " sorry ")
    assert Anchors([union.needs], "").worth(sentence("sorry").tokens) == [0]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_family_is_worth_a_search_where_a_plain_search_finds_it(code):
    families = list(load_families(rules_folder() / code / "moves"))
    traits = language(code)
    unions = [PhraseCompiler(traits, family.lists, family.file).union(family.match) for family in families]
    anchors = Anchors([union.needs for union in unions], traits.prefixes)
    examples = sorted({text for family in families for text in (*family.hit, *family.miss)})
    lines = [tokenize(text, 0, traits.fold) for text in examples]
    texts = [f" {' '.join(token.norm for token in tokens)} \n" for tokens in lines]
    starts = list(accumulate((len(text) for text in texts), initial=0))
    worth = [set(anchors.worth(tokens)) for tokens in lines]
    for number, union in enumerate(unions):
        for match in re2.finditer(union.pattern, "".join(texts)):
            found = bisect_right(starts, match.start()) - 1
            assert number in worth[found], (families[number].id, examples[found])


@pytest.mark.parametrize("code", LANGUAGES)
def test_few_families_are_worth_a_search(code):
    families = list(load_families(rules_folder() / code / "moves"))
    traits = language(code)
    compilers = [PhraseCompiler(traits, family.lists, family.file).union(family.match) for family in families]
    anchors = Anchors([union.needs for union in compilers], traits.prefixes)
    lines = [tokenize(text, 0, traits.fold) for family in families for text in family.hit]
    searched = sum(len(anchors.worth(tokens)) for tokens in lines)
    assert searched / len(lines) < len(families) / 10
