"""GitHub workflow commands: annotations on a pull request, the ten worst, since a step shows no more."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence

from replylint.model import SEVERITIES, Finding, Report, Severity
from replylint.reporting.places import region, stable_path
from replylint.reporting.report_options import Failure, Options
from replylint.reporting.terminal import tame

SHOWN = 10
"""GitHub shows this many annotations a step."""
_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def to_github(reports: Iterable[Report], failures: Sequence[Failure], options: Options) -> Iterator[str]:
    """Give failures and the worst findings as annotations, then how many findings were left out."""
    total = 0

    def found() -> Iterator[tuple[tuple[int, int], str]]:
        nonlocal total
        for report in reports:
            for finding in report.findings:
                total += 1
                yield (SEVERITIES.index(finding.severity), total), _annotation(finding, report)

    worst = heapq.nsmallest(SHOWN, found())
    broken = [f"::error title=replylint::{_data(failure.told)}\n" for failure in failures]
    kept = worst[: max(SHOWN - len(broken), 0)]
    yield from broken
    yield from (line for _, line in kept)
    if total > len(kept):
        yield f"replylint: {total - len(kept)} more findings are not annotated; --format text shows all {total}\n"


def _annotation(finding: Finding, report: Report) -> str:
    place = region(finding)
    where = f"file={_property(stable_path(report.message.path))},line={place.line},endLine={place.end_line}"
    if place.exact and place.line == place.end_line:
        where += f",col={place.column},endColumn={max(place.end_column - 1, place.column)}"
    told = finding.message + (f"\n{finding.suggestion}" if finding.suggestion else "")
    title = _property(f"{finding.rule} {finding.code}")
    return f"::{_COMMANDS[finding.severity]} {where},title={title}::{_data(told)}\n"


def _data(text: str) -> str:
    return tame(text.replace("\r", "\n")).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
