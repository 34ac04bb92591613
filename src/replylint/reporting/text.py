"""The report for a person in a terminal: a header with score and section bars, then findings worst first."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from rich.columns import Columns
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from replylint.languages import language
from replylint.model import Finding, Report, Severity
from replylint.reporting.covered import coverage_table
from replylint.reporting.report_options import Failure, Options
from replylint.reporting.summary import Summary
from replylint.reporting.terminal import isolate, visible
from replylint.wording import fill, texts

_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_MARKS: dict[Severity, str] = {"error": "✗", "warning": "!", "info": "·"}
_BAR = 10
_QUOTE = 90


def to_text(reports: Iterable[Report], failures: Sequence[Failure], options: Options) -> Iterator[str]:
    """Give one piece a reply, then the failures, then (for several replies) a summary."""
    summary = Summary()
    for report in reports:
        summary.add(report)
        if not options.quiet or _loud(report, options.fail_on):
            yield _render(reply(report, options.messages or report.language), options)
    for failure in failures:
        yield f"replylint: {visible(failure.told)}\n"
    if summary.count > 1:
        yield _render(summary.table(len(failures)), options)


def _loud(report: Report, fail_on: str) -> bool:
    ranks = ("error", "warning", "info")
    kept = ranks[: ranks.index(fail_on) + 1] if fail_on in ranks else ()
    return any(finding.severity in kept for finding in report.findings)


def console_for(options: Options) -> Console:
    """Make a console that writes into memory, as wide and coloured as the options say."""
    return Console(
        file=io.StringIO(), width=options.width, color_system="truecolor" if options.color else None,
        force_terminal=options.color, highlight=False, emoji=False, markup=False,
    )  # fmt: skip


def _render(renderable: RenderableType, options: Options) -> str:
    console = console_for(options)
    console.print(renderable)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def reply(report: Report, code: str) -> RenderableType:
    """Give the picture of one reply in the interface language `code`."""
    labels = texts(code)["labels"]
    parts: list[RenderableType] = [_header(report, code), _sections(report, code)]
    if not report.findings:
        parts.append(Text(labels["clean"], style="green"))
    parts += [_finding(finding, code) for finding in report.findings]
    if report.coverage and report.coverage.asks:
        parts.append(coverage_table(report.coverage, code))
    parts += [
        Text(fill(labels[f"skipped_{name}"], {"count": str(count)}), style="dim")
        for name, count in report.skipped.items()
    ]
    return Group(*parts, Text(""))


def _header(report: Report, code: str) -> Text:
    table = texts(code)
    labels, score = table["labels"], report.score
    situation = table["situations"].get(report.situation, labels["unknown"])
    head = Text(visible(report.message.path), style="bold")
    if report.message.id:
        head.append(f" {visible(report.message.id)}")
    shown = labels["no_score"] if score.calculated is None else f"{score.calculated:.0f}/100"
    head.append(f"  {labels['score']} {shown}", style=_tone(score.calculated))
    if score.after_critical != score.calculated:
        head.append(f"  ({score.after_critical:.0f} {labels['after_critical']})", style="bold red")
    head.append(f"  {labels['situation']}: {situation}", style="dim")
    return head


def _tone(value: float | None) -> str:
    if value is None:
        return "dim"
    return "bold green" if value >= 85 else "bold yellow" if value >= 60 else "bold red"


def _sections(report: Report, code: str) -> Columns:
    names = texts(code)["sections"]
    cells = []
    for name, value in report.score.sections.items():
        if value is not None:
            filled = round(value / 100 * _BAR)
            cell = Text(f"{names[name]} ")
            cell.append("█" * filled, style=_tone(value))
            cell.append("░" * (_BAR - filled) + f" {value:.0f}", style="dim")
            cells.append(cell)
    return Columns(cells, padding=(0, 2))


def _finding(finding: Finding, code: str) -> Padding:
    """Draw one finding: mark, place, message; the quoted words and the better wording on lines of their own."""
    rtl = language(code).rtl
    head = Text()
    head.append(f"{_MARKS[finding.severity]} ", style=_STYLES[finding.severity])
    head.append(_place(finding))
    head.append(isolate(visible(finding.message), rtl))
    head.append(f"  {finding.rule} {finding.code} {visible(finding.tip)}", style="dim")
    if finding.advisory:
        head.append(f"  {texts(code)['labels']['advisory']}", style="dim italic")
    lines: list[RenderableType] = [head]
    if finding.excerpt:
        lines.append(_indented(f"“{isolate(visible(_shortened(finding.excerpt)), rtl)}”", "italic"))
    lines.append(_indented(isolate(visible(finding.why), rtl), "dim"))
    if finding.suggestion:
        label = texts(code)["labels"]["instead"]
        lines.append(_indented(f"{label} {isolate(visible(finding.suggestion), rtl)}", "green"))
    return Padding(Group(*lines), (0, 0, 0, 1))


def _indented(text: str, style: str) -> Padding:
    return Padding(Text(text, style=style), (0, 0, 0, 4))


def _place(finding: Finding) -> str:
    """Give line and column in the file; the line alone where columns differ, those of the part where it is encoded."""
    if not finding.end:
        return ""
    if finding.folded:
        return f"{finding.file_line} "
    return f"{finding.file_line or finding.line}:{finding.column} "


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTE else flat[: _QUOTE - 1].rstrip() + "…"
