"""Reads replies that people have graded: JSONL records, or CSV with one column a label."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from replylint.errors import ReadingError
from replylint.languages import LANGUAGES
from replylint.model import SITUATIONS, Message
from replylint.reading import sniff_format
from replylint.recognition.facts import LABELS

_YES = frozenset({"yes", "y", "true", "1", "x", "כן"})
_NO = frozenset({"no", "n", "false", "0", "לא"})
_OPEN = frozenset({"", "null", "none", "?", "unsure"})
_RECORD = frozenset({"id", "lang", "kind", "source", "situation", "customer_message", "text", "labels", "evidence",
                     "jargon_terms"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labelled:
    """One graded reply; a label that is None is left out of every figure."""

    message: Message
    labels: Mapping[str, bool | None]
    situation: str | None = None
    source: str = ""
    evidence: Mapping[str, str] = field(default_factory=dict)
    jargon_terms: tuple[str, ...] = ()


def read_labelled(path: Path) -> list[Labelled]:
    """Read a whole labelled file; raises ReadingError that names the row for anything off in it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadingError(f"can't be read as UTF-8 text: {error}", where=str(path)) from error
    rows = _csv_rows(text, path) if path.suffix.lower() == ".csv" else _json_rows(text, path)
    found = [_labelled(record, where) for record, where in rows]
    if not found:
        raise ReadingError("no labelled reply stands in the file", where=str(path))
    seen: dict[str, str] = {}
    for one in found:
        identity = one.message.id or ""
        if identity in seen:
            raise ReadingError(
                f"id {identity!r} stands twice", where=one.message.path, mend=f"first at {seen[identity]}"
            )
        seen[identity] = one.message.path
    return found


def _json_rows(text: str, path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise ReadingError(f"not a JSON object: {error.msg}", where=where) from error
        if not isinstance(record, dict):
            raise ReadingError("not a JSON object", where=where)
        yield record, where


def _csv_rows(text: str, path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    reader = csv.DictReader(text.splitlines(keepends=True))
    for row in reader:
        where = f"{path}:{reader.line_num}"
        record: dict[str, Any] = {k: v for k, v in row.items() if k in _RECORD and v not in (None, "")}
        record["labels"] = {k: _answer(v, k, where) for k, v in row.items() if k not in _RECORD}
        yield record, where


def _answer(value: str | None, label: str, where: str) -> bool | None:
    said = (value or "").strip().lower()
    if said in _YES | _NO | _OPEN:
        return True if said in _YES else False if said in _NO else None
    raise ReadingError(f"{label}: {value!r} is no answer", where=where, mend="yes, no, or empty where graders differ")


def _labelled(record: dict[str, Any], where: str) -> Labelled:
    text, labels = record.get("text"), record.get("labels")
    if not isinstance(text, str) or not text.strip():
        raise ReadingError("the text is empty", where=where)
    if not record.get("id"):
        raise ReadingError("the record has no id", where=where)
    if not isinstance(labels, dict) or not labels:
        raise ReadingError("the record has no labels", where=where, mend=f"known labels: {', '.join(LABELS)}")
    for label, value in labels.items():
        if label not in LABELS:
            near = get_close_matches(str(label), LABELS, 1)
            raise ReadingError(
                f"unknown label {label!r}", where=where, mend=f"did you mean {near[0]!r}?" if near else ""
            )
        if value is not None and not isinstance(value, bool):
            raise ReadingError(f"{label}: {value!r} is no answer", where=where, mend="true, false or null")
    lang, situation = record.get("lang"), record.get("situation")
    if lang is not None and lang not in LANGUAGES:
        raise ReadingError(f"unknown language {lang!r}", where=where, mend=f"one of: {', '.join(LANGUAGES)}")
    if situation is not None and situation not in SITUATIONS:
        raise ReadingError(f"unknown situation {situation!r}", where=where, mend=f"one of: {', '.join(SITUATIONS)}")
    message = Message(
        text, sniff_format(text), path=where, id=str(record["id"]), language=lang, first_line=None,
        customer_message=record.get("customer_message"),
    )  # fmt: skip
    return Labelled(
        message, labels, situation, str(record.get("source", "")), record.get("evidence") or {},
        tuple(record.get("jargon_terms") or ()),
    )  # fmt: skip
