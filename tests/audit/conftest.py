"""Small audits: a few replies as records, a store made of them, and what stands in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

LETTERS = (
    "Hi Dana,\n\nThank you for writing. I will look into the refund today.\n\nKind regards,\nOmar\nOrders team",
    "Dear customer,\n\nThat is not our department.\n\nRegards",
    "דנה שלום,\n\nתודה שפנית אלינו. אבדוק את ההחזר עוד היום.\n\nבברכה,\nעומר\nצוות הזמנות",
    "Hi Priya,\n\nYour parcel 8812 left on 3 March. You don't need to do anything.\n\nBest,\nOmar",
)


@pytest.fixture
def records(tmp_path) -> Callable[..., Path]:
    """Write replies as JSON lines: letters in turn, agents and days too; `change` may alter each record."""

    def write(
        count: int, name: str = "replies.jsonl", change: Callable[[dict[str, Any]], dict[str, Any]] = lambda r: r
    ) -> Path:
        path = tmp_path / name
        rows = (
            {
                "id": f"r{number}", "text": LETTERS[number % 4].replace("today", f"by {number + 1} May"),
                "agent": f"agent{number % 3}@example.com", "team": ("Orders", "Billing")[number % 2],
                "date": f"2026-0{1 + number % 3}-1{number % 10}T10:00:00+02:00",
            }
            for number in range(count)
        )  # fmt: skip
        path.write_text("".join(json.dumps(change(row), ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        return path

    return write


@pytest.fixture
def stored() -> Callable[..., list[tuple[Any, ...]]]:
    """Ask a store a query."""

    def ask(query: str, path: str | Path = "audit.duckdb") -> list[tuple[Any, ...]]:
        with duckdb.connect(str(path), read_only=True) as connection:
            return connection.execute(query).fetchall()

    return ask


_TABLES = {
    "replies": "* EXCLUDE (run)",
    "verdicts": "*",
    "findings": "*",
    "facts": "*",
    "coverage": "*",
    "rule_versions": "*",
}


@pytest.fixture
def contents(stored) -> Callable[[str | Path], dict[str, list[tuple[Any, ...]]]]:
    """Give everything that an audit's tables hold, but for the numbers of runs."""
    return lambda path: {
        name: stored(f"SELECT {what} FROM {name} ORDER BY ALL", path) for name, what in _TABLES.items()
    }
