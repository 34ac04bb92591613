"""Front matter: what an author says of a draft in it, and text between two rules that is none."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_fields_are_set_and_lines_stay_those_of_the_file(read, name):
    text = "---\nsituation: complaint\nagent: Dana\nlanguage: he\ncustomer_message: |\n  איפה?\ntags: [x]\n---\nשלום\n"
    (message,), _ = read(name, text)
    assert (message.source, message.first_line) == ("שלום\n", 9)
    assert (message.situation, message.sender, message.language) == ("complaint", "Dana", "he")
    assert message.customer_message == "איפה?\n"


@pytest.mark.parametrize(
    "text", ["---\nHi Omar,\n---\nBye\n", "---\nno end\n", "--- \n- a\n- b\n---\nx", "---\nHi: there: x\n---\nx"]
)
def test_text_between_rules_stays_text(read, text):
    (message,), failures = read("a.md", text)
    assert (message.source, failures) == (text, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\nsituaton: x\n---\nHi", "a.md:2: unknown front matter key 'situaton' (did you mean 'situation'?)"),
        ("---\nagent: a\nlanguage: fr\n---\nHi", "a.md:3: unknown language 'fr' (one of: en, he)"),
        ("---\nagent: [\n---\nHi", "a.md:3: the front matter is not valid YAML"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(read, text, said):
    messages, failures = read("a.md", text)
    assert (messages, failures) == ([], [said])
