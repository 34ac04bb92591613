"""The salutation: whom it names, and what is no name; Hebrew greetings above all."""

from __future__ import annotations

import pytest

NAMED = {
    "שלום דנה,": "דנה",
    "דנה שלום,": "דנה",
    "היי גליצקי": "גליצקי",
    "לכבוד מר כהן": "כהן",
    "למר כהן שלום,": "כהן",
    "ל{{name}} שלום,": "{{name}}",
    "מר לוי הנכבד,": "לוי",
    "{name} היקרה,": "{name}",
    "עוזיאל היקר!": "עוזיאל",
    "משפחת כהן היקרה,": "כהן",
    "בוקר טוב יעל,": "יעל",
    "שלום {{htmlescape var=$x.getName()}},": "{{htmlescape var=$x.getName()}}",
    "הנדון: בקשה לביטול\nלכבוד גב' אורית שמש,": "אורית שמש",
    "אישור הזמנה\n\nשלום רוני,": "רוני",
    "הקופסה שלך בדרך!\n\nשלום {{first_name}},": "{{first_name}}",
    "{{1}},": "{{1}}",
    "@danab": "danab",
    "Hi @danab,": "danab",
    "Your order\n\nDear Ms. Alvarez,": "Alvarez",
}
NAMELESS = [
    "שלום רב,",
    "שלום וברכה,",
    "לקוח/ה יקר/ה,",
    "לדיירים היקרים,",
    "אהלן,",
    "אהלן אחי,",
    "שלום לתושבי העיר,",
    "שלום ותודה על הדיווח,",
    "שלום dana@example.org,",
    "שלום %{email}!",
    "שלום 40021,",
    "@40021",
    "Dear customer,",
]


@pytest.mark.parametrize(("greeting", "name"), NAMED.items())
def test_a_salutation_names_the_reader(draft, greeting, name):
    language = "en" if greeting.isascii() and greeting[0] not in "@{" else "he"
    parsed = draft(f"{greeting}\nקיבלנו את המכתב.", "text", language=language)
    assert parsed.addressee is not None
    assert parsed.text[slice(*parsed.addressee)] == name


@pytest.mark.parametrize("greeting", NAMELESS)
def test_a_filler_a_number_or_an_address_is_no_name(draft, greeting):
    parsed = draft(f"{greeting}\nקיבלנו את המכתב.", "text", language="en" if greeting.startswith("Dear") else "he")
    assert parsed.addressee is None


def test_thanks_glued_to_the_greeting_stay_in_the_letter(draft):
    parsed = draft("שלום ותודה על התמונה,\nהברז יוחלף מחר.", "text")
    assert parsed.sentences[0].zone == "greeting"
    assert "ותודה" in parsed.body[0].text


def test_short_sentences_above_a_signature_are_no_title(draft):
    parsed = draft("The lamp ships today.\n\nBest regards,\nDana Whitfield, Orders team", "text")
    assert parsed.body[0].text == "The lamp ships today."
