"""Makes a draft's text safe and readable in a terminal: no control codes, and isolates round right-to-left runs."""

from __future__ import annotations

import unicodedata

_FIRST_STRONG_ISOLATE, _POP = "\u2068", "\u2069"
_KEPT = "\n\t"


def visible(text: str) -> str:
    """Replace control and bidi-override characters, which could steer a terminal, by a visible mark."""
    return "".join(c if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cf", "Cs") else "�" for c in text)


def isolate(text: str, rtl: bool) -> str:
    """Wrap text whose direction differs from the line's in isolates; terminals that don't reorder ignore them."""
    hebrew = any("א" <= c <= "ת" for c in text)
    latin = any("a" <= c.lower() <= "z" for c in text)
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP}" if (hebrew and (latin or not rtl)) else text
