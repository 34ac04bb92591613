"""Applies fixes to one reply, each only if the reply is the better for it; so a second run changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import NamedTuple

from replylint.fix import Edit, Fix, Safety
from replylint.model import SEVERITIES, Message, Report


class Mended(NamedTuple):
    """A reply after its fixes: as it reads now, what is left to say of it, and the fixes in the order they were made.

    The offsets of each fix count in the text as it was before that fix.
    """

    message: Message
    report: Report
    fixes: tuple[Fix, ...]


def mended(message: Message, check: Callable[[Message], Report], allowed: Collection[Safety]) -> Mended:
    """Apply the allowed fixes, worst finding first, linting again after each.

    A fix is kept if it leaves fewer findings that a safe fix mends; or as many of them and fewer errors, then warnings,
    then advice. These counts fall with each round, so the rounds end; and where they ended no allowed fix is of use.
    """
    report, made = check(message), list[Fix]()
    while (step := _step(message, report, check, allowed)) is not None:
        message, report, fix = step
        made.append(fix)
    return Mended(message, report, tuple(made))


def _step(
    message: Message, report: Report, check: Callable[[Message], Report], allowed: Collection[Safety]
) -> tuple[Message, Report, Fix] | None:
    for finding in report.findings:
        fix = finding.fix
        if fix is None or fix.safety not in allowed:
            continue
        changed = replace(message, source=applied(message.source, fix.edits))
        after = check(changed)
        if _weight(after) < _weight(report):
            return changed, after, fix
    return None


def _weight(report: Report) -> tuple[int, ...]:
    safe = sum(finding.fix is not None and finding.fix.safety == "safe" for finding in report.findings)
    return safe, *(sum(finding.severity == severity for finding in report.findings) for severity in SEVERITIES)


def applied(source: str, edits: Iterable[Edit]) -> str:
    """Apply edits, which are in order and don't overlap, to a source."""
    parts, place = [], 0
    for edit in edits:
        parts += [source[place : edit.start], edit.text]
        place = edit.end
    return "".join([*parts, source[place:]])
