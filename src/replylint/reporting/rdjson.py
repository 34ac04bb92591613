"""The Reviewdog Diagnostic Format as one JSON document (rdjson)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from replylint.model import Finding, Report, Severity
from replylint.reporting.places import region, stable_path
from replylint.reporting.report_options import Failure, Options
from replylint.reporting.terminal import json_text

_SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def to_rdjson(reports: Iterable[Report], failures: Sequence[Failure], options: Options) -> Iterator[str]:
    """Give one document; columns count UTF-8 bytes, as the format asks."""
    found = [_diagnostic(finding, report) for report in reports for finding in report.findings]
    broken = [
        {"message": failure.told, "severity": "ERROR", "location": {"path": stable_path(failure.path)}}
        for failure in failures
    ]
    yield json_text({"source": {"name": "replylint"}, "diagnostics": [*found, *broken]}) + "\n"


def _diagnostic(finding: Finding, report: Report) -> dict[str, Any]:
    place = region(finding)
    location: dict[str, Any] = {"path": stable_path(report.message.path), "range": {"start": {"line": place.line}}}
    if place.exact:
        source = report.message.source
        start = {"line": place.line, "column": _bytes_before(source, finding.start) + 1}
        end = {"line": place.end_line, "column": _bytes_before(source, finding.end) + 1}
        location["range"] = {"start": start, "end": end}
    told = finding.message + (f"\n{finding.suggestion}" if finding.suggestion else "")
    return {
        "message": told,
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }


def _bytes_before(source: str, offset: int) -> int:
    """Count the UTF-8 bytes between the start of its line and an offset."""
    return len(source[source.rfind("\n", 0, offset) + 1 : offset].encode("utf-8", "replace"))
