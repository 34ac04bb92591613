"""The HTML report: one file without scripts, the letter with its findings marked, right-to-left where it is Hebrew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from replylint.languages import language
from replylint.model import SEVERITIES, Finding, Report
from replylint.reporting.html_page import FOOT, HEAD
from replylint.reporting.places import region, stable_path
from replylint.reporting.report_options import Failure, Options
from replylint.reporting.terminal import visible
from replylint.wording import fill, texts


def to_html(reports: Iterable[Report], failures: Sequence[Failure], options: Options) -> Iterator[str]:
    """Give one page, written as the reports come; nothing of a draft is rendered or fetched."""
    yield HEAD
    for report in reports:
        yield _reply(report, options.messages or report.language)
    if failures:
        yield '<section class="failures"><ul>'
        yield from (f"<li>{_safe(failure.told)}</li>" for failure in failures)
        yield "</ul></section>\n"
    yield FOOT


def _reply(report: Report, code: str) -> str:
    labels = texts(code)["labels"]
    direction = "rtl" if language(code).rtl else "ltr"
    name = " ".join(part for part in (stable_path(report.message.path), report.message.id) if part)
    score = report.score.after_critical
    shown = labels["no_score"] if score is None else f"{score:.0f}/100"
    found = "".join(_finding(finding, code) for finding in report.findings) or f"<li>{_safe(labels['clean'])}</li>"
    skipped = "".join(
        f"<p class=skipped>{_safe(fill(labels[f'skipped_{key}'], {'count': str(count)}))}</p>"
        for key, count in report.skipped.items()
    )
    return (
        f'<section lang="{code}" dir="{direction}"><h2><bdi>{_safe(name)}</bdi> '
        f"<span>{_safe(labels['score'])} {_safe(shown)}</span></h2>{_bars(report, code)}"
        f'<pre dir="auto" lang="{report.language}">{_marked(report)}</pre><ul>{found}</ul>{skipped}</section>\n'
    )


def _bars(report: Report, code: str) -> str:
    names = texts(code)["sections"]
    bars = (
        f"<label>{_safe(names[name])} <meter max=100 value={value:.0f}>{value:.0f}</meter></label>"
        for name, value in report.score.sections.items()
        if value is not None
    )
    return f"<p class=bars>{''.join(bars)}</p>"


def _finding(finding: Finding, code: str) -> str:
    place = f"{region(finding).line}: " if finding.end else ""
    quote = f'<q dir="auto">{_safe(finding.excerpt)}</q>' if finding.excerpt else ""
    label = texts(code)["labels"]["instead"]
    better = f"<p class=better>{_safe(label)} <bdi>{_safe(finding.suggestion)}</bdi></p>" if finding.suggestion else ""
    names = f"{finding.rule} {finding.code} {finding.tip}"
    return (
        f'<li class="{finding.severity}"><b>{place}{_safe(finding.message)}</b> '
        f"<code>{_safe(names)}</code>{quote}{better}</li>"
    )


def _marked(report: Report) -> str:
    """Give the source with each stretch that a finding points at marked by the worst severity there."""
    source = report.message.source
    spans = [f for f in report.findings if f.end > f.start]
    cuts = sorted({0, len(source), *(f.start for f in spans), *(f.end for f in spans)})
    parts = []
    for start, end in pairwise(cuts):
        worst = min((SEVERITIES.index(f.severity) for f in spans if f.start < end and start < f.end), default=None)
        text = _safe(source[start:end])
        parts.append(text if worst is None else f'<mark class="{SEVERITIES[worst]}">{text}</mark>')
    return "".join(parts)


def _safe(text: str) -> str:
    return escape(visible(text))
