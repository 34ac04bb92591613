"""The Checkstyle report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from replylint.model import Report
from replylint.reporting.places import region, stable_path
from replylint.reporting.report_options import Failure, Options
from replylint.reporting.xml_ import child, document


def to_checkstyle(reports: Iterable[Report], failures: Sequence[Failure], options: Options) -> Iterator[str]:
    """Give one document: a file element a file, an error element a finding."""
    root = Element("checkstyle", version="4.3")
    for path, group in groupby(reports, lambda report: stable_path(report.message.path)):
        file = child(root, "file", name=path)
        for finding in (f for report in group for f in report.findings):
            place = region(finding)
            child(file, "error", line=place.line, column=place.column, severity=finding.severity,
                  message=finding.message, source=f"replylint.{finding.rule}")  # fmt: skip
    for failure in failures:
        file = child(root, "file", name=stable_path(failure.path))
        child(file, "error", line=1, severity="error", message=failure.told, source="replylint.not-checked")
    yield document(root)
