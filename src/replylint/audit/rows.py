"""Makes the step's output columns of cases and reports; importing this module imports pyarrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import pyarrow as pa

from replylint.audit.columns import COVERED, FACT, FINDING, MINHASH, REPLIES_IN, REPLIES_OUT, VERDICT
from replylint.audit.wording import Wording, wording_of
from replylint.judging.case import Case
from replylint.languages import LANGUAGES, language
from replylint.model import SECTIONS, Draft, Report

LONGEST_QUOTE = 280
"""Code points of a quote that are kept, as long as one old short message."""
_VALUES = ("pass", "fail", "unsure")
_EMPTY = Wording(0, ())
Studied = tuple[Case, Report] | str
"""What was recognised and judged in a reply, or why that failed."""


def to_columns(batch: Any, studied: Sequence[Studied]) -> Any:
    """Make the output batch: the columns that were passed through, then those of `REPLIES_OUT`."""
    passed = [name for name in batch.schema.names if name not in REPLIES_IN.names]
    arrays = [batch.column(name) for name in passed]
    fields = [batch.schema.field(name) for name in passed]
    done = [None if isinstance(one, str) else one for one in studied]
    reports = [one[1] if one else None for one in done]
    columns = _plain(studied, done)
    columns |= {
        "verdicts": _verdicts(reports),
        "findings": _nested(FINDING, [list(_findings(r)) if r else [] for r in reports]),
        "facts": _nested(FACT, [list(_facts(one)) if one else [] for one in done]),
        "coverage": _nested(COVERED, [list(_covered(r)) if r else [] for r in reports]),
    }
    arrays += [columns[field.name] for field in REPLIES_OUT]
    return pa.RecordBatch.from_arrays(arrays, schema=pa.schema([*fields, *REPLIES_OUT]))


def _plain(studied: Sequence[Studied], done: Sequence[tuple[Case, Report] | None]) -> dict[str, Any]:
    """Make the columns that hold one value a reply."""
    wordings = [wording_of(one[0].draft, MINHASH) if one else _EMPTY for one in done]
    values: dict[str, list[Any]] = {
        "failure": [one if isinstance(one, str) else None for one in studied],
        "language": [one[1].language if one else None for one in done],
        "situation": [one[1].situation if one else None for one in done],
        "score": [one[1].score.after_critical if one else None for one in done],
        "calculated": [one[1].score.calculated if one else None for one in done],
        "words": [sum(len(s.tokens) for s in one[0].draft.sentences) if one else None for one in done],
        "confidence": [_least_sure(one[0]) if one else None for one in done],
        "names": [names_in(one[0].draft) if one else [] for one in done],
        "wording": [wording.hash for wording in wordings],
        "minhash": [wording.minhash for wording in wordings],
    }
    for section in SECTIONS:
        values[section] = [one[1].score.sections[section] if one else None for one in done]
    return {name: pa.array(column, REPLIES_OUT.field(name).type) for name, column in values.items()}


def _verdicts(reports: Sequence[Report | None]) -> Any:
    """Lay the verdicts of all replies flat: places of rules and values, and where each reply's begin."""
    rules: dict[str, int] = {}
    offsets, places, values = [0], [], []
    for report in reports:
        for rule, verdict in report.verdicts.items() if report else ():
            if verdict.value != "n/a":
                places.append(rules.setdefault(rule, len(rules)))
                values.append(_VALUES.index(verdict.value))
        offsets.append(len(places))
    arrays = [
        pa.DictionaryArray.from_arrays(pa.array(places, pa.int16()), pa.array(list(rules), pa.string())),
        pa.DictionaryArray.from_arrays(pa.array(values, pa.int8()), pa.array(_VALUES, pa.string())),
    ]
    return pa.ListArray.from_arrays(
        pa.array(offsets, pa.int32()), pa.StructArray.from_arrays(arrays, fields=[*VERDICT])
    )


def _nested(kind: Any, rows: Sequence[Sequence[tuple[Any, ...]]]) -> Any:
    """Make a list column of structs from tuples in the order of the struct's fields."""
    offsets = [0]
    for row in rows:
        offsets.append(offsets[-1] + len(row))
    flat = [entry for row in rows for entry in row]
    columns: Iterable[Sequence[Any]] = zip(*flat, strict=True) if flat else [()] * kind.num_fields
    arrays = [pa.array(list(column), field.type) for column, field in zip(columns, kind, strict=True)]
    return _listed(offsets, arrays, kind)


def _listed(offsets: list[int], arrays: list[Any], kind: Any) -> Any:
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), pa.StructArray.from_arrays(arrays, fields=[*kind]))


def _findings(report: Report) -> Iterator[tuple[Any, ...]]:
    for f in report.findings:
        quote = _short(f.excerpt)
        yield f.rule, f.severity, f.message, f.suggestion, quote, f.start, f.end, f.line, f.fingerprint


def _facts(one: tuple[Case, Report]) -> Iterator[tuple[Any, ...]]:
    case, report = one
    for label, fact in case.facts.items():
        if fact.value is not False:
            shown = report.facts[label]
            yield label, fact.value, _short(shown["quote"] or ""), shown["start"], shown["end"], fact.confidence


def _covered(report: Report) -> Iterator[tuple[Any, ...]]:
    """Give the asks of the customer's message, what was asked again, and what was refused unasked."""
    if report.coverage is None:
        return
    for ask in report.coverage.asks:
        yield "ask", ask.status, _short(ask.quote), _short(ask.evidence or "")
    for again in report.coverage.asked_again:
        yield "asked-again", None, _short(again.quote), _short(again.given)
    for refused in report.coverage.unasked:
        yield "refused-unasked", None, _short(refused.quote), ""


def _short(text: str) -> str:
    """Cut a quote where it is long, and leave nothing in it that UTF-8 has no bytes for."""
    cut = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
    return cut if cut.isascii() else cut.encode("utf-8", "replace").decode("utf-8")


def _least_sure(case: Case) -> float:
    return min((fact.confidence for fact in case.facts.values() if fact.value), default=1.0)


def names_in(draft: Draft) -> list[str]:
    """Give the words of the salutation's name and of the signature that may name a person."""
    found = draft.text[draft.addressee.start : draft.addressee.end].split() if draft.addressee else []
    no_names = words_of_form()
    for sentence in draft.sentences:
        if sentence.zone == "signoff":
            found += [draft.text[t.start : t.end] for t in sentence.tokens if _may_name(t.norm, no_names)]
    return list(dict.fromkeys(_short(name) for name in found if len(name) > 1 and name[0].isalpha()))


def _may_name(norm: str, no_names: frozenset[str]) -> bool:
    return norm[:1].isalpha() and norm not in no_names and norm.removeprefix("ה") not in no_names


@cache
def words_of_form() -> frozenset[str]:
    """Give the words that signatures hold beside names: of closing formulas, roles and teams, in any language."""
    found: set[str] = set()
    for lexicon in (language(code).lexicon for code in LANGUAGES):
        phrases = lexicon.closings | lexicon.roles | lexicon.teams | lexicon.honorifics | lexicon.greetings
        found |= lexicon.not_names | {word for phrase in phrases for word in phrase.split()}
    return frozenset(found)
