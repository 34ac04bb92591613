"""The audit's report for a terminal and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from replylint.audit.figures import Figure, audit_texts, figures, opening_notes
from replylint.audit.summary import Summary

_WIDE = 120
_NAME = 28
_NUMBERS = 5
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#])")


def print_text(summary: Summary, code: str, gists: Mapping[str, str], console: Console) -> None:
    """Print the report on a console."""
    console.print(Text(audit_texts(code)["labels"]["title"], style="bold"))
    for note in opening_notes(summary, code):
        console.print(Text(note))
    for figure in figures(summary, code, gists):
        console.print()
        if figure.rows:
            console.print(_table(figure, figure.spare if console.width < _WIDE else 0))
        for note in figure.notes:
            console.print(Text(note, style="dim"))


def _table(figure: Figure, spare: int) -> Table:
    """Make a table less `spare` columns at its end; a number is never cut or broken."""
    table = Table(title=figure.title, title_justify="left", title_style="bold", box=None, padding=(0, 2, 0, 0))
    shown = len(figure.head) - spare
    for place, name in enumerate(figure.head[:shown]):
        number = 0 < place < min(_NUMBERS, len(figure.head) - 1)
        table.add_column(Text(name), justify="right" if number else "left", no_wrap=number, overflow="fold")
    table.columns[0].min_width = min(_NAME, max(cell_len(row[0]) for row in figure.rows))
    for row in figure.rows:
        table.add_row(*(Text(cell) for cell in row[:shown]))
    return table


def to_markdown(summary: Summary, code: str, gists: Mapping[str, str]) -> Iterator[str]:
    """Give the report as lines of Markdown; names are escaped, so that they show as they are."""
    yield f"# {audit_texts(code)['labels']['title']}"
    yield ""
    yield from (f"{_escaped(note)}\n" for note in opening_notes(summary, code))
    for figure in figures(summary, code, gists):
        if figure.rows:
            yield f"## {_escaped(figure.title)}"
            yield ""
            yield _row(figure.head)
            yield _row(["---"] * len(figure.head), plain=True)
            yield from (_row(row) for row in figure.rows)
            yield ""
        yield from (f"{_escaped(note)}\n" for note in figure.notes)


def _row(cells: Sequence[str], *, plain: bool = False) -> str:
    shown = [cell if plain else _escaped(cell) for cell in cells]
    return f"| {' | '.join(shown)} |"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
