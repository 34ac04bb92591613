"""Key facts are quoted as they are written, without what stands after them."""

from __future__ import annotations

import pytest

from replylint.recognition.key_facts import key_facts


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("It leaves on 6 April.", ["6 April"]),
        ("It leaves on Apr. 6, and order 4417822 with it.", ["Apr. 6", "order 4417822"]),
        ("We refunded $45.50. It was late.", ["$45.50"]),
        ("הסכום, 120 ש״ח, יוחזר ב-3 במרץ.", ["120 ש״ח", "3 במרץ"]),
    ],
)
def test_a_fact_ends_where_it_ends(draft, text, quotes):
    parsed = draft(text)
    assert [parsed.text[fact.start : fact.end] for fact in key_facts(parsed)] == quotes
