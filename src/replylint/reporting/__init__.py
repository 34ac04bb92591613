"""Reports in, output out: a literal table from format name to formatter, one file a format."""

from __future__ import annotations

from replylint.reporting.csv_ import to_csv
from replylint.reporting.json_ import to_json
from replylint.reporting.report_options import Failure, Formatter, Options
from replylint.reporting.text import to_text

FORMATS: dict[str, Formatter] = {"text": to_text, "json": to_json, "csv": to_csv}

__all__ = ["FORMATS", "Failure", "Options"]
