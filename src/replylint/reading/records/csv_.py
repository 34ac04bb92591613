"""Reads CSV: one reply a row; a row with broken quotes is named with its line and the rows after it are kept."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from replylint.errors import ReadingError, RecordError
from replylint.reading.decode import text_lines
from replylint.reading.lines import verbatim_lines
from replylint.reading.reader import Item, Options, Source
from replylint.reading.records.mapping import Columns

_LONGEST_LINE = 8 * 1024 * 1024
_MOST_LINES = 5000
"""A row of more lines than this is one whose quote was never closed."""
_DELIMITERS = ",;\t|"


def read_csv(source: Source, options: Options) -> Iterator[Item]:
    """Read every row by the header's names; raises ReadingError where a needed column is not there."""
    csv.field_size_limit(_LONGEST_LINE)
    lines = text_lines(source.stream, _LONGEST_LINE)
    at, header = next(((n, line) for n, line in enumerate(lines, 1) if line.strip()), (1, ""))
    if not header:
        raise ReadingError("the file is empty", where=source.name)
    if any(sign < " " and sign not in "\t\n\r" for sign in header):
        raise ReadingError("looks like a binary file, not CSV", where=source.name)
    delimiter = max(_DELIMITERS, key=header.count)
    names = [name.strip() for name in _names(header, delimiter, f"{source.name}:{at}")]
    columns = Columns(options.columns)
    columns.check(names, source.name)
    before = names.index(columns.of("text"))
    for number, row in enumerate(_rows(lines, at + 1, delimiter, len(names)), 1):
        if row.cells is None:
            yield RecordError(f"row {number} has broken quotes or too many cells", where=f"{source.name}:{row.line}")
            continue
        first = row.line + sum(cell.count("\n") for cell in row.cells[:before])
        try:
            starts = verbatim_lines(row.cells[before], first) if before < len(row.cells) else ()
            yield columns.message(dict(zip(names, row.cells, strict=False)), source.name, number, starts)
        except RecordError as error:
            yield error


def _names(header: str, delimiter: str, where: str) -> list[str]:
    try:
        return next(csv.reader([header], delimiter=delimiter), [])
    except csv.Error as error:
        raise ReadingError(f"the header is no row of CSV: {error}", where=where) from error


class _Row(NamedTuple):
    line: int
    """The line of the file on which the row begins."""
    cells: list[str] | None
    """None for a row that can't be cut into cells."""


def _rows(lines: Iterator[str], number: int, delimiter: str, width: int) -> Iterator[_Row]:
    """Join lines until their quotes are even; where no row comes of it, the first line stands alone."""
    ahead: deque[str] = deque()
    while taken := _until_even(ahead, lines):
        cells = _cells(taken, delimiter, width)
        if cells is None and len(taken) > 1:
            ahead.extendleft(reversed(taken[1:]))
            taken = taken[:1]
            cells = _cells(taken, delimiter, width)
        if cells != []:
            yield _Row(number, cells)
        number += len(taken)


def _until_even(ahead: deque[str], lines: Iterator[str]) -> list[str]:
    taken: list[str] = []
    quotes = 0
    while len(taken) < _MOST_LINES:
        line = ahead.popleft() if ahead else next(lines, None)
        if line is None:
            break
        taken.append(line)
        quotes += line.count('"')
        if quotes % 2 == 0:
            break
    return taken


def _cells(lines: list[str], delimiter: str, width: int) -> list[str] | None:
    """Give the cells of one row, [] for a blank one, None where the lines are not one row of at most `width`."""
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 and len(rows[0]) <= width else None
