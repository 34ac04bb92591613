"""Recognises merge fields and slots of all template dialects; nothing is rendered."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from replylint.languages.tokens import FIELD_MASK

_NAME = r"[\w.\-א-ת]"
_SLOT_WORD = (
    r"(?:insert|enter|add|your|customer|client|agent|name|first|last|company|date|order|product|number|amount|link|url|"
    r"time|team|email|phone|address|reason|details|issue|ticket|user|recipient|sender|signature|title|xx+|"
    r"שם|תאריך|מספר|סכום|סיבה|קישור|פרטי|לקוח|נציג|חברה|תפקיד|מוצר|צוות|חתימה|הזמנה|שעה|יום|כתובת|טלפון)"
)
_CODE = (
    r"\{%(?:(?!\{%|%\}).){0,1000}%\}|\{#(?:(?!\{#|#\}).){0,4000}#\}|<%(?:(?!<%|%>).){0,1000}%>|<\?(?:php|=)(?:(?!<\?|\?>).){0,1000}\?>"
    r"|\[%(?:(?!\[%|%\]).){0,1000}%\]|\{\{!--(?:(?!--\}\}).){0,4000}--\}\}|\{\{\{(?:(?!\{\{|\}\}).){0,400}\}\}\}"
    r"|\{\{(?:'[^'\n]{0,200}'|\"[^\"\n]{0,200}\"|(?!\{\{|\}\})[^'\"]){0,400}\}\}|\{\{(?:(?!\{\{|\}\}).){0,400}\}\}"
    r"|\{/?(?:if|else|elseif|foreach|for|section|include|literal|capture|assign)\b[^{}\n]{0,200}\}"
)
_SLOT = (
    r"\(\([^()\n]{1,60}\)\)|[$%#]\{[^{}\n]{1,120}\}|\{[$!][^{}\n]{1,120}\}|%\([\w.]{1,60}\)[sd]"
    r"|(?<![\d%])%(?:\d\$)?[sd](?![\w%])"
    rf"|\{{[A-Za-z_א-ת][^{{}}\n\"':;]{{0,60}}\}}|\{{\d\}}"
    r"|\$[A-Za-z_][A-Za-z_]{3,60}(?:\.[a-z_]{1,60}){0,9}|<<[^<>\n]{1,60}>>|\[\[[^\[\]\n]{1,60}\]\]"
    r"|\*\|[^|\n]{1,40}\|\*|@@\w{1,60}@@|(?<!\d)%(?:[A-Za-z][A-Za-z_]{2,60}|[א-ת][\wא-ת]{1,40})%"
    rf"|\[(?:{_SLOT_WORD}\b[^\[\]\n]{{0,60}}|[A-Z][A-Z_ ]{{2,40}}"
    r"|[^\[\]\n]{0,40}\b(?:name|here|number)\b[^\[\]\n]{0,20}|[א-ת][א-ת \"'/]{1,40})\](?!\()"
    rf"|<(?:{_SLOT_WORD}(?:[ _-][^<>\n]{{0,60}})?|[A-Z][A-Z_ ]{{2,40}}|[א-ת][א-ת \"'/]{{0,40}})>"
    r"|(?<![A-Za-z])X{3,}(?![A-Za-z])|_{3,}"
)
_FIELD = re.compile(rf"(?P<code>{_CODE})|{_SLOT}", re.DOTALL | re.IGNORECASE)
_KEYWORDS = (
    r"(?:if|else|elseif|elsif|elif|unless|end|case|when|switch|for|foreach|while|until|range|with|template|block|define|"
    r"include|each|begin)"
)
_CONTROL = re.compile(
    r"\{[%#]|<%#|\{\{!--|\{\{\{?[~-]?\s*[#/^!>]"
    rf"|\{{\{{[~-]?\s*{_KEYWORDS}(?![\w.:=])"
    r"|<%(?![=-])|<%-(?!\s*@?[\w.]+\s*-?%>)"
    rf"|<%-\s*{_KEYWORDS}\b"
    r"|<\?(?!=|php\s+(?:echo|print)\b)|\{/?(?:if|else|elseif|foreach|for|section|include|literal|capture|assign)\b"
    r"|\[%-?\s*(?:IF|ELSE|ELSIF|END|UNLESS|FOREACH|INCLUDE|PROCESS|SET|USE|SWITCH|CASE)\b"
)
_REDACTED = re.compile(
    r"redact|removed|omitted|censored|hidden|wording|…|\.\.\.|\bsic\b|הוסר|הושמט|נמחק", re.IGNORECASE
)
_OPENERS = "{<[$%*@_(X#"


class Field(NamedTuple):
    """A merge field in code points; `control` marks template code that shows nothing of its own."""

    start: int
    end: int
    control: bool
    name: str


@lru_cache(maxsize=64)
def find_fields(text: str) -> tuple[Field, ...]:
    """Give every merge field and slot in order; redaction marks, links and check boxes are none."""
    if not any(mark in text for mark in _OPENERS) and "xxx" not in text:
        return ()
    return tuple(_accepted(match) for match in _FIELD.finditer(text) if _is_field(match))


def mask(text: str, fields: tuple[Field, ...]) -> str:
    """Overwrite merge fields at equal length, so that nothing inside them is read as words."""
    if not fields:
        return text
    parts, place = [], 0
    for field in fields:
        if field.start < place:
            continue
        parts += [text[place : field.start], FIELD_MASK * (field.end - field.start)]
        place = field.end
    return "".join([*parts, text[place:]])


def _accepted(match: re.Match[str]) -> Field:
    text = match.group()
    control = match["code"] is not None and _CONTROL.match(text) is not None
    return Field(match.start(), match.end(), control, text.strip("{}[]<>%$#()=*|@ "))


def _is_field(match: re.Match[str]) -> bool:
    text = match.group()
    if match["code"] is not None:
        return True
    if _REDACTED.search(text):
        return False
    if text[0] in "[<" and text[1] not in "[<" and text[1:-1].lower() in _HTML_NAMES:
        return False
    if text[:3].lower() == "xxx" and text.lower() == text:
        return False
    return not (text[0] == "$" and text[1] != "{" and text.islower())


_HTML_NAMES = frozenset({"address", "title", "link", "time", "details", "add", "date"})
