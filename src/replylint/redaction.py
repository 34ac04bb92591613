"""Masks what names a person in a text: addresses, numbers with a check digit, phones, and names that are given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

KINDS = ("email", "iban", "card", "id", "phone", "name", "amount")
"""What is masked; amounts only where they are asked for."""

_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b")
_DIGITS = re.compile(r"(?<![\w.,/])\d(?:[ -]?\d){7,18}(?![\w/])")
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+|00)?\(?\d(?:[ ().-]{0,2}\d){6,14}(?![\w/])")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{2,4}")
_CURRENCY = r"[$€£₪]|ש[\"״]ח|(?:USD|EUR|GBP|ILS|NIS|dollars|euros|pounds|shekels)\b"
_AMOUNT = re.compile(rf"[$€£₪]\s?\d[\d.,]*|\d[\d.,]*\s?(?:{_CURRENCY})")
_PREFIX = "(?:[ושכלמבה]{1,2}[-־]?)?"
_SHORTEST_NAME = 2
_LEAST_PHONE, _MOST_PHONE = 7, 15
"""Digits of a phone number; ITU-T E.164 allows 15."""


def redact(text: str, masks: Mapping[str, str], names: Iterable[str] = (), *, amounts: bool = False) -> str:
    """Give the text with every e-mail address, IBAN, card, Israeli ID, phone number and given name masked.

    `masks` says, by kind, what stands in their place. A card number has its Luhn digit, an IBAN its remainder, an ID
    its check digit; other numbers (of orders, cases) stay unless they look like a phone's. A name counts as a
    whole word, in Hebrew also behind particles.
    """
    text = _EMAIL.sub(masks["email"], text)
    text = _IBAN.sub(lambda found: masks["iban"] if is_iban(found.group()) else found.group(), text)
    text = _DIGITS.sub(lambda found: _number(found.group(), masks), text)
    if amounts:
        text = _AMOUNT.sub(masks["amount"], text)
    text = _PHONE.sub(lambda found: masks["phone"] if _is_phone(found.group()) else found.group(), text)
    pattern = _names(tuple(names))
    return pattern.sub(lambda found: found.group(1) + masks["name"], text) if pattern else text


def is_card(digits: str) -> bool:
    """Whether 13 to 19 digits are a card number: Luhn's sum (ISO/IEC 7812-1)."""
    if not 13 <= len(digits) <= 19 or len(set(digits)) == 1:
        return False
    doubled = (sum(divmod(2 * int(d), 10)) if place % 2 else int(d) for place, d in enumerate(reversed(digits)))
    return sum(doubled) % 10 == 0


def is_iban(text: str) -> bool:
    """Whether a text is an IBAN: its digits leave 1 when divided by 97 (ISO 13616)."""
    compact = text.replace(" ", "")
    if not 15 <= len(compact) <= 34:
        return False
    return int("".join(str(int(c, 36)) for c in compact[4:] + compact[:4])) % 97 == 1


def is_israeli_id(digits: str) -> bool:
    """Whether nine digits are an Israeli identity number: weights 1 and 2 in turn, digits summed, a multiple of ten."""
    if len(digits) != 9 or len(set(digits)) == 1:
        return False
    return sum(sum(divmod(int(d) * (1 + place % 2), 10)) for place, d in enumerate(digits)) % 10 == 0


def _number(text: str, masks: Mapping[str, str]) -> str:
    digits = re.sub(r"\D", "", text)
    if is_card(digits):
        return masks["card"]
    return masks["id"] if is_israeli_id(digits) else text


def _is_phone(text: str) -> bool:
    """Whether a run of digits is written as a phone number: with a plus, a leading 0, brackets or groups."""
    digits = re.sub(r"\D", "", text)
    if not _LEAST_PHONE <= len(digits) <= _MOST_PHONE or _DATE.search(text):
        return False
    grouped = len(re.findall(r"\d+", text)) > 2
    return text[0] in "+(" or (digits[0] == "0" and len(digits) >= 9) or (grouped and len(digits) >= 9)


@lru_cache(maxsize=1024)
def _names(names: tuple[str, ...]) -> re.Pattern[str] | None:
    words = sorted(set(_words(names)), key=len, reverse=True)
    if not words:
        return None
    return re.compile(rf"(?<!\w)({_PREFIX})(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def _words(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from (word for word in re.split(r"[\s,;:]+", name) if len(word) >= _SHORTEST_NAME and word[0].isalpha())
