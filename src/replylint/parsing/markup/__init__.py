"""Source in, view out: what the customer's eye sees of text, Markdown or HTML, with the way back to the source."""

from __future__ import annotations

from collections.abc import Callable

from replylint.model import Format, Message, View
from replylint.parsing.markup.html import html_view
from replylint.parsing.markup.markdown import markdown_view
from replylint.parsing.markup.text import text_view

VIEWS: dict[Format, Callable[[str], View]] = {"text": text_view, "markdown": markdown_view, "html": html_view}


def view_of(message: Message, source: str) -> View:
    """Give the view of a message by its format, of its source less the comments; raises nothing for any content."""
    return VIEWS[message.format](source)
