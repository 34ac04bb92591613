"""Fixes: each does what its title says, never touches what is masked, and a second run changes nothing."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from replylint import Linter, Message
from replylint.bank import Bank, Line
from replylint.judging.fixers.masks import masked_spans
from replylint.mending import applied, mended
from replylint.parsing import parse
from replylint.parsing.templates import variants

LINTER = Linter()
SAFE, ALL = ("safe",), ("safe", "unsafe")


def fixed(source: str, format: str = "markdown", allowed: tuple[str, ...] = ALL, **given: object) -> str:
    message = Message(source, format, **{"situation": "notice", **given})  # type: ignore[arg-type]
    return mended(message, LINTER.check, allowed).message.source  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "format"),
    [
        ("Hi Dana,\n\nA  lamp   ships.  It is blue.\n", "Hi Dana,\n\nA lamp ships.  It is blue.\n", "text"),
        ("דנה שלום,\n\n1.לפתוח\n2.לחבר\n3.ללחוץ\n4.לצאת", "דנה שלום,\n\n1. לפתוח\n2. לחבר\n3. ללחוץ\n4. לצאת", "text"),
        ("<body><p>המנורה יוצאת היום.</p></body>", '<body dir="rtl"><p>המנורה יוצאת היום.</p></body>', "html"),
        ("<!DOCTYPE html>\n<p>מנורה יוצאת</p>\n", '<!DOCTYPE html>\n<div dir="rtl"><p>מנורה יוצאת</p></div>\n', "html"),
        ('<body dir="ltr"><p>המנורה יוצאת.</p></body>', '<body dir="ltr"><p>המנורה יוצאת.</p></body>', "html"),
        ("{% if a %}{{  b  }}{% endif %} `x   y` ok", "{% if a %}{{  b  }}{% endif %} `x   y` ok", "markdown"),
    ],
)  # fmt: skip
def test_safe_fixes(before, after, format):
    assert fixed(before, format, SAFE) == after


def test_words_are_added_only_where_unsafe_fixes_are_allowed():
    letter = "Hi Dana,\n\nA plumber comes at nine. The water stays off until then.\n"
    assert fixed(letter, allowed=SAFE, situation="request") == letter
    assert fixed(letter, situation="request") == (
        "Hi Dana,\n\nThank you for writing to us about this.\n\n"
        "A plumber comes at nine. The water stays off until then."
        "\n\nThank you for your patience; we are here if anything else comes up.\n\nBest regards,\n"
    )


def test_in_html_the_new_words_stay_inside_the_element():
    after = fixed("<p>Hi Dana,</p><p>A plumber comes at nine.</p>", "html", situation="request")
    assert after.startswith("<p>Hi Dana,</p><p>Thank you for writing to us about this.<br><br>A plumber")
    assert after.endswith("<br><br>Best regards,</p>")


def test_strung_facts_become_a_list_and_key_facts_bold():
    after = fixed(
        "The order 88213 was entered on 3 March 2026, the delivery is set for 12 March between 8:00 and 10:00, and the "
        "fee of $45 appears on the bill of the carrier, which is sent on the last day of the month to the address that "
        "you gave us when you placed the order.\n"
    )
    assert after.startswith(
        "- The **order 88213** was entered on **3 March 2026**\n"
        "- the delivery is set for **12 March** between 8:00 and 10:00\n"
        "- the fee of **$45** appears"
    )


def test_in_a_template_with_branches_a_new_paragraph_is_only_suggested():
    source = "Hi {{name}},\n\n{% if late %}\nA plumber comes at nine.\n{% endif %}\n"
    report = LINTER.check(Message(source, situation="request", template=True))
    assert {f.rule: f.fix.safety for f in report.findings if f.fix}["opening-thanks"] == "suggestion"
    assert fixed(source, situation="request", template=True) == source


def test_the_house_speaks_first_and_for_the_situation():
    lines = (
        Line("thanks", "en", {"any": "Thanks for telling us."}, frozenset(), ""),
        Line("thanks", "en", {"any": "Thank you for your complaint."}, frozenset({"complaint"}), ""),
    )
    linter = Linter(bank=Bank(lines))
    for situation, words in (("complaint", lines[1]), ("request", lines[0])):
        report = linter.check(Message("Hi Dana,\n\nA plumber comes at nine.", situation=situation))
        finding = next(f for f in report.findings if f.rule == "opening-thanks")
        assert finding.suggestion == words.forms["any"]
        assert finding.fix.edits[0].text == words.forms["any"] + "\n\n"


PIECES = (
    "Hi Dana,\n\n", "שלום דנה,\n\n", "The  lamp ships today. ", "המנורה  יוצאת היום. ", "1.לפתוח\n", "2.לחבר\n",
    "Order 88213 of 3 March costs $45, the fee of $12 is due on 5 May, and 160 ₪ come back on 23.3. ", "{{ a  b }}",
    "{% if x %}", "{% endif %}", "{# c  d #}", "`a  b`", "[li  nk](http://x.y/a  b)", "**", "- ", "\n", "\n\n", "  ",
    "> old  mail $45\n", "On Mon, 3 March 2025, Dana <d@x.y> wrote:\n> hello  there\n", "-- \nfoot  er", "<p>", "</p>",
    "<b>", "</b>", "<body>", "<!-- a  b -->", "<blockquote>old  mail</blockquote>", "Best regards,\nDana\n", "_", "$",
    "&nbsp;",
)  # fmt: skip
LETTERS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SETTINGS
@given(LETTERS, st.sampled_from(["markdown", "html", "text"]), st.booleans())
def test_fixing_twice_changes_nothing(source, format, template):
    once = fixed(source, format, situation="complaint", template=template)
    assert fixed(once, format, situation="complaint", template=template) == once


@SETTINGS
@given(LETTERS, st.sampled_from(["markdown", "html", "text"]), st.booleans())
def test_edits_are_in_order_and_no_masked_stretch_is_touched(source, format, template):
    message = Message(source, format, situation="complaint", template=template)
    letters = [parse(message, letter.hidden) for letter in variants(source)] if template else [parse(message)]
    everywhere = set.intersection(*(set(masked_spans(letter)) for letter in letters))
    masked = [source[s.start : s.end] for s in sorted(everywhere)]
    for finding in LINTER.check(message).findings:
        if finding.fix is None:
            continue
        places = [(edit.start, edit.end) for edit in finding.fix.edits]
        assert all(a <= b for a, b in places)
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(places))
        after = applied(source, finding.fix.edits)
        for stretch in masked:
            assert stretch in after
