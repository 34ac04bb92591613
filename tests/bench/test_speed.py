"""What the benchmark stands on: its mails are always the same and of the length it says; its slope is a slope."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture(autouse=True)
def beside(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))


@pytest.mark.parametrize("code", ["en", "he"])
def test_mails_are_the_same_every_time_and_as_long_as_told(code):
    from mails import LEAST, MOST, mails

    made = list(mails(code, 30))
    assert made == list(islice(mails(code, 60), 30))
    assert len(set(made)) == 30
    assert all(LEAST <= len(mail.split()) <= MOST for mail in made)
    assert all(any("א" <= letter <= "ת" for letter in mail) == (code == "he") for mail in made)


@pytest.mark.parametrize("power", [1, 2])
def test_the_slope_tells_linear_from_quadratic(power):
    from measured import slope

    assert slope({size: (0.001 * size**power, 1.0) for size in (100, 1000, 10_000)}) == pytest.approx(power)


def test_a_part_of_a_page_is_replaced_and_the_rest_stays(tmp_path, capsys):
    from page import write

    page = tmp_path / "page.md"
    page.write_text("before\n<!-- a: b -->\nold\n<!-- end of b -->\nafter\n")
    write("a", "b", "new", page)
    assert page.read_text() == "before\n<!-- a: b -->\nnew\n<!-- end of b -->\nafter\n"
    with pytest.raises(SystemExit):
        write("a", "c", "new", page)
