"""The sign-off: formulas, names and teams that close a Hebrew or English letter."""

from __future__ import annotations

import pytest

SIGNED = {
    "בברכה,\nדנה לוי\nצוות הזמנות": "בברכה",
    "בברכה והוקרה רבה": "בברכה",
    "תודה על הסבלנות,\nהחנות של גילי": "תודה",
    "יום נהדר, צוות דיגיטל": "יום",
    "שבת שלום לכולכן, חגית": "שבת",
    "סמדר, חניון הצפון": "סמדר",
    "נשיקות,\nהמספרה": "נשיקות",
    "מרפאת {{clinic}}": "מרפאת",
}
UNSIGNED = ["תודה רבה!", "הברז מוכן.", "{{message}}"]


@pytest.mark.parametrize(("ending", "first"), SIGNED.items())
def test_the_signature_is_found(draft, ending, first):
    parsed = draft(f"שלום רוני,\nהברז הוחלף הבוקר והמים חזרו.\n{ending}", "text")
    signed = [s for s in parsed.sentences if s.zone == "signoff"]
    assert signed
    assert signed[0].text.startswith(first)


@pytest.mark.parametrize("ending", UNSIGNED)
def test_a_last_line_that_signs_nothing(draft, ending):
    parsed = draft(f"שלום רוני,\nהברז הוחלף הבוקר והמים חזרו.\n{ending}", "text")
    assert not [s for s in parsed.sentences if s.zone == "signoff"]
