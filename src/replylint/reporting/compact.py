"""The compact report: one line a finding, as compilers print them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from replylint.model import Report
from replylint.reporting.places import region, stable_path
from replylint.reporting.report_options import Failure, Options
from replylint.reporting.terminal import visible


def to_compact(reports: Iterable[Report], failures: Sequence[Failure], options: Options) -> Iterator[str]:
    """Give "path:line:column: severity: message [rule code]" for each finding, then the failures."""
    for report in reports:
        path = visible(stable_path(report.message.path))
        for finding in report.findings:
            place = region(finding)
            told = visible(" ".join(finding.message.split()))
            yield f"{path}:{place.line}:{place.column}: {finding.severity}: {told} [{finding.rule} {finding.code}]\n"
    for failure in failures:
        yield f"{visible(failure.told)}\n"
