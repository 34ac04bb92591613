"""replylint: a linter for written service replies, in English and Hebrew."""

from __future__ import annotations

from replylint.engine import Linter
from replylint.errors import ReplylintError
from replylint.model import Finding, Message, Report, Scorecard, Verdict

__version__ = "0.1.0"
__all__ = ["Finding", "Linter", "Message", "ReplylintError", "Report", "Scorecard", "Verdict", "__version__"]
