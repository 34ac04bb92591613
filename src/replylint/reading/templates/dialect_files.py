"""Reads a file that holds one template of a dialect: Jinja2, Liquid, Handlebars, Mustache, ERB, Twig, PHP and more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from replylint.model import Format, Message
from replylint.reading.decode import decode
from replylint.reading.markup_guess import sniff_format
from replylint.reading.reader import Item, Options, Source

TEMPLATE_SUFFIXES = (
    ".j2", ".jinja", ".jinja2", ".liquid", ".hbs", ".handlebars", ".mustache", ".erb", ".ejs", ".twig", ".tpl", ".php",
    ".ftl", ".vm", ".njk", ".tmpl",
)  # fmt: skip
_INNER: dict[str, Format] = {".html": "html", ".htm": "html", ".txt": "text", ".text": "text", ".md": "markdown"}


def read_template(source: Source, options: Options) -> Iterator[Item]:
    """Read one template; an ending before the dialect's own (welcome.txt.erb) names its markup."""
    text = decode(source.whole(), source.name)
    format = _INNER.get(PurePath(PurePath(source.name).stem).suffix.lower()) or sniff_format(text)
    yield Message(text, format, path=source.name, template=True)
