"""Tells what markup a text is written in where nothing names it."""

from __future__ import annotations

import re

from replylint.model import Format

_TAGS = re.compile(r"<(?:p|br|div|b|strong|table|td|html|body|span|ul|ol|li|h[1-6]|a\s+href)\b[^<>]*>", re.IGNORECASE)


def sniff_format(text: str) -> Format:
    """Tell HTML from Markdown for a record that names no format."""
    return "html" if "<" in text and _TAGS.search(text) else "markdown"
