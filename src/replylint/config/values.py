"""The kinds of value a configuration key may hold: each reads a TOML value and describes itself in JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from replylint.languages import LANGUAGES, codes, known_language
from replylint.reach import leaves_repository


class Kind(NamedTuple):
    """How a value is read (with the folder of its file; raises ValueError) and its JSON Schema."""

    read: Callable[[Any, Path], Any]
    schema: Mapping[str, Any]


def choice(*known: str) -> Kind:
    """One word of a list."""

    def read(value: Any, folder: Path) -> str:
        if value not in known:
            near = get_close_matches(str(value), known, 1)
            raise ValueError(f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(known)}")
        return str(value)

    return Kind(read, {"enum": list(known)})


def _flag(value: Any, folder: Path) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false, without quotes")
    return value


def number(lowest: int, highest: int) -> Kind:
    """A number within bounds."""

    def read(value: Any, folder: Path) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not lowest <= value <= highest:
            raise ValueError(f"a number from {lowest} to {highest}, without quotes")
        return float(value)

    return Kind(read, {"type": "number", "minimum": lowest, "maximum": highest})


def pack_named(value: str, folder: Path) -> Path | str:
    """Take a pack as a folder where it is written as a path or there is such a folder, else as a package's name."""
    return folder / value if "/" in value or "\\" in value or (folder / value).is_dir() else value


def _pack(value: str, folder: Path) -> Path | str:
    pack = pack_named(value, folder)
    return named_path(value, folder) if isinstance(pack, Path) else pack


def named_path(value: str, folder: Path) -> Path:
    """Give the path that a file of `folder` names; raises ValueError for one outside of the repository round it.

    What a stranger's change to a repository may name is so bounded: no message of a run quotes a file from elsewhere.
    """
    path = folder / value
    if leaves_repository(path, folder):
        raise ValueError("a path within this repository; the command line may name others")
    return path


def _packs(value: Any, folder: Path) -> tuple[Path | str, ...]:
    return tuple(_pack(entry, folder) for entry in ([value] if isinstance(value, str) else _texts(value, folder)))


def _language(value: Any, folder: Path) -> str:
    if not isinstance(value, str) or not known_language(value):
        near = get_close_matches(str(value), codes(), 1)
        raise ValueError(f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(codes())}")
    return value


def _texts(value: Any, folder: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise ValueError('a list of texts: ["…", "…"]')
    return tuple(value)


def _file(value: Any, folder: Path) -> Path:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a path, relative to this file")
    return named_path(value, folder)


def _files(value: Any, folder: Path) -> tuple[Path, ...]:
    if isinstance(value, str):
        return (_file(value, folder),)
    return tuple(_file(entry, folder) for entry in _texts(value, folder))


FLAG = Kind(_flag, {"type": "boolean"})
LANGUAGE = Kind(_language, {"type": "string", "examples": list(LANGUAGES)})
TEXTS = Kind(_texts, {"type": "array", "items": {"type": "string", "minLength": 1}})
FILE = Kind(_file, {"type": "string", "minLength": 1})
FILES = Kind(_files, {"oneOf": [{"type": "string", "minLength": 1}, TEXTS.schema]})
PACKS = Kind(_packs, FILES.schema)
