"""Coaching: each agent's most frequent findings, their own words, a peer's good ones, nobody's name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from replylint.audit.aggregates import Cube
from replylint.audit.coaching import MOST, Advice, coaching
from replylint.audit.masking import Masking
from replylint.audit.store import open_store

GOOD = {
    "en": "Hi Dana,\n\nThank you for writing to us about parcel {number}. {words} We are sorry that it came late, "
    "Dana, and I will see to it myself. The van broke down; I sent a new parcel today. "
    "You don't need to do anything.\n\nThank you for your patience.\n\nBest,\nRuth Cohen\nOrders team",
    "he": "דנה שלום,\n\nתודה שפנית אלינו בעניין חבילה {number}. {words} אנחנו מצטערים שהיא איחרה, דנה, "
    "ואטפל בזה באופן אישי. הרכב התקלקל, ושלחתי היום חבילה חדשה. אין צורך לעשות דבר.\n\n"
    "תודה על הסבלנות.\n\nבברכה,\nרות כהן\nצוות הזמנות",
}
BAD = {
    "en": "Hi Omar,\n\n{words} That is not our department, Omar, call 054-1234567.\n\nBest,\nUri Levi",
    "he": "עומר שלום,\n\n{words} זה לא המחלקה שלנו, עומר, להתקשר ל-054-1234567.\n\nבברכה,\nאורי לוי",
}
WORDS = {
    "en": ("The blue box.", "A tall lamp?", "Your red kite.", "Nine spoons.", "Old maps.", "The green tea."),
    "he": ("הקופסה הכחולה.", "מנורה גבוהה?", "עפיפון אדום.", "תשע כפיות.", "מפות ישנות.", "התה הירוק."),
}


@pytest.fixture(params=["en", "he"])
def advice(request, run, records) -> Iterator[list[Advice]]:
    """Ruth writes well, Uri does not; all of it in one language."""
    code = request.param

    def change(record):
        number = int(record["id"][1:])
        text = (BAD if number % 2 else GOOD)[code].format(number=number, words=WORDS[code][number % 6])
        return {**record, "text": text, "agent": "Uri" if number % 2 else "Ruth", "situation": "complaint"}

    run("audit", records(8, change=change), "--workers", 0)
    store = open_store(Path("audit.duckdb"), read_only=True)
    cube = Cube(store, 28)
    cube.mark_failing()
    yield list(coaching(cube, Masking(code=code)))
    store.close()


def test_an_agent_hears_of_three_findings_the_most_frequent_first(advice):
    own = [a for a in advice if a.agent == "Uri"]
    assert 0 < len(own) <= MOST
    assert [a.failed for a in own] == sorted((a.failed for a in own), reverse=True)
    assert all(0 < a.failed <= a.n for a in own)
    assert all(a.message and (a.quote or a.suggestion) for a in own)


def test_a_good_quote_is_a_peers(advice):
    good = [a.good for a in advice if a.agent == "Uri" and a.good]
    assert good
    everything = " ".join(GOOD["en"].split() + GOOD["he"].split())
    assert all(quote.split()[0] in everything for quote in good)


def test_nobody_is_named(advice):
    shown = " ".join(" ".join((a.message, a.suggestion, a.quote, a.good)) for a in advice)
    for secret in ("Dana", "Omar", "Cohen", "Levi", "דנה", "עומר", "כהן", "לוי", "054-1234567"):
        assert secret not in shown
