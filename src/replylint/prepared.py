"""What the built-in rule files come to, worked out beforehand for a quick start: JSON, used while it fits the files.

`tools/prepare.py` writes it (`make reference`). Every file stands in it with a checksum of its bytes, and the patterns
of a language with one of all its files; where a file was changed, the file itself is read.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

FOLDER = Path(__file__).parent / "_prepared"
NOTHING = object()
Prepared = tuple[str, list[list[tuple[list[str], bool]]]]
"""An RE2 pattern for some phrases, and for each of them the words that it needs, with whether they are joined."""


def parsed(path: Path, data: bytes, root: Path) -> Any:
    """Give what a file of `root` with these bytes holds; NOTHING where that was not prepared."""
    if not path.is_relative_to(root):
        return NOTHING
    inside = path.relative_to(root)
    found = _read(inside.parts[0]).get("files", {}).get(inside.as_posix())
    return found[1] if found and found[0] == crc32(data) else NOTHING


@cache
def patterns(folder: Path) -> dict[str, Prepared]:
    """Give what the phrases of a language come to by `pattern_key`; none where one of its files was changed."""
    kept = _read(folder.name)
    if not kept or kept["stamp"] != stamp(folder):
        return {}
    found: dict[str, Prepared] = kept["patterns"]
    return found


def pattern_key(where: Path, phrases: list[str]) -> str:
    """Name the union of some phrases of a file."""
    return f"{where.name}:{crc32(chr(10).join(phrases).encode()):08x}:{len(phrases)}"


def stamp(folder: Path) -> int:
    """Give one checksum of every rule file under a folder."""
    whole = 0
    for path in sorted(folder.rglob("*.yaml")):
        whole = crc32(path.read_bytes(), whole)
    return whole


@cache
def _read(name: str) -> dict[str, Any]:
    path = FOLDER / f"{name}.json"
    if not path.is_file():
        return {}
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found
