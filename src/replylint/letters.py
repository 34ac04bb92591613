"""Makes one report of the letters that a template's branches make: each fault once, at the branch that has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from replylint.judging.rule import Rule
from replylint.locations import Locator
from replylint.model import SEVERITIES, Finding, Report, Span, Value, Verdict
from replylint.scoring import score

_ONCE_IS_ENOUGH = frozenset({"greeting-name", "template-slots"})
"""Rules that one letter may satisfy for all: a template greets without a name where it is given none."""
_IN_ALL = frozenset({"unused-suppression"})
"""Rules whose fault counts only where every letter has it: a suppression may stand in one branch."""
_GRAVITY: Mapping[Value, int] = {"fail": 0, "unsure": 1, "pass": 2, "n/a": 3}


def merged(rules: Iterable[Rule], reports: Sequence[Report], tags: Sequence[Span | None]) -> Report:
    """Merge the reports of a template's letters; `tags` names the branch that sets each of them off."""
    if len(reports) == 1:
        return reports[0]
    verdicts = {name: _verdict(name, reports) for name in reports[0].verdicts}
    return replace(
        reports[0],
        score=score(rules, {name: verdict.value for name, verdict in verdicts.items()}),
        findings=tuple(sorted(_findings(reports, tags, verdicts), key=worst_first)),
        verdicts=verdicts,
        facts={name: _fact(name, reports) for name in reports[0].facts},
        jargon_terms=tuple(dict.fromkeys(term for report in reports for term in report.jargon_terms)),
    )


def worst_first(finding: Finding) -> tuple[int, int, str]:
    """Order findings by severity, then by place."""
    return SEVERITIES.index(finding.severity), finding.start, finding.code


def _verdict(name: str, reports: Sequence[Report]) -> Verdict:
    found = [report.verdicts[name] for report in reports]
    passed = next((v for v in found if v.value == "pass"), None)
    if name in _ONCE_IS_ENOUGH and passed:
        return passed
    return min(found, key=lambda verdict: _GRAVITY[verdict.value])


def _fact(name: str, reports: Sequence[Report]) -> dict[str, Any]:
    return next((r.facts[name] for r in reports if r.facts[name]["value"]), reports[0].facts[name])


def _findings(
    reports: Sequence[Report], tags: Sequence[Span | None], verdicts: Mapping[str, Verdict]
) -> Iterator[Finding]:
    """Give every finding once; what only some letters lack is shown at the branch that sets them off."""
    locator = Locator(reports[0].message)
    seen: set[tuple[str, int, int, str]] = set()
    counts = [{_key(finding) for finding in report.findings} for report in reports]
    for report, tag in zip(reports, tags, strict=True):
        for finding in report.findings:
            key = _key(finding)
            excused = finding.rule in _ONCE_IS_ENOUGH and verdicts[finding.rule].value == "pass"
            everywhere = all(key in keys for keys in counts)
            if key in seen or excused or (finding.rule in _IN_ALL and not everywhere):
                continue
            seen.add(key)
            yield finding if finding.end or everywhere or tag is None else _at(finding, tag, report, locator)


def _at(finding: Finding, tag: Span, report: Report, locator: Locator) -> Finding:
    line, column = locator.line_column(tag.start)
    quote = report.message.source[tag.start : tag.end]
    return replace(
        finding, start=tag.start, end=tag.end, line=line, column=column, quote=quote, excerpt=quote,
        file_line=locator.file_line(tag.start),
    )  # fmt: skip


def _key(finding: Finding) -> tuple[str, int, int, str]:
    return finding.rule, finding.start, finding.end, finding.message
