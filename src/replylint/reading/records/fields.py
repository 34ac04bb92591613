"""The fields of a message that a record, a column or front matter can set, and what values they take."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from replylint.errors import ReadingError
from replylint.languages import LANGUAGES
from replylint.model import SITUATIONS

FIELDS: Mapping[str, str] = {
    "id": "id",
    "agent": "sender",
    "team": "team",
    "customer": "recipient",
    "customer_message": "customer_message",
    "subject": "subject",
    "date": "date",
    "language": "language",
    "lang": "language",
    "situation": "situation",
    "template": "template",
    "macro": "macro",
}
"""The names that a user writes, and the fields of `Message` that they set; records have a "text" besides."""
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "language": tuple(LANGUAGES),
    "lang": tuple(LANGUAGES),
    "situation": tuple(SITUATIONS),
}


def field_value(name: str, value: object, where: str) -> Any:
    """Give a value as the message holds it, None for an empty one; raises ReadingError for one out of the list."""
    if value is None or value == "":
        return None
    if name == "template":
        return value if isinstance(value, bool) else str(value).strip().lower() in ("true", "yes", "1")
    if name in _CHOICES:
        said = str(value).strip().lower()
        if said not in _CHOICES[name]:
            known = ", ".join(_CHOICES[name])
            raise ReadingError(f"unknown {name} {said[:40]!r}", where=where, mend=f"one of: {known}")
        return said
    return value.isoformat() if isinstance(value, date) else str(value)
