"""Texts on which a careless pattern goes quadratic: at the greatest length a letter may have, each is judged at once.

`make fuzz` measures how time grows with size; here a quadratic pass would show as a test that hangs.
"""

from __future__ import annotations

import pytest

from replylint import Linter, Message
from replylint.reading import LONGEST_DRAFT

LINTER = Linter(model=False)
ROWS = {
    "stops": ("", "?", "x"),
    "dots": ("", "...", "x"),
    "hyphens of an address": ("", "-", ""),
    "numbers": ("", "1.", "x"),
    "hexadecimal": ("", "0x", ""),
    "Hebrew numbering": ("", "א.", ""),
    "comments that never end": ("<p>a</p>", "<!--", ""),
    "sections that never end": ("-->", "<![CDATA[", "]"),
    "an attribute": ("<p ", "a", ">x</p>"),
    "a suppression": ("<!-- replylint: ignore", " ", "x -->"),
    "dashes": ("> a\n", "-", "x"),
    "asterisks": ("From:", "*", "\nx"),
    "Latin in Hebrew": ("שלום לך ", "(a", ") וגם לך"),
    "marks of anger": ("", "?!", "x"),
    "digits of an amount": ("", "1", "x"),
    "slots": ("{{", "a'", ""),
    "fences": ("", "```\n", "x"),
}


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
@pytest.mark.parametrize(("before", "row", "after"), ROWS.values(), ids=ROWS)
def test_a_long_row_is_judged_at_once(before, row, after, format):
    text = before + row * ((LONGEST_DRAFT - len(before) - len(after)) // len(row)) + after
    report = LINTER.check(Message(text, format, customer_message=text))
    assert all(text[f.start : f.end] == f.quote for f in report.findings)
