"""One template among many in a file: its key, its text, and the lines of the file on which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from replylint.errors import ReadingError
from replylint.languages import LANGUAGES
from replylint.model import LineStart, Message
from replylint.reading.markup_guess import sniff_format

_FEWEST_WORDS = {False: 15, True: 10}
"""Without a pattern of keys, a shorter text is a label of the interface; Hebrew (True) says a letter in fewer words."""
_HEBREW = re.compile("[א-ת]{2}")


class Entry(NamedTuple):
    """A text under a key; `lines` says where it stands in the file."""

    key: str
    text: str
    lines: tuple[LineStart, ...]


def messages(entries: Iterable[Entry], path: str, keys: Sequence[str]) -> Iterator[Message]:
    """Give a message for every entry that is chosen; raises ReadingError where the patterns choose none."""
    known, chosen = 0, 0
    for entry in entries:
        known += 1
        if not _chosen(entry, keys):
            continue
        chosen += 1
        yield Message(
            entry.text, sniff_format(entry.text), path=path, id=entry.key, template=True, first_line=None,
            lines=entry.lines, language=_language(entry.key),
        )  # fmt: skip
    if not chosen:
        why = f"matches {' '.join(keys)}" if keys else f"has {_FEWEST_WORDS[False]} words or more"
        raise ReadingError(f"none of {known} texts {why}", where=path, mend="choose them by --keys PATTERN")


def _chosen(entry: Entry, keys: Sequence[str]) -> bool:
    if keys:
        return bool(entry.text.strip()) and any(fnmatchcase(entry.key, pattern) for pattern in keys)
    return len(entry.text.split()) >= _FEWEST_WORDS[bool(_HEBREW.search(entry.text))]


def _language(key: str) -> str | None:
    """Give the language that a locale file names as the first part of every key."""
    first = key.partition(".")[0]
    return first if first in LANGUAGES else None


def folded_lines(text: str, counts: Iterable[tuple[int, int]]) -> tuple[LineStart, ...]:
    """Give the line starts of a text from (line of the file, characters on it that are not white space).

    A format may fold white space as it likes; the other characters keep their order and number.
    """
    starts: list[LineStart] = []
    offset = 0
    for line, count in counts:
        while offset < len(text) and text[offset].isspace():
            offset += 1
        starts.append(LineStart(offset if starts else 0, line))
        while count and offset < len(text):
            count -= not text[offset].isspace()
            offset += 1
    return tuple(starts)
