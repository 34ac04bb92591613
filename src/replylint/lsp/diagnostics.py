"""Findings as an editor shows them under the words."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import Diagnostic, DiagnosticSeverity

from replylint.lsp.checking import Checked, Letter
from replylint.model import Finding, Severity
from replylint.wording import texts

NAME = "replylint"
_SEVERITIES: dict[Severity, DiagnosticSeverity] = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "info": DiagnosticSeverity.Information,
}


def diagnostics(checked: Checked) -> list[Diagnostic]:
    """Give every finding, worst first, after what could not be judged."""
    return [*_problems(checked), *(shown(letter, f) for letter in checked.letters for f in letter.report.findings)]


def shown(letter: Letter, finding: Finding) -> Diagnostic:
    """Give one finding: what is wrong, and on a second line what to write."""
    instead = texts(letter.speaks)["labels"]["instead"]
    message = f"{finding.message}\n{instead} {finding.suggestion}" if finding.suggestion else finding.message
    return Diagnostic(
        letter.place.of(finding), message, severity=_SEVERITIES[finding.severity], code=finding.rule, source=NAME
    )


def _problems(checked: Checked) -> Iterator[Diagnostic]:
    for problem in checked.problems:
        yield Diagnostic(checked.document.text.line(0), str(problem), severity=DiagnosticSeverity.Error, source=NAME)
