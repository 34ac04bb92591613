"""Makes a draft's text safe and readable in a terminal: no control codes, and isolates round right-to-left runs."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

_FIRST_STRONG_ISOLATE, _POP = "\u2068", "\u2069"
_KEPT = "\n\t"
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")


def visible(text: str) -> str:
    """Replace control and bidi-override characters, which could steer a terminal, by a visible mark."""
    return "".join(c if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cf", "Cs") else "�" for c in text)


def tame(text: str) -> str:
    """Replace what could steer a terminal in a text of ours, whose isolates stay."""
    return _STEERING.sub("�", text)


def json_text(data: Any, indent: int | None = None) -> str:
    """Give plain values as JSON in which what could steer a terminal stands as an escape, so that nothing is lost."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return _STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def isolate(text: str, rtl: bool) -> str:
    """Wrap text whose direction differs from the line's in isolates; terminals that don't reorder ignore them."""
    hebrew = any("א" <= c <= "ת" for c in text)
    latin = any("a" <= c.lower() <= "z" for c in text)
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP}" if (hebrew and (latin or not rtl)) else text
