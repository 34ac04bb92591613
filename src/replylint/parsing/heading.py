"""Recognises the lines above a letter that are not part of it: a subject, a template's title, a signed mail's head."""

from __future__ import annotations

import re

_HEADING = re.compile(
    r"\s*(?:(?:subject|title|re|fwd?|נושא|כותרת|הנדון)\s*:[^\n]*"
    r"|(?:content|body|message|text|תוכן|גוף ההודעה)\s*:[ \t]*(?=\n)"
    r"|-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Z][\w-]*:[^\n]*\n){1,5}"
    r"|<!--[^\n]*-->|---+)[ \t]*(?:\n|$)",
    re.IGNORECASE,
)


def heading_end(text: str) -> int:
    """Give the offset at which the letter itself begins; 0 where nothing stands above it."""
    end = 0
    while match := _HEADING.match(text, end):
        if match.end() >= len(text):
            return end
        end = match.end()
    return end
