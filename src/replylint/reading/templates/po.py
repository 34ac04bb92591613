"""Reads a gettext catalogue (.po): the translation of every message, or the message itself where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from replylint.errors import ReadingError
from replylint.model import LineStart
from replylint.reading.decode import decode
from replylint.reading.reader import Item, Options, Source
from replylint.reading.templates.entry import Entry, messages

_LINE = re.compile(r'(?P<word>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?[ \t]*"(?P<text>(?:[^"\\]|\\.)*)"[ \t]*$')
_ESCAPE = re.compile(r"\\(.)")
_CONTROLS = {"n": "\n", "t": "\t", "r": ""}
_KEY_LENGTH = 60


@dataclass
class _Text:
    parts: list[str] = field(default_factory=list)
    starts: list[LineStart] = field(default_factory=list)
    length: int = 0

    def add(self, part: str, line: int) -> None:
        self.starts.append(LineStart(self.length, line))
        self.parts.append(part)
        self.length += len(part)

    @property
    def text(self) -> str:
        return "".join(self.parts)


def read_po(source: Source, options: Options) -> Iterator[Item]:
    """Read every chosen message by its context and identity; raises ReadingError for a line that is no PO."""
    text = decode(source.whole(), source.name)
    yield from messages(_entries(text.split("\n"), source.name), source.name, options.keys)


def _entries(lines: list[str], name: str) -> Iterator[Entry]:
    held: dict[str, _Text] = {}
    word = ""
    for number, line in enumerate(lines, 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        match = _LINE.match(line)
        if not match or not (match["word"] or word):
            raise ReadingError("not a line of a PO file", where=f"{name}:{number}", mend='keyword "text"')
        if match["word"]:
            if match["word"] in ("msgctxt", "msgid") and "msgstr" in word:
                yield from _entry(held)
                held = {}
            word = match["word"]
        held.setdefault(word, _Text()).add(_unescaped(match["text"]), number)
    yield from _entry(held)


def _entry(held: dict[str, _Text]) -> Iterator[Entry]:
    identity = held["msgid"].text if "msgid" in held else ""
    if not identity:
        return
    context = f"{held['msgctxt'].text}|" if "msgctxt" in held else ""
    key = context + " ".join(identity.split())[:_KEY_LENGTH]
    translated = [(word, text) for word, text in held.items() if word.startswith("msgstr") and text.text.strip()]
    for word, text in translated or [("msgid", held["msgid"])]:
        plural = word[6:] if len(translated) > 1 else ""
        yield Entry(key + plural, text.text, tuple(text.starts))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda m: _CONTROLS.get(m[1], m[1]), text)
