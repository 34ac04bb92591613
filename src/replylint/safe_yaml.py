"""Reads YAML files that others wrote: plain values only, no bombs, no key twice, every mistake with its place."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from replylint.errors import RuleError

_LARGEST = 4 << 20
_DEEPEST = 100
_MOST_VALUES = 200_000
_ALIAS = re.compile(r"[\s\[{,]\*[^\s,\]}*]+[\s,\]}]*$", re.MULTILINE)
_DEEP_LINE = re.compile(rf"(?:[-?:][ \t]+){{{_DEEPEST}}}")
_BRACKETS = re.compile(r"[\[{]+|[\]}]+")


def load_yaml(path: Path) -> Any:
    """Read one YAML file as plain values; raises RuleError with the file, line and column."""
    import yaml

    text = _read(path)
    if _too_deep(text):
        raise RuleError(f"nested deeper than {_DEEPEST}", where=str(path), mend="write it flat")
    try:
        data = yaml.load(text, Loader=_loader())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        raise RuleError(f"not valid YAML: {error.problem}", where=where) from error
    except (yaml.YAMLError, ValueError) as error:
        raise RuleError(f"not valid YAML: {' '.join(str(error).split())}", where=str(path)) from error
    if "&" in text and _ALIAS.search(text) and unfolds_without_end(data):
        raise RuleError("its aliases (*name) unfold without end", where=str(path), mend="write the values out")
    return data


@cache
def _loader() -> Any:
    """Make the safe loader that also refuses a mapping which gives one key twice."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc]
        def construct_mapping(self, node: Any, deep: bool = False) -> Any:
            keys = [key.value for key, _ in node.value]
            if len(set(map(str, keys))) < len(keys):
                twice = next(key for index, (key, _) in enumerate(node.value) if key.value in keys[:index])
                what = f"the key {twice.value!r} stands twice"
                raise yaml.MarkedYAMLError(problem=what, problem_mark=twice.start_mark)
            return super().construct_mapping(node, deep)

    return Loader


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise RuleError(f"larger than {_LARGEST >> 20} MB", where=str(path), mend="part it into several files")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleError("the file is not UTF-8", where=str(path), mend="save it as UTF-8") from error
    except OSError as error:
        raise RuleError(f"can't be read: {error.strerror}", where=str(path)) from error


def _too_deep(text: str) -> bool:
    """Whether brackets or marks of one line nest so deep that a parser would fail; a quick look, generous to text."""
    return nests_deeper_than(_DEEPEST, text) or _DEEP_LINE.search(text) is not None


def nests_deeper_than(deepest: int, text: str) -> bool:
    """Whether brackets nest deeper than that; those inside quoted texts count too."""
    depth = 0
    for match in _BRACKETS.finditer(text):
        run = match.end() - match.start()
        depth = depth + run if match.group()[0] in "[{" else max(depth - run, 0)
        if depth > deepest:
            return True
    return False


def unfolds_without_end(data: Any) -> bool:
    """Whether a structure holds more values, counted as often as they are reached, than any file needs."""
    stack, count = [data], 0
    while stack:
        value = stack.pop()
        count += 1
        if count > _MOST_VALUES:
            return True
        if isinstance(value, dict):
            stack += value.values()
        elif isinstance(value, list):
            stack += value
    return False
