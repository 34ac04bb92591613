"""What audit commands need before they start: the libraries of the extra `audit`, and a time zone by its name."""

from __future__ import annotations

from importlib.util import find_spec
from zoneinfo import ZoneInfo

from replylint.errors import UsageError

_LIBRARIES = ("duckdb", "pyarrow", "rensa")


def need_libraries() -> None:
    """Raise UsageError where a library that audits stand on is not installed."""
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        raise UsageError(f"audits need {', '.join(missing)}", mend='pip install "replylint[audit]"')


def zone_named(name: str | None) -> ZoneInfo | None:
    """Give a time zone, None for none; raises UsageError for one that is not known."""
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise UsageError(f"unknown time zone {name!r}", mend="as in --timezone Asia/Jerusalem") from error
