"""Reads the front matter of a draft: what its author says of it between two lines of three hyphens."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any, NamedTuple

from replylint.errors import ReadingError
from replylint.reading.records.fields import FIELDS, field_value
from replylint.safe_yaml import unfolds_without_end

_BLOCK = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.S | re.M)
_LONGEST = 65_536


class FrontMatter(NamedTuple):
    """What stands before a draft: the offset after it, and the fields of a message that it sets."""

    end: int
    fields: dict[str, Any]


def split_front_matter(text: str, where: str) -> FrontMatter:
    """Read the front matter, if any; keys that are not ours are left alone, misspelt ones raise ReadingError."""
    block = _BLOCK.match(text[:_LONGEST])
    if block is None:
        return FrontMatter(0, {})
    found = _yaml(block["yaml"], where)
    if found is None:
        return FrontMatter(0, {})
    fields: dict[str, Any] = {}
    for key, value in found.items():
        name = str(key).lower().replace("-", "_")
        if name in FIELDS:
            fields[FIELDS[name]] = field_value(name, value, f"{where}:{_line(block['yaml'], str(key))}")
        elif near := get_close_matches(name, FIELDS, 1, 0.8):
            raise ReadingError(
                f"unknown front matter key {key!r}", where=f"{where}:{_line(block['yaml'], str(key))}",
                mend=f"did you mean {near[0]!r}?",
            )  # fmt: skip
    return FrontMatter(block.end(), {name: value for name, value in fields.items() if value is not None})


def _yaml(text: str, where: str) -> dict[Any, Any] | None:
    """Give the mapping; None for text between two rules that is no mapping and sets nothing of ours."""
    import yaml

    try:
        found = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        if not re.search(rf"^(?:{'|'.join(FIELDS)})\s*:", text, re.M):
            return None
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise ReadingError("the front matter is not valid YAML", where=f"{where}:{line}") from error
    if isinstance(found, dict) and unfolds_without_end(found):
        raise ReadingError("aliases of the front matter unfold without end", where=f"{where}:1", mend="write them out")
    return found if isinstance(found, dict) else None


def _line(text: str, key: str) -> int:
    """Give the line of the file on which a key stands; the block begins on the second."""
    before = re.split(rf"^['\"]?{re.escape(key)}['\"]?\s*:", text, maxsplit=1, flags=re.M)[0]
    return 2 + before.count("\n")
