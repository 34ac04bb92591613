"""The CSV report: one row a finding, and one row for a reply without any; text cells are made safe for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from replylint.model import Report
from replylint.reporting.report_options import Failure, Options
from replylint.reporting.sheets import inert

_COLUMNS = ("path", "id", "lang", "situation", "score", "score_after_critical", "rule", "code", "tip", "severity",
            "line", "column", "quote", "message", "suggestion", "error")  # fmt: skip


def to_csv(reports: Iterable[Report], failures: Sequence[Failure], options: Options) -> Iterator[str]:
    """Give a header and rows; a cell that a spreadsheet would run as a formula gets an apostrophe before it."""
    yield _row(_COLUMNS)
    for report in reports:
        head = (report.message.path, report.message.id or "", report.language, report.situation or "",
                report.score.calculated, report.score.after_critical)  # fmt: skip
        for f in report.findings:
            yield _row(
                (*head, f.rule, f.code, f.tip, f.severity, f.line, f.column, f.quote, f.message, f.suggestion, "")
            )
        if not report.findings:
            yield _row((*head, *[""] * 10))
    for failure in failures:
        yield _row((failure.path, *[""] * 14, str(failure.error)))


def _row(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(inert(cell) for cell in cells)
    return out.getvalue()
