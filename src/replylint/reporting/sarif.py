"""The SARIF 2.1.0 report, as code-scanning services read it: rules with help, results with stable fingerprints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from replylint import __version__
from replylint.judging.rule import Rule
from replylint.model import Finding, Report, Severity
from replylint.reporting.places import region, stable_path
from replylint.reporting.report_options import Failure, Options
from replylint.reporting.rule_help import rule_help
from replylint.reporting.terminal import json_text

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
VERY_HIGH = 0.9
"""The precision from which a rule is called very precise, as code scanning understands the word."""
FINGERPRINT = "replylintFinding/v1"


def to_sarif(reports: Iterable[Report], failures: Sequence[Failure], options: Options) -> Iterator[str]:
    """Give one SARIF log with one run, the results written as the reports come."""
    code = options.messages or "en"
    driver = {"name": "replylint", "version": __version__, "rules": [_rule(rule, code) for rule in options.rules]}
    index = {rule.id: number for number, rule in enumerate(options.rules)}
    tool = json_text({"driver": driver})
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"tool": {tool},\n'
    yield '"columnKind": "unicodeCodePoints", "results": ['
    comma, seen = "\n", Counter[tuple[str, str]]()
    for report in reports:
        for finding in report.findings:
            yield comma + json_text(_result(finding, report, index, seen))
            comma = ",\n"
    notes = [{"level": "error", "message": {"text": failure.told}} for failure in failures]
    invocation = {"executionSuccessful": not failures, "toolExecutionNotifications": notes}
    yield f'\n], "invocations": [{json_text(invocation)}]}}]}}\n'


def _rule(rule: Rule, code: str) -> dict[str, Any]:
    help_text = rule_help(rule, code)
    return {
        "id": rule.id,
        "name": rule.code,
        "shortDescription": {"text": rule.title.get(code) or rule.title["en"]},
        "fullDescription": {"text": rule.why.get(code) or rule.why["en"]},
        "help": {"text": help_text, "markdown": help_text},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.section, rule.tip], "precision": _precision(rule)},
    }


def _precision(rule: Rule) -> str:
    if rule.measured is None:
        return "medium"
    return "low" if rule.advisory else "very-high" if rule.measured.precision >= VERY_HIGH else "high"


def _result(finding: Finding, report: Report, index: dict[str, int], seen: Counter[tuple[str, str]]) -> dict[str, Any]:
    path = stable_path(report.message.path)
    seen[path, finding.fingerprint] += 1
    told = finding.message + (f"\n{finding.suggestion}" if finding.suggestion else "")
    return {
        "ruleId": finding.rule,
        **({"ruleIndex": index[finding.rule]} if finding.rule in index else {}),
        "level": _LEVELS[finding.severity],
        "message": {"text": told},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(path, errors="replace")},
                    "region": _region(finding),
                }
            }
        ],
        "partialFingerprints": {FINGERPRINT: f"{finding.fingerprint}:{seen[path, finding.fingerprint]}"},
    }


def _region(finding: Finding) -> dict[str, Any]:
    place = region(finding)
    if not place.exact:
        return {"startLine": place.line}
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "snippet": {"text": finding.quote},
    }
