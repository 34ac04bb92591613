"""Reports in, output out: a literal table from format name to formatter, one file a format; packages may add some."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module

from replylint.errors import UsageError
from replylint.reporting.report_options import Failure, Formatter, Options

FORMATS: dict[str, str] = {
    "text": "text:to_text",
    "compact": "compact:to_compact",
    "json": "json_:to_json",
    "jsonl": "json_:to_jsonl",
    "sarif": "sarif:to_sarif",
    "github": "github:to_github",
    "gitlab": "gitlab:to_gitlab",
    "junit": "junit:to_junit",
    "checkstyle": "checkstyle:to_checkstyle",
    "rdjson": "rdjson:to_rdjson",
    "csv": "csv_:to_csv",
    "markdown": "markdown:to_markdown",
    "html": "html:to_html",
    "svg": "svg:to_svg",
}
"""Where each format's formatter stands, as "module:function" of this package."""
ENTRY_POINTS = "replylint.formats"
"""The entry-point group in which packages offer further formatters by name."""

__all__ = ["FORMATS", "Failure", "Formatter", "Options", "formatter"]


def formatter(name: str) -> Formatter:
    """Import the formatter of this name; raises UsageError for an unknown one or one that does not load."""
    if name in FORMATS:
        module, function = FORMATS[name].split(":")
        own: Formatter = getattr(import_module(f"{__name__}.{module}"), function)
        return own
    from importlib.metadata import entry_points

    offered = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    if name not in offered:
        known = [*FORMATS, *offered]
        near = get_close_matches(name, known, 1)
        raise UsageError(f"unknown format {name!r}", mend=f"did you mean {near[0]!r}?" if near else ", ".join(known))
    try:
        loaded: Formatter = offered[name].load()
    except Exception as error:
        raise UsageError(f"the format {name!r} does not load: {error}", where=offered[name].value) from error
    return loaded
