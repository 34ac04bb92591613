"""What a configuration may change of one rule: `rule = "off"`, `rule = "warning"`, or a table of options."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from replylint.config.values import FLAG, Kind, choice, number
from replylint.languages import LANGUAGES, known_language
from replylint.model import SEVERITIES

STATES = ("on", "off")
_HERE = Path()


def _limit(value: Any, folder: Path) -> Mapping[str, float]:
    """A number for every language, or a table of numbers by language."""
    table = value if isinstance(value, dict) else dict.fromkeys(LANGUAGES, value)
    if not table or not all(_is_number(v) for v in table.values()) or not all(map(known_language, table)):
        raise ValueError(
            f"a number, or a table of numbers by language: {{{', '.join(f'{c} = 30' for c in LANGUAGES)}}}"
        )
    return {code: float(limit) for code, limit in table.items()}


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _count(value: Any, folder: Path) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError("a whole number, 0 or more")
    return value


_COUNT = Kind(_count, {"type": "integer", "minimum": 0})
_LIMITS = {"type": "object", "additionalProperties": {"type": "number"}}
OPTIONS: dict[str, Kind] = {
    "state": choice(*STATES),
    "severity": choice(*SEVERITIES),
    "weight": number(0, 100),
    "critical": FLAG,
    "advisory": FLAG,
    "limit": Kind(_limit, {"oneOf": [{"type": "number"}, _LIMITS]}),
    "most": _COUNT,
    "near": _COUNT,
    "by-sentence": _COUNT,
}
DEMAND_OPTIONS = frozenset({"limit", "most", "near", "by-sentence"})
"""Options that change the rule's demand; only a rule whose demand knows one may be given it."""


def read_options(value: Any) -> dict[str, Any]:
    """Read what stands after a rule's name; raises ValueError, or KeyError with (key, mend) for an unknown key."""
    if isinstance(value, bool):
        return {"state": "on" if value else "off"}
    if isinstance(value, str):
        word = choice(*STATES, *SEVERITIES).read(value, _HERE)
        return {"state": word} if word in STATES else {"state": "on", "severity": word}
    if not isinstance(value, dict):
        raise ValueError('"off", "on", a severity, or a table such as {severity = "info", weight = 2}')
    return {key: _option(key, entry) for key, entry in value.items()}


def _option(key: str, value: Any) -> Any:
    if key not in OPTIONS:
        near = get_close_matches(key, OPTIONS, 1)
        raise KeyError(key, f"did you mean {near[0]!r}?" if near else f"known: {', '.join(OPTIONS)}")
    try:
        return OPTIONS[key].read(value, _HERE)
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from error


def schema() -> dict[str, Any]:
    """Give the JSON Schema of what may stand after a rule's name."""
    table = {"type": "object", "properties": {k: o.schema for k, o in OPTIONS.items()}, "additionalProperties": False}
    return {"oneOf": [{"enum": [*STATES, *SEVERITIES]}, {"type": "boolean"}, table]}
