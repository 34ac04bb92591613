"""The calibration report as values, as JSON and as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from replylint.calibration.agreement import Agreement, Pair, agreement
from replylint.calibration.compare import ALL, Comparison
from replylint.recognition.facts import LABELS

MOVES = (*tuple(LABELS)[:9], "sign_off", "placeholder_left")
"""The eleven moves of the codebook's first table, over which the macro F1 is taken."""

Figures = dict[str, dict[str, Agreement]]


def figures(pairs: Mapping[tuple[str, str], list[Pair]]) -> Figures:
    """Count agreement for every (group, name), grouped."""
    table: Figures = {}
    for (group, name), found in pairs.items():
        table.setdefault(group, {})[name] = agreement(found)
    return table


def macro_f1(labels: Mapping[str, Agreement]) -> float | None:
    """Give the mean F1 over the moves that have a positive."""
    values = [labels[m].f1 or 0.0 for m in MOVES if m in labels and labels[m].positives]
    return sum(values) / len(values) if values else None


def as_json(result: Comparison) -> dict[str, Any]:
    """Give every figure as plain values, rounded to three places."""
    labels = figures(result.labels)
    return {
        "version": 1,
        "macro_f1": {code: _rounded(macro_f1(rows)) for code, rows in labels.items()},
        "labels": _plain(labels),
        "rules": _plain(figures(result.rules)),
        "sources": _plain(figures(result.sources)),
        "situation_accuracy": {code: _rounded(_share(found)) for code, found in result.situations.items()},
        "jargon_term_precision": {code: _rounded(_share(found)) for code, found in result.jargon.items() if found},
        "disagreements": [entry._asdict() for entry in result.disagreements],
    }


def as_markdown(result: Comparison, disagreements: bool = True) -> Iterator[str]:
    """Give the tables a language at a time, then the disagreements with the quotes of both sides."""
    labels, rules = figures(result.labels), figures(result.rules)
    for code in sorted(labels, key=lambda c: (c == ALL, c)):
        yield f"### {'both languages' if code == ALL else code}"
        yield ""
        macro, situation = macro_f1(labels[code]), _share(result.situations.get(code, []))
        yield f"Macro F1 of the moves {_cell(macro)} · situation accuracy {_cell(situation)} · " \
              f"jargon term precision {_cell(_share(result.jargon.get(code, [])))}"  # fmt: skip
        yield ""
        yield from _table("label", labels[code])
        yield ""
        if code in rules:
            yield from _table("rule (yes = it fails)", rules[code])
            yield ""
    if disagreements and result.disagreements:
        yield "### Disagreements"
        yield ""
        yield "| label | reply | human | human's words | linter's words | by |"
        yield "|---|---|---|---|---|---|"
        for d in sorted(result.disagreements):
            said = "yes" if d.human else "no"
            yield f"| {d.label} | {d.id} | {said} | {_safe(d.human_quote)} | {_safe(d.linter_quote)} | {d.recogniser} |"


def _table(head: str, rows: Mapping[str, Agreement]) -> Iterator[str]:
    yield f"| {head} | n | yes | P | R | F1 | 95 % | agree | kappa | AC1 |"
    yield "|---|--:|--:|--:|--:|--:|---|--:|--:|--:|"
    for name, a in rows.items():
        interval = "–" if a.f1_low is None else f"{_cell(a.f1_low)}–{_cell(a.f1_high)}"
        shares = (a.precision, a.recall, a.f1)
        rest = (a.raw, a.kappa, a.ac1)
        cells = [name, str(a.n), str(a.positives), *map(_cell, shares), interval, *map(_cell, rest)]
        yield f"| {' | '.join(cells)} |"


def _plain(table: Figures) -> dict[str, dict[str, dict[str, float | int | None]]]:
    return {
        group: {
            name: {key: _rounded(value) for key, value in {**asdict(a), "prevalence": a.prevalence}.items()}
            for name, a in rows.items()
        }
        for group, rows in table.items()
    }


def _share(values: list[bool]) -> float | None:
    return sum(values) / len(values) if values else None


def _rounded(value: float | int | None) -> float | int | None:
    return round(value, 3) if isinstance(value, float) else value


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _safe(quote: str) -> str:
    return " ".join(quote.split()).replace("|", "\\|")[:120]
