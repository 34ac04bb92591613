"""Source in, view out: what the customer's eye sees of text, Markdown or HTML, with the way back to the source."""

from __future__ import annotations

from collections.abc import Callable

from replylint.model import Format, View
from replylint.parsing.markup.html import html_view
from replylint.parsing.markup.markdown import markdown_view
from replylint.parsing.markup.text import text_view

VIEWS: dict[Format, Callable[[str], View]] = {"text": text_view, "markdown": markdown_view, "html": html_view}


def view_of(source: str, format: Format) -> View:
    """Give the view of a source in its format; linear in its length, raises nothing for any content."""
    return VIEWS[format](source)
