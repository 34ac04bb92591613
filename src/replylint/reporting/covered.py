"""The coverage table as reports show it: plain values for JSON, and a table for a person in a terminal."""

from __future__ import annotations

from typing import Any

from rich.table import Table
from rich.text import Text

from replylint.coverage import Coverage
from replylint.languages import language
from replylint.reporting.terminal import isolate, visible
from replylint.wording import texts

_STYLES = {"answered": "green", "deferred": "cyan", "refused": "yellow", "partly": "yellow", "unanswered": "bold red"}


def coverage_record(table: Coverage) -> dict[str, Any]:
    """Give a coverage table as JSON holds it: quotes verbatim, offsets into the customer's message."""
    return {
        "asks": [
            {"quote": a.quote, "start": a.start, "end": a.end, "status": a.status, "evidence": a.evidence}
            for a in table.asks
        ],
        "asks_again_for": [{"quote": again.quote, "given": again.given} for again in table.asked_again],
        "refuses_unasked": [refusal.quote for refusal in table.unasked],
    }


def coverage_table(table: Coverage, code: str) -> Table:
    """Draw the asks in the interface language: what was asked, what became of it, the words that show it."""
    words, rtl = texts(code)["coverage"], language(code).rtl
    grid = Table(box=None, padding=(0, 2, 0, 1), title_justify="left", title=words["title"], title_style="bold")
    for column in ("ask", "status", "evidence"):
        grid.add_column(words[column], header_style="dim", ratio=None if column == "status" else 1)
    for ask in table.asks:
        status = Text(words[ask.status], style=_STYLES.get(ask.status, "dim"))
        grid.add_row(_shown(ask.quote, rtl), status, _shown(ask.evidence or "–", rtl))
    return grid


def _shown(text: str, rtl: bool) -> Text:
    return Text(isolate(visible(" ".join(text.split())), rtl))
