"""Lints a sentence bank: every sentence makes the move it is filed under, and no rule objects to its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from replylint.bank import Bank, Line
from replylint.engine import Linter
from replylint.languages import known_language
from replylint.model import Message

_OBJECTING = ("fact-absent", "moves-absent", "measure", "check", "phrase-absent")
"""The kinds of rule that object to words; the others ask for what a single sentence need not hold."""
_LONGEST = 3
_BEFORE_SIGNATURE = {"en": "The lamp ships today.\n\n", "he": "המנורה יוצאת היום.\n\n"}


def bank_faults(bank: Bank, linter: Linter) -> Iterator[str]:
    """Give a line for each fault, with the place in the bank."""
    kept = [rule.id for rule in linter.rules if rule.demand.get("kind") in _OBJECTING]
    judging = replace(linter, rules=linter.rules.narrowed(kept, ()), bank=Bank())
    seen: dict[tuple[str, str, str], Line] = {}
    for line in bank.lines:
        if not known_language(line.language):
            yield f"{line.where}: no language is named {line.language!r}"
            continue
        for form, text in line.forms.items():
            twin = seen.setdefault((line.move, line.language, text), line)
            if twin is not line:
                yield f"{line.where}: the same sentence stands at {twin.where}"
            yield from (f"{line.where}{f' ({form})' if form != 'any' else ''}: {told}" for told in
                        _faults(line, text, judging))  # fmt: skip


def _faults(line: Line, text: str, linter: Linter) -> Iterator[str]:
    if line.move in ("greeting", "sign-off"):
        if not _framed(line, text, linter):
            yield f"is not recognised as a {line.move}"
        return
    situation = next(iter(sorted(line.situations)), None)
    message = Message(text, "markdown", path="", language=line.language, situation=situation, template=True)
    case = linter.case(message)
    if not any(True for _ in case.evidence.all(line.move)):
        yield f"is not recognised as {line.move}"
    if len(case.draft.body) > _LONGEST:
        yield f"is {len(case.draft.body)} sentences long; a bank holds short ones, {_LONGEST} at most"
    for finding in linter.check(message).findings:
        if finding.end > finding.start:
            yield f"{finding.message} [{finding.rule} {finding.code}] {finding.quote}"


def _framed(line: Line, text: str, linter: Linter) -> bool:
    """Whether a greeting or a sign-off is read as one, where it stands in a letter."""
    matter = _BEFORE_SIGNATURE.get(line.language, "…\n\n")
    source = f"{text}\n\n{matter}" if line.move == "greeting" else matter + text
    case = linter.case(Message(source, "markdown", path="", language=line.language, template=True))
    zone = "greeting" if line.move == "greeting" else "signoff"
    return any(sentence.zone == zone for sentence in case.draft.sentences)
