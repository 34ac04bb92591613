"""Where the data that ships with replylint stands, and where that of a language which a package offers does."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from replylint import prepared, safe_yaml
from replylint.errors import RuleError

__all__ = [
    "LANGUAGE_ENTRY_POINTS", "language_folder", "load_yaml", "offered_language", "optional_yaml", "rules_folder",
    "texts_of",
]  # fmt: skip

LANGUAGE_ENTRY_POINTS = "replylint.languages"
"""The entry-point group in which packages offer further languages by code."""
_PACKAGE = Path(__file__).parent


@cache
def rules_folder() -> Path:
    """Give the folder of the built-in rules: `_rules` in the wheel, `rules/` of a checkout otherwise."""
    shipped = _PACKAGE / "_rules"
    return shipped if shipped.is_dir() else _PACKAGE.parents[1] / "rules"


@cache
def language_folder(code: str) -> Path:
    """Give the folder of a language's data; raises RuleError for a language that does not load."""
    shipped = rules_folder() / code
    return shipped if shipped.is_dir() else Path(offered_language(code).folder)


@cache
def offered_language(code: str) -> Any:
    """Load the language that a package offers under a code; raises KeyError where none does, else RuleError."""
    from importlib.metadata import entry_points

    for point in entry_points(group=LANGUAGE_ENTRY_POINTS, name=code):
        try:
            return point.load()
        except Exception as error:
            raise RuleError(f"the language {code!r} does not load: {error}", where=point.value) from error
    raise KeyError(code)


def load_yaml(path: Path) -> Any:
    """Read a YAML file as plain values, a built-in one as it was prepared; raises RuleError."""
    if prepared.FOLDER.is_dir() and path.is_relative_to(rules_folder()):
        found = prepared.parsed(path, path.read_bytes() if path.is_file() else b"", rules_folder())
        if found is not prepared.NOTHING:
            return found
    return safe_yaml.load_yaml(path)


def texts_of(value: Any, what: str, where: str) -> tuple[str, ...]:
    """Give a list of texts as a tuple; raises RuleError for anything else, a single text not excepted."""
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise RuleError(f"{what} is a list of texts", where=where, mend='["…", "…"]')
    return tuple(value)


def optional_yaml(path: Path) -> Any:
    """Read a YAML file, or give an empty mapping where there is none; raises RuleError."""
    return load_yaml(path) if path.is_file() else {}
