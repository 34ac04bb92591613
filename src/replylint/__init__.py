"""replylint: a linter for written service replies, in English and Hebrew."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from replylint.engine import Linter
    from replylint.errors import ReplylintError
    from replylint.model import Finding, Message, Report, Scorecard, Verdict

__version__ = "0.1.0"
__all__ = ["Finding", "Linter", "Message", "ReplylintError", "Report", "Scorecard", "Verdict", "__version__"]

_HOMES = {"Linter": "replylint.engine", "ReplylintError": "replylint.errors"}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that `replylint --help` stays quick."""
    if name not in __all__:
        raise AttributeError(f"module 'replylint' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "replylint.model")), name)
