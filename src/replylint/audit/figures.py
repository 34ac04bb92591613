"""Lays a summary out as tables of short texts, in the reader's language; text and Markdown reports print these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from replylint.audit.statistics import LEAST, Estimate
from replylint.audit.summary import Change, GroupRow, Summary
from replylint.languages import language
from replylint.reporting.terminal import visible
from replylint.resources import load_yaml, rules_folder
from replylint.wording import fill, texts

_WEAKEST = 3
_COUNTED_NOTES = (
    "critical", "without_agent", "without_date", "date_not_understood", "without_zone", "unread", "unjudged",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A table with its title and the notes under it."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()
    spare: int = 0
    """How many of the last columns a narrow terminal leaves out."""


@cache
def audit_texts(code: str) -> Mapping[str, Any]:
    """Read what audit reports say in a language (`rules/<language>/audit.yaml`)."""
    data: Mapping[str, Any] = load_yaml(rules_folder() / code / "audit.yaml")
    return data


def opening_notes(summary: Summary, code: str) -> Iterator[str]:
    """Give the sentences that stand above all tables: the whole in one line, then what must be known of it."""
    notes, head = audit_texts(code)["notes"], summary.head
    if summary.score is None:
        yield notes["nothing"]
    else:
        score = summary.score
        values = {
            "replies": f"{head['replies']:,}", "first": str(head["first"]), "last": str(head["last"]),
            "score": f"{score.value:.1f}", "low": f"{score.low:.1f}", "high": f"{score.high:.1f}",
        }  # fmt: skip
        yield fill(notes["overall" if head["first"] else "undated_overall"], values)
    if head["rule_sets"] > 1:
        yield fill(notes["versions"], {"count": str(head["rule_sets"])})
    for name in _COUNTED_NOTES:
        if head[name]:
            yield fill(notes[name], {"count": f"{head[name]:,}"})
    if head["unfinished"]:
        yield notes["unfinished"]


def figures(summary: Summary, code: str, gists: Mapping[str, str]) -> Iterator[Figure]:
    """Give the tables of a summary; `gists` are those of templates (`gists.gists_of`)."""
    words = audit_texts(code)
    labels, notes = words["labels"], words["notes"]
    names = texts(code)["sections"]
    sections = [[names[name], f"{e.value:.1f}", _between(e, code)] for name, e in summary.sections.items()]
    yield Figure(labels["sections"], ["", labels["score"], labels["interval"]], sections)
    yield _rules(summary, code)
    for name, rows in summary.groups.items():
        if rows:
            yield _group(name, rows, summary, code, gists)
    yield Figure("", [], [], [fill(notes["places"], {"count": str(LEAST)})])


def _rules(summary: Summary, code: str) -> Figure:
    words = audit_texts(code)
    labels = words["labels"]
    head = [labels["rule"], labels["passed"], labels["interval"], labels["of"], labels["change"]]
    rows = [
        [row.rule, _percent(row.estimate.value, code), _between(row.estimate, code, 100), f"{row.estimate.n:,}",
         _change(row.change, code, 100)]
        for row in summary.rules
    ]  # fmt: skip
    return Figure(labels["rules"], head, rows, [words["notes"]["rates"], *_period_note(summary, code)])


def _group(
    name: str, rows: Sequence[GroupRow], summary: Summary, code: str, gists: Mapping[str, str]
) -> Figure:  # fmt: skip
    words = audit_texts(code)
    labels = words["labels"]
    head = [
        words["dimensions"][name], labels["replies"], labels["score"], labels["interval"], labels["place"],
        labels["against_rest"], labels["change"], labels["weakest"],
    ]  # fmt: skip
    shown = [
        [
            group_name(name, row.name, code, gists), f"{row.score.n:,}", f"{row.score.value:.1f}",
            _between(row.score, code), str(row.place) if row.place else "–", _against(row, code),
            _change(row.change, code), ", ".join(weakest(row, code)),
        ]
        for row in rows
    ]  # fmt: skip
    notes = [words["notes"]["weeks"]] if name == "week" else list(_period_note(summary, code))
    return Figure(words["dimensions_many"][name], head, shown, notes, spare=1)


def group_name(dimension: str, name: str, code: str, gists: Mapping[str, str]) -> str:
    """Say a group's name in the reader's language, where it is not a name of its own."""
    if dimension == "language":
        return str(audit_texts(code)["languages"].get(name, name))
    if dimension == "template":
        return visible(name.removeprefix("macro ")) if name.startswith("macro ") else gists.get(name) or name
    return str(texts(code)["situations"].get(name, name)) if dimension == "situation" else visible(name)


def weakest(row: GroupRow, code: str) -> list[str]:
    """Give the rules that a group passes least, of those that applied often enough."""
    enough = [(e.value, rule) for rule, e in row.rules.items() if e.enough and e.value < 1]
    return [f"{rule} {_percent(value, code)}" for value, rule in sorted(enough)[:_WEAKEST]]


def _period_note(summary: Summary, code: str) -> Iterator[str]:
    if summary.periods:
        now, before = summary.periods
        yield fill(
            audit_texts(code)["notes"]["periods"],
            {"now_first": str(now.first), "now_last": str(now.last), "before_first": str(before.first),
             "before_last": str(before.last)},
        )  # fmt: skip


def _against(row: GroupRow, code: str) -> str:
    labels = audit_texts(code)["labels"]
    if row.rest is None:
        return "" if row.score.enough else fill(labels["few"], {"count": str(LEAST)})
    if not row.stands_out:
        return str(labels["same"])
    return str(labels["above" if row.score.value > row.rest.average else "below"])


def _change(change: Change | None, code: str, scale: int = 1) -> str:
    words = audit_texts(code)
    if change is None:
        return ""
    crossed = f" ({words['notes']['crossed']})" if change.versions_differ else ""
    if not change.sure:
        return f"{words['labels']['no_change']}{crossed}"
    return f"{scale * (change.now.value - change.before.value):+.1f} (p {_p(change.q)}){crossed}"


def _p(value: float) -> str:
    return "< 0.001" if value < 0.001 else f"{value:.3f}"


def _percent(share: float, code: str) -> str:
    return fill(audit_texts(code)["labels"]["percent"], {"number": f"{100 * share:.1f}"})


def _between(estimate: Estimate, code: str, scale: int = 1) -> str:
    """Give an interval as two numbers; in right-to-left text they are kept in their order."""
    numbers = f"{scale * estimate.low:.1f}–{scale * estimate.high:.1f}"
    return f"\u2066{numbers}\u2069" if language(code).rtl else numbers
