"""The GitLab Code Quality report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from replylint.model import Finding, Report, Severity
from replylint.reporting.places import region, stable_path
from replylint.reporting.report_options import Failure, Options
from replylint.reporting.terminal import json_text

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def to_gitlab(reports: Iterable[Report], failures: Sequence[Failure], options: Options) -> Iterator[str]:
    """Give one JSON array; a file that could not be checked is a blocker."""
    seen: Counter[str] = Counter()
    issues = [_issue(finding, report, seen) for report in reports for finding in report.findings]
    issues += [_broken(failure) for failure in failures]
    yield json_text(issues, indent=1) + "\n"


def _issue(finding: Finding, report: Report, seen: Counter[str]) -> dict[str, Any]:
    path = stable_path(report.message.path)
    key = f"{path}\0{finding.fingerprint}"
    seen[key] += 1
    return {
        "description": finding.message,
        "check_name": finding.rule,
        "fingerprint": sha256(f"{key}\0{seen[key]}".encode("utf-8", "replace")).hexdigest(),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path, "lines": {"begin": region(finding).line}},
    }


def _broken(failure: Failure) -> dict[str, Any]:
    told = failure.told
    return {
        "description": told,
        "check_name": "not-checked",
        "fingerprint": sha256(told.encode("utf-8", "replace")).hexdigest(),
        "severity": "blocker",
        "location": {"path": stable_path(failure.path), "lines": {"begin": 1}},
    }
