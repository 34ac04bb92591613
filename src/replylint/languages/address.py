"""How a Hebrew draft addresses its customer: masculine, feminine or plural, read from verbs and pronouns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from replylint.model import Sentence

Address = Literal["m", "f", "pl"]

_PRONOUNS: dict[str, Address] = {
    "אתה": "m", "אותך": "m", "את": "f", "אלייך": "f", "עלייך": "f", "אתם": "pl", "אתן": "pl", "מר": "m", "אדון": "m",
    "גברת": "f", "גב'": "f", "יקר": "m", "יקרה": "f", "יקרים": "pl", "נכבד": "m", "נכבדה": "f", "נכבדים": "pl",
}  # fmt: skip
_WEAK = frozenset({"את", "אותך", "יקרה"})
_PLURAL_ENDINGS = ("כם", "כן")
_PLURAL_STEMS = (
    "ל",
    "של",
    "את",
    "אלי",
    "עלי",
    "עמ",
    "ב",
    "מ",
    "אצל",
    "פניית",
    "הודעת",
    "הזמנת",
    "בקשת",
    "סבלנות",
    "תשומת",
)


def address_of(sentences: Iterable[Sentence]) -> Address:
    """Give the form that most marked words take; plural where nothing tells."""
    votes: Counter[Address] = Counter()
    for sentence in sentences:
        if sentence.language == "he":
            votes.update(found for token in sentence.tokens if (found := _vote(token.norm)))
    return votes.most_common(1)[0][0] if votes else "pl"


def _vote(word: str) -> Address | None:
    if word in _PRONOUNS and word not in _WEAK:
        return _PRONOUNS[word]
    if word.endswith(_PLURAL_ENDINGS) and word[:-2].lstrip("והשבלמכ").startswith(_PLURAL_STEMS) and len(word) <= 8:
        return "pl"
    if len(word) >= 5 and word[0] == "ת" and word[-1] in "וי":
        return "pl" if word[-1] == "ו" else "f"
    if word in ("תוכל", "תרצה", "תקבל", "תראה", "תשלח", "תבקש", "תבחר", "צור", "שלח", "השב", "פנה", "לחץ"):
        return "m"
    return None
