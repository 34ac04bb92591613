"""The JUnit report: a suite a file, a case a finding; a clean reply is one passed case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from replylint.model import Finding, Report
from replylint.reporting.places import region, stable_path
from replylint.reporting.report_options import Failure, Options
from replylint.reporting.xml_ import child, document


def to_junit(reports: Iterable[Report], failures: Sequence[Failure], options: Options) -> Iterator[str]:
    """Give one document; a finding under the bar of --fail-on is a passed case with its text as output."""
    root = Element("testsuites", name="replylint")
    for path, group in groupby(reports, lambda report: stable_path(report.message.path)):
        suite = child(root, "testsuite", name=path)
        for report in group:
            _cases(suite, path, report, options)
        _count(suite)
    if failures:
        suite = child(root, "testsuite", name="not checked")
        for failure in failures:
            case = child(suite, "testcase", name="not-checked", classname=stable_path(failure.path))
            child(case, "error", failure.told, message=failure.error.what, type="not-checked")
        _count(suite)
    yield document(root)


def _cases(suite: Element, path: str, report: Report, options: Options) -> None:
    name = f"{path}#{report.message.id}" if report.message.id else path
    for finding in report.findings:
        case = child(suite, "testcase", name=f"{finding.rule} line {region(finding).line}", classname=name)
        if options.fails(finding.severity):
            child(case, "failure", _told(finding), message=finding.message, type=finding.severity)
        else:
            child(case, "system-out", _told(finding))
    if not report.findings:
        child(suite, "testcase", name="clean", classname=name)


def _told(finding: Finding) -> str:
    parts = (f"{finding.severity}: {finding.message}", finding.quote, finding.suggestion)
    return "\n".join(part for part in parts if part)


def _count(suite: Element) -> None:
    for attribute, tag in (("tests", "testcase"), ("failures", "testcase/failure"), ("errors", "testcase/error")):
        suite.set(attribute, str(len(suite.findall(tag))))
