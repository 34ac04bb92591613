"""Holds the settings of a demand against the annotations of the function that takes them."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

_NAMES = {str: "a text", bool: "true or false", int: "a whole number", float: "a number", types.NoneType: "nothing"}


def check_settings(make: Callable[..., object], settings: Mapping[str, object]) -> None:
    """Raise ValueError for a setting whose value is of another type than `make` takes; unknown ones pass."""
    hints = _hints(make)
    for name, value in settings.items():
        if name in hints and not _fits(value, hints[name]):
            raise ValueError(f"{name.replace('_', '-')} is {_told(hints[name])}, not {value!r}"[:200])


@cache
def _hints(make: Callable[..., object]) -> Mapping[str, Any]:
    return get_type_hints(make)


def _fits(value: object, hint: Any) -> bool:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return any(_fits(value, one) for one in inner)
    if origin is Sequence:
        return isinstance(value, list | tuple) and all(_fits(entry, inner[0]) for entry in value)
    if origin is Mapping:
        return isinstance(value, Mapping) and all(_fits(k, inner[0]) and _fits(v, inner[1]) for k, v in value.items())
    if hint is float or hint is int:
        return isinstance(value, int | float if hint is float else int) and not isinstance(value, bool)
    return hint not in _NAMES or isinstance(value, hint)


def _told(hint: Any) -> str:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return " or ".join(_told(one) for one in inner if one is not types.NoneType)
    if origin is Sequence:
        return "a list of texts"
    if origin is Mapping:
        return f"{_told(inner[1])} by language"
    return _NAMES.get(hint, "something else")
