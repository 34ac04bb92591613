"""The question-answer pairs are told apart well enough: the floors under what bench/coverage.py measures."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from replylint import Linter
from replylint.model import Message

SETS = ("pairs", "letters", "threads")
ANSWERED_FLOOR = {"en": 0.85, "he": 0.80}
AGAIN_FLOOR = 0.90
LEAST_PAIRS = 150


@pytest.fixture(scope="module", params=("en", "he"))
def heard(request):
    paths = [Path(__file__).with_name(f"{name}.{request.param}.yaml") for name in SETS]
    rows = [row for path in paths for row in yaml.safe_load(path.read_text(encoding="utf-8"))]
    linter = Linter()
    cases = [linter.case(Message(row["reply"], customer_message=row["customer"])) for row in rows]
    return request.param, [(row, case.heard.coverage) for row, case in zip(rows, cases, strict=True)]


def _status(row, table, quote):
    start = row["customer"].index(quote)
    shared = {min(a.end, start + len(quote)) - max(a.start, start): a.status for a in table.asks}
    return shared[max(shared)] if shared and max(shared) > 0 else None


def test_answered_is_told_from_not_answered(heard):
    code, rows = heard
    told = [(status, _status(row, table, quote)) for row, table in rows for quote, status in row["asks"]]
    hits = sum(graded == found == "answered" for graded, found in told)
    answered = sum(graded == "answered" for graded, _ in told) + sum(found == "answered" for _, found in told)
    assert len(told) >= LEAST_PAIRS
    assert 2 * hits / answered >= ANSWERED_FLOOR[code]


def test_what_is_told_as_asked_again_was_given(heard):
    _, rows = heard
    told = [(again.quote, row) for row, table in rows for again in table.asked_again]
    right = [quote for quote, row in told if any(quote in q or q in quote for q, _ in row.get("again", ()))]
    assert told
    assert len(right) / len(told) >= AGAIN_FLOOR


def test_every_quote_is_verbatim(heard):
    _, rows = heard
    for row, table in rows:
        for ask in table.asks:
            assert row["customer"][ask.start : ask.end] == ask.quote
            assert ask.evidence is None or ask.evidence in row["reply"]
        for again in table.asked_again:
            assert again.given in row["customer"]
            assert row["reply"][again.start : again.end] == again.quote
        assert all(refusal.quote in row["reply"] for refusal in table.unasked)
