"""Which column or key of a record holds which field of a message, as the user maps them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from replylint.errors import ReadingError, RecordError, UsageError
from replylint.model import LineStart, Message
from replylint.reading.markup_guess import sniff_format
from replylint.reading.records.fields import FIELDS, field_value

_SHOWN = 12


def parse_map(pairs: Iterable[str]) -> dict[str, str]:
    """Read "text=body,agent=assignee.name"; raises UsageError for a field that no message has."""
    columns: dict[str, str] = {}
    for pair in (part for given in pairs for part in given.split(",") if part.strip()):
        name, equals, column = (part.strip() for part in pair.partition("="))
        if name not in ("text", *FIELDS):
            near = get_close_matches(name, ("text", *FIELDS), 1)
            raise UsageError(
                f"--map: unknown field {name!r}", mend=f"did you mean {near[0]!r}?" if near else _one_of(FIELDS)
            )
        if not equals or not column:
            raise UsageError(f"--map: no column stands for {name!r}", mend="write field=column, as in text=body")
        columns[name] = column
    return columns


@dataclass(frozen=True, slots=True)
class Columns:
    """The mapping in force: the user's over the fields' own names."""

    given: Mapping[str, str]

    def of(self, field: str) -> str:
        """Name the column of a field."""
        return self.given.get(field, field)

    def check(self, present: Collection[str], where: str, *, optional: bool = False) -> None:
        """Raise ReadingError where a column that is needed or was named is not there."""
        wanted = ["text"] if optional else ["text", *(name for name in self.given if name != "text")]
        for name in wanted:
            column = self.of(name)
            if column not in present and column.split(".")[0] not in present:
                near = get_close_matches(column, present, 1)
                known = f"columns: {', '.join(sorted(present)[:_SHOWN])}"
                mend = f"did you mean {near[0]!r}?" if near else f"--map {name}=COLUMN; {known}"
                raise ReadingError(f"no column {column!r} for {name}", where=where, mend=mend)

    def message(
        self, record: Mapping[str, Any], path: str, row: int | None, lines: tuple[LineStart, ...] = ()
    ) -> Message:
        """Make the message of one record; raises RecordError where it has no text or a value out of its list.

        A record that names no id gets the number of its row, or none where rows have none (`row` is None).
        """
        named = "a row" if row is None else f"row {row}"
        where = f"{path}:{lines[0].line}" if lines else path if row is None else f"{path} {named}"
        text = _value(record, self.of("text"))
        if not isinstance(text, str) or not text.strip():
            raise RecordError(f"{named} has no {self.of('text')!r}", where=where)
        try:
            found = {FIELDS[name]: field_value(name, _value(record, self.of(name)), where) for name in FIELDS}
            if found["language"] is None:
                found["language"] = field_value("language", _value(record, self.of("language")), where)
        except ReadingError as error:
            raise RecordError(f"{named}: {error.what}", where=where, mend=error.mend) from error
        found["id"] = found["id"] or (None if row is None else named)
        return Message(text, sniff_format(text), path=path, first_line=None, lines=lines, **found)


def _value(record: Mapping[str, Any], column: str) -> Any:
    """Give what stands under a column, or under a dotted path of keys."""
    if column in record or "." not in column:
        return record.get(column)
    value: Any = record
    for key in column.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _one_of(names: Iterable[str]) -> str:
    return f"one of: text, {', '.join(names)}"
