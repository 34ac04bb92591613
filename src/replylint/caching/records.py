"""A report as plain data and back: JSON and no pickle, since a cache file could come from anywhere."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict
from typing import Any

from replylint.coverage import Ask, AskedAgain, Coverage, Unasked
from replylint.fix import Edit, Fix
from replylint.model import Finding, Message, Report, Scorecard, Verdict

_LARGEST = 16 << 20


def packed(report: Report) -> bytes:
    """Give a report as compressed JSON, without the message, whose text the file itself holds."""
    data = {
        "language": report.language,
        "situation": report.situation,
        "score": asdict(report.score),
        "findings": [asdict(finding) for finding in report.findings],
        "verdicts": {name: asdict(verdict) for name, verdict in report.verdicts.items()},
        "facts": report.facts,
        "jargon_terms": report.jargon_terms,
        "skipped": report.skipped,
        "coverage": asdict(report.coverage) if report.coverage else None,
    }
    return zlib.compress(json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)


def unpacked(body: bytes, message: Message) -> Report:
    """Give the report of a message back; raises ValueError, KeyError, TypeError or zlib.error for other data."""
    unpacking = zlib.decompressobj()
    text = unpacking.decompress(body, _LARGEST)
    if not unpacking.eof:
        raise ValueError(f"a report of more than {_LARGEST} bytes")
    data: dict[str, Any] = json.loads(text.decode("utf-8", "surrogatepass"))
    return Report(
        message=message, language=data["language"], situation=data["situation"], score=Scorecard(**data["score"]),
        findings=tuple(_finding(finding) for finding in data["findings"]),
        verdicts={name: Verdict(**verdict) for name, verdict in data["verdicts"].items()},
        facts=data["facts"], jargon_terms=tuple(data["jargon_terms"]), skipped=data["skipped"],
        coverage=_coverage(data["coverage"]) if data["coverage"] else None,
    )  # fmt: skip


def _finding(data: dict[str, Any]) -> Finding:
    fix = data.pop("fix")
    made = Fix(tuple(Edit(**edit) for edit in fix["edits"]), fix["safety"], fix["title"]) if fix else None
    return Finding(fix=made, **data)


def _coverage(data: dict[str, Any]) -> Coverage:
    return Coverage(
        tuple(Ask(**ask) for ask in data["asks"]),
        tuple(AskedAgain(**again) for again in data["asked_again"]),
        tuple(Unasked(**refusal) for refusal in data["unasked"]),
    )
