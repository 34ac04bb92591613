"""Keeps a spreadsheet from running a cell of a table as a formula, and a terminal from obeying it."""

from __future__ import annotations

from replylint.reporting.terminal import tame

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
"""What spreadsheets take for the start of a formula; carriage returns count as line breaks."""


def inert(cell: object) -> object:
    """Give a cell as it may stand in a table; a text that would begin a formula gets an apostrophe before it."""
    if not isinstance(cell, str):
        return cell
    shown = tame(cell.replace("\r", "\n"))
    return f"'{shown}" if shown.startswith(FORMULA_STARTS) else shown
