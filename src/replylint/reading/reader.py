"""What a reader is: a name, the file endings it answers to, and a function from a source to messages."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

from replylint.errors import ReadingError
from replylint.model import Message

HEAD = 65_536
_LARGEST_DRAFT_FILE = 128 * 1024 * 1024

Item = Message | ReadingError
"""What a reader gives: a message, or why one of them could not be read; the rest goes on."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is read: a name for messages, and the bytes as a stream that can be sought, at its start."""

    name: str
    stream: BinaryIO
    path: Path | None = None

    @classmethod
    def of_bytes(cls, data: bytes, name: str) -> Source:
        """Make a source of bytes in memory."""
        return cls(name, io.BytesIO(data))

    def head(self) -> bytes:
        """Give the first bytes and leave the stream at its start."""
        data = self.stream.read(HEAD)
        self.stream.seek(0)
        return data

    def whole(self) -> bytes:
        """Read everything; raises ReadingError for a file far too large for one draft or one set of templates."""
        data = self.stream.read(_LARGEST_DRAFT_FILE + 1)
        if len(data) > _LARGEST_DRAFT_FILE:
            raise ReadingError("larger than 128 MB", where=self.name, mend="name its format with --input-format")
        return data


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says of how to read."""

    input_format: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    """Which column or dotted key of a record holds which field of a message."""
    template: bool = False
    keys: tuple[str, ...] = ()
    """Patterns (* and ?) of the keys of a locale file or the headings of a collection that hold templates."""


Read = Callable[[Source, Options], Iterator[Item]]
"""Takes a source and the user's options; raises ReadingError where nothing (more) of the source can be read."""


def imported(module: str, name: str) -> Read:
    """Make the reader of a module of this package, imported when it first reads: most runs need none of these."""

    def read(source: Source, options: Options) -> Iterator[Item]:
        found: Read = getattr(import_module(f"{__package__}.{module}"), name)
        return found(source, options)

    return read


class Reader(NamedTuple):
    """One input format."""

    name: str
    suffixes: tuple[str, ...]
    read: Read
    in_folders: Literal["always", "templates", "never"] = "always"
    """Whether such files are taken up when a folder is given: always, in template mode, or only when named."""
