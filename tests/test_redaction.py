"""Redaction: what names a person is masked, what a QA lead needs to understand a reply stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.redaction import KINDS, is_card, is_iban, is_israeli_id, redact

MASKS = {kind: f"[{kind}]" for kind in KINDS}


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Write to dana.levi+x@mail.example.co.il now", "Write to [email] now"),
        ("Card 4111 1111 1111 1111.", "Card [card]."),
        ("Card 4111111111111112.", "Card 4111111111111112."),
        ("IBAN DE89 3704 0044 0532 0130 00", "IBAN [iban]"),
        ("IBAN IL620108000000099999999", "IBAN [iban]"),
        ("ת.ז. 123456782 נרשמה", "ת.ז. [id] נרשמה"),
        ("order 123456789 left", "order 123456789 left"),
        ("Call 054-1234567 or +972 3 123 4567", "Call [phone] or [phone]"),
        ("Call (03) 123-4567, 08:00-16:00", "Call [phone], 08:00-16:00"),
        ("Call 0541234567.", "Call [phone]."),
        ("On 2026-03-04 and 12.03.2026 you paid $45.00", "On 2026-03-04 and 12.03.2026 you paid $45.00"),
        ("Case 88213, invoice 2026-000123", "Case 88213, invoice 2026-000123"),
    ],
)  # fmt: skip
def test_numbers_and_addresses(text: str, masked: str) -> None:
    assert redact(text, MASKS) == masked


def test_names_count_as_whole_words_and_behind_hebrew_particles() -> None:
    names = ["Dana Levi", "דנה"]
    assert (
        redact("Dana, dana's parcel: LEVI. Danas stay.", MASKS, names) == "[name], [name]'s parcel: [name]. Danas stay."
    )
    assert redact("שלחתי לדנה, ודנה ענתה; עדנה לא.", MASKS, names) == "שלחתי ל[name], ו[name] ענתה; עדנה לא."


def test_amounts_are_masked_only_where_asked_for() -> None:
    text = "You get $45.00 or 160 ₪ by Friday"
    assert redact(text, MASKS) == text
    assert redact(text, MASKS, amounts=True) == "You get [amount] or [amount] by Friday"


def test_check_digits() -> None:
    assert is_card("79927398713" + "00" + "0") is False
    assert is_card("5555555555554444")
    assert is_iban("GB82WEST12345698765432")
    assert not is_iban("GB82WEST12345698765433")
    assert is_israeli_id("000000018")
    assert not is_israeli_id("000000000")


@given(st.text(), st.lists(st.text(max_size=6), max_size=3))
def test_any_text_is_taken_and_a_second_pass_changes_nothing(text: str, names: list[str]) -> None:
    once = redact(text, MASKS, names=[name for name in names if name not in ("name", "phone", "email", "card", "id")])
    assert isinstance(once, str)
    assert redact(once, MASKS) == once
