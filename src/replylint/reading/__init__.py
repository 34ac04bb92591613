"""Files in, messages out: a literal table of readers, chosen by the user, the name's ending or the content."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from replylint.errors import ReadingError, RecordError
from replylint.model import Message
from replylint.reading.choice import choose
from replylint.reading.discovery import find_drafts as _find_drafts
from replylint.reading.helpdesk import SHAPES
from replylint.reading.markup_guess import sniff_format
from replylint.reading.plain import without_markup
from replylint.reading.reader import Item, Options, Reader, Source, imported
from replylint.reading.records.csv_ import read_csv
from replylint.reading.records.json_ import read_json
from replylint.reading.records.mapping import parse_map
from replylint.reading.records.parquet import read_parquet
from replylint.reading.templates import read_collection, read_po, read_properties, read_template
from replylint.reading.templates.dialect_files import TEMPLATE_SUFFIXES
from replylint.reading.text import whole_file

READERS = (
    Reader("text", (".txt", ""), whole_file("text")),
    Reader("markdown", (".md", ".markdown"), whole_file("markdown")),
    Reader("html", (".html", ".htm"), whole_file("html")),
    Reader("eml", (".eml",), imported("mail", "read_eml")),
    Reader("mbox", (".mbox", ".mbx"), imported("mail", "read_mbox")),
    Reader("maildir", (), imported("mail", "read_maildir")),
    Reader("msg", (".msg",), imported("mail", "read_msg")),
    Reader("template", TEMPLATE_SUFFIXES, read_template),
    Reader("collection", (), read_collection),
    Reader("yaml", (".yaml", ".yml"), imported("templates.yaml_", "read_yaml"), "templates"),
    Reader("po", (".po", ".pot"), read_po, "templates"),
    Reader("properties", (".properties",), read_properties, "templates"),
    Reader("json", (".json",), read_json, "templates"),
    Reader("jsonl", (".jsonl", ".ndjson"), read_json, "never"),
    Reader("csv", (".csv", ".tsv"), read_csv, "never"),
    Reader("parquet", (".parquet", ".pq"), read_parquet, "never"),
    *(Reader(shape.name, (), read_json) for shape in SHAPES),
)
LONGEST_DRAFT = 100_000
"""A text of more code points than this is no letter; judging it would take seconds."""
_LONGEST_MARKUP = 2_000_000
_IN_MEMORY = 16 * 1024 * 1024
_DEFAULTS = Options()

__all__ = [
    "READERS", "Item", "Options", "Source", "find_drafts", "parse_map", "read_bytes", "read_file", "read_path",
    "read_source", "read_stream", "sniff_format",
]  # fmt: skip


def read_source(source: Source, options: Options = _DEFAULTS) -> Iterator[Item]:
    """Read every message of a source; what can't be read is given in its place and the rest goes on.

    A `RecordError` speaks of one record; any other `ReadingError` of the source itself, and ends it.
    """
    empty = True
    try:
        for item in choose(READERS, source, options).read(source, options):
            empty = False
            yield _letter(item)
    except ReadingError as error:
        yield error
        return
    if empty:
        yield ReadingError("holds no reply to check", where=source.name, mend="see --input-format, --map and --keys")


def read_path(path: Path, options: Options = _DEFAULTS) -> Iterator[Item]:
    """Read every message of a file or a Maildir, as `read_source` does."""
    if path.is_dir():
        yield from read_source(Source(str(path), io.BytesIO(), path), options)
        return
    try:
        stream = path.open("rb")
    except OSError as error:
        yield ReadingError(f"can't be read: {error.strerror}", where=str(path))
        return
    with stream:
        yield from read_source(Source(str(path), stream, path), options)


def read_stream(stream: BinaryIO, name: str, options: Options = _DEFAULTS) -> Iterator[Item]:
    """Read every message of a stream that can't be sought (standard input), as `read_source` does."""
    import shutil
    import tempfile

    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as kept:
        shutil.copyfileobj(stream, kept)
        kept.seek(0)
        yield from read_source(Source(name, cast(BinaryIO, kept)), options)


def read_bytes(data: bytes, name: str, input_format: str | None = None) -> Iterator[Message]:
    """Read the bytes of a file of this name; raises ReadingError at the first message that can't be read."""
    return _raising(read_source(Source.of_bytes(data, name), Options(input_format)))


def read_file(path: Path, input_format: str | None = None) -> Iterator[Message]:
    """Read a file; raises ReadingError at the first message that can't be read."""
    return _raising(read_path(path, Options(input_format)))


def find_drafts(paths: Iterable[Path], options: Options = _DEFAULTS) -> list[Path]:
    """Give the drafts and Maildirs at and under the paths; raises ReadingError where there are none."""
    taken = {"always", "templates"} if options.template or options.keys else {"always"}
    suffixes = frozenset(s for reader in READERS if reader.in_folders in taken for s in reader.suffixes if s)
    return _find_drafts(paths, suffixes, any_name=options.input_format is not None)


def _letter(item: Item) -> Item:
    """Refuse a text far too long to be a letter."""
    if isinstance(item, ReadingError) or (length := _shown_length(item)) <= LONGEST_DRAFT:
        return item
    where = f"{item.path} {item.id}" if item.id else item.path
    what = f"a text of {length:,} characters is no letter"
    return RecordError(what, where=where, mend=f"the longest is {LONGEST_DRAFT:,}")


def _shown_length(message: Message) -> int:
    """Give the length of a message's text; of long HTML, less its markup."""
    length = len(message.source)
    markup = message.format == "html" and LONGEST_DRAFT < length <= _LONGEST_MARKUP
    return len(without_markup(message.source)) if markup else length


def _raising(items: Iterator[Item]) -> Iterator[Message]:
    for item in items:
        if isinstance(item, ReadingError):
            raise item
        yield item
