"""What the XML formats share: elements whose text is safe, whatever control characters a draft holds."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, tostring

_NOT_XML = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\u2029\u202f-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def child(parent: Element, tag: str, text: str = "", **attributes: object) -> Element:
    """Add an element; characters that XML can't hold, or that steer a terminal, become a visible mark."""
    added = SubElement(parent, tag, {name: safe(str(value)) for name, value in attributes.items()})
    added.text = safe(text) or None
    return added


def safe(text: str) -> str:
    """Replace the characters that XML 1.0 can't hold, and those that could steer a terminal."""
    return _NOT_XML.sub("\ufffd", text)


def document(root: Element) -> str:
    """Give the document as text, ended by a newline."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"
