"""The JSON reports, version 1: one document, or one line a reply; the schema is docs/reference/report.schema.json."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from replylint.model import Report
from replylint.reporting.covered import coverage_record
from replylint.reporting.report_options import Failure, Options
from replylint.reporting.terminal import json_text

VERSION = 1


def to_json(reports: Iterable[Report], failures: Sequence[Failure], options: Options) -> Iterator[str]:
    """Give one JSON document, written as the reports come."""
    yield f'{{"version": {VERSION}, "replies": ['
    comma = "\n"
    for report in reports:
        yield comma + json_text(reply(report))
        comma = ",\n"
    errors = [{"path": failure.path, "error": str(failure.error)} for failure in failures]
    yield f'\n], "errors": {json_text(errors)}}}\n'


def to_jsonl(reports: Iterable[Report], failures: Sequence[Failure], options: Options) -> Iterator[str]:
    """Give one line a reply, as "replies" of the document holds it, then one line a failure."""
    for report in reports:
        yield json_text(reply(report)) + "\n"
    for failure in failures:
        yield json_text({"path": failure.path, "error": str(failure.error)}) + "\n"


def reply(report: Report) -> dict[str, Any]:
    """Give one reply as the JSON report holds it."""
    return {
        "path": report.message.path,
        "id": report.message.id,
        "lang": report.language,
        "situation": report.situation,
        "score": {"calculated": report.score.calculated, "after_critical": report.score.after_critical},
        "sections": report.score.sections,
        "findings": [asdict(finding) for finding in report.findings],
        "verdicts": {name: asdict(verdict) for name, verdict in report.verdicts.items()},
        "facts": report.facts,
        "jargon_terms": list(report.jargon_terms),
        "skipped": report.skipped,
        "coverage": coverage_record(report.coverage) if report.coverage else None,
    }
