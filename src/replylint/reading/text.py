"""Reads plain text, Markdown and HTML files: one draft a file, what its front matter says of it beside it."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.model import Format, Message
from replylint.reading.decode import checked, decode
from replylint.reading.front_matter import split_front_matter
from replylint.reading.reader import Item, Options, Read, Source


def whole_file(format: Format) -> Read:
    """Make the reading of a file whose whole text is one draft."""

    def read(source: Source, options: Options) -> Iterator[Item]:
        text = decode(source.whole(), source.name)
        if format == "html" or not text.startswith("---"):
            yield Message(text, format, path=source.name)
            return
        matter = split_front_matter(text, source.name)
        draft = checked(text[matter.end :], source.name)
        yield Message(draft, format, path=source.name, first_line=1 + text.count("\n", 0, matter.end), **matter.fields)

    return read
