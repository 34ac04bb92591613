"""The Markdown report, for a comment on a pull request: a summary, then a table a reply; all text is inert."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from replylint.model import Finding, Report, Severity
from replylint.reporting.places import region, stable_path
from replylint.reporting.report_options import Failure, Options
from replylint.reporting.terminal import visible

_MARKS: dict[Severity, str] = {"error": "❌", "warning": "⚠️", "info": "💡"}
_SPECIAL = re.compile(r"[^\w\s.,;?!%'’“”\u0590-\u05ff-]", re.ASCII)
_QUOTE = 120


def to_markdown(reports: Iterable[Report], failures: Sequence[Failure], options: Options) -> Iterator[str]:
    """Give the replies that have findings as tables, after one line that sums the run up."""
    parts, count, clean, findings = [], 0, 0, 0
    for report in reports:
        count, clean, findings = count + 1, clean + (not report.findings), findings + len(report.findings)
        if report.findings:
            parts.append(_reply(report))
    yield f"### replylint: {findings} findings in {count} replies, {clean} clean\n\n"
    yield from parts
    if failures:
        yield "**Not checked**\n\n"
        yield from (f"- {inert(failure.told)}\n" for failure in failures)


def _reply(report: Report) -> str:
    score = report.score.after_critical
    name = " ".join(part for part in (stable_path(report.message.path), report.message.id) if part)
    shown = "" if score is None else f" · {score:.0f}/100"
    rows = "".join(_row(finding) for finding in report.findings)
    return f"**{inert(name)}**{shown}\n\n| | line | rule | finding |\n|---|---|---|---|\n{rows}\n"


def _row(finding: Finding) -> str:
    told = inert(finding.message)
    if finding.excerpt:
        flat = " ".join(finding.excerpt.split())
        told += f"<br>“{inert(flat if len(flat) <= _QUOTE else flat[: _QUOTE - 1] + '…')}”"
    if finding.suggestion:
        told += f"<br>→ {inert(finding.suggestion)}"
    return f"| {_MARKS[finding.severity]} | {region(finding).line} | {finding.rule} {finding.code} | {told} |\n"


def inert(text: str) -> str:
    """Write every character that Markdown, HTML or a mention could act on as an entity, on one line."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match.group())};", " ".join(visible(text).split())).replace("_", "&#95;")
