"""Lays the figures of `make bench` out as the tables of docs/performance.md, what was promised and held first."""

from __future__ import annotations

import os
import platform
import statistics
import sys
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from measured import Figures, Plan, slope, spread
from page import table
from peers import Tool

_PROMISED = "what | promised | measured | "
_USED = ("replylint", "spacy", "google-re2", "duckdb", "pyarrow")


def tables(tools: Sequence[Tool], plan: Plan, found: Figures) -> str:
    """Give the tables of replylint beside its peers as Markdown."""
    return "\n\n".join(
        [
            f"Written on {date.today()} by `make bench`; {_machine()}.",
            "### What is promised, and what was measured\n\n" + _promises(found),
            "### One mail, and many\n\n" + _beside(tools, plan, found),
            "### Whole commands\n\n" + _whole(plan, found),
        ]
    )


def _machine() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    name = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
    used = ", ".join(f"{package} {version(package)}" for package in _USED)
    return f"{os.cpu_count()} cores of {name}, {platform.system()}, Python {sys.version.split()[0]}; {used}"


def _promises(found: Figures) -> str:
    """Set each bar of speed beside its figure; a figure that could not be measured holds nothing."""
    phrases, model = "replylint, phrases, {}", "replylint, model, {}"
    ratio = _cold(found, phrases.format("English")) / _cold(found, "proselint")
    speeds = {name: min(_speed(found, kind.format(code)) for code in ("English", "Hebrew"))
              for name, kind in (("phrases", phrases), ("model", model))}  # fmt: skip
    english = _speed(found, model.format("English"))
    rows = [
        _bar("cold check without the model, beside proselint's", ratio, 1.3, "≤"),
        _bar("mails a second of one core, phrases, the slower language", speeds["phrases"], 1200, "≥"),
        _bar("mails a second of one core, model, the slower language", speeds["model"], 700, "≥"),
        _bar("English batch with the model, beside proselint's", english / _speed(found, "proselint"), 4, "≥"),
        _bar("English batch with the model, beside write-good's", english / _speed(found, "write-good"), 1, "≥"),
    ]
    return table(_PROMISED, rows)


def _bar(what: str, figure: float, bar: float, side: str) -> tuple[str, ...]:
    held = figure <= bar if side == "≤" else figure >= bar
    digits = 0 if bar >= 100 else 2
    return what, f"{side} {bar:,}", f"{figure:,.{digits}f}", "held" if held else "**not reached**"


def _cold(found: Figures, name: str) -> float:
    return statistics.median(cost.processor for cost in found.cold[name]) if found.cold[name] else float("nan")


def _speed(found: Figures, name: str) -> float:
    return statistics.median(rate for rate, _ in found.one[name]) if found.one[name] else float("nan")


def _beside(tools: Sequence[Tool], plan: Plan, found: Figures) -> str:
    """Give one row a tool, and under the table what could not be measured and how each takes many mails."""
    rows = []
    for tool in tools:
        reason = tool.missing or found.broken.get(tool.name)
        if reason:
            rows.append((tool.name, f"not measured: {reason}", "–", "–", "–", "–", "–"))
            continue
        colds, one, both = found.cold[tool.name], found.one[tool.name], found.both[tool.name]
        rows.append((
            tool.name,
            spread([cost.clock for cost in colds], 2), spread([cost.processor for cost in colds], 2),
            spread([cost.peak for cost in colds], 0),
            spread([rate for rate, _ in one], 0), spread([rate for rate, _ in both], 0),
            spread([peak for _, peak in one], 0),
        ))  # fmt: skip
    head = "tool | one mail, s | of the processor | MB | mails/s, one core | mails/s, both cores | MB, one core"
    named = "; ".join(f"{tool.name} {tool.version} ({tool.batch})" for tool in tools if tool.version)
    return (
        f"Medians of {plan.rounds} rounds (one mail: up to {2 * plan.rounds}), least and most in brackets. "
        f"Each loop ran for {plan.seconds:g} s or to the end of its mails.\n\n{table(head, rows)}\n\n{named}."
    )


def _whole(plan: Plan, found: Figures) -> str:
    rows = [
        (name, spread([rate for rate, _ in ran], 0), spread([peak for _, peak in ran], 0))
        for name, ran in found.whole.items()
    ]
    return table("command, both languages, model | mails/s | MB of all processes", rows)


def growing(found: Figures) -> str:
    """Give the tables of how cost grows as Markdown."""
    mails = [(f"{size:,}", f"{seconds:.2f}", f"{1000 * seconds / size:.2f}", f"{peak:.0f}")
             for size, (seconds, peak) in found.mails.items()]  # fmt: skip
    words = [(f"{size:,}", f"{1000 * seconds:.1f}", f"{1e6 * seconds / size:.0f}", f"{peak:.0f}")
             for size, (seconds, peak) in found.words.items()]  # fmt: skip
    bars = [
        _bar("slope of log time against log mails", slope(found.mails), 1.05, "≤"),
        _bar("slope of log time against log words of a mail", slope(found.words), 1.05, "≤"),
    ]
    return (
        f"Written on {date.today()} by `make bench`; {_machine()}. "
        "By phrases alone, in one process, both languages; after the first few hundred mails.\n\n"
        f"{table('mails | s of the processor | ms a mail | MB', mails)}\n\n"
        f"{table('words of one mail | ms of the processor | µs a word | MB', words)}\n\n{table(_PROMISED, bars)}"
    )
