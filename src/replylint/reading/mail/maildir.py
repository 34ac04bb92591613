"""Reads a Maildir: every mail in its new and cur folders, in the order of their names."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.errors import ReadingError, RecordError
from replylint.reach import leaves_folder
from replylint.reading.mail.eml import mail_message
from replylint.reading.maildirs import FOLDERS, is_maildir
from replylint.reading.reader import Item, Options, Source


def read_maildir(source: Source, options: Options) -> Iterator[Item]:
    """Read every mail; one that can't be read is given as a RecordError with its path."""
    folder = source.path
    if folder is None or not is_maildir(folder):
        raise ReadingError("not a Maildir", where=source.name, mend="a Maildir holds the folders cur and new")
    for path in sorted(p for name in FOLDERS for p in (folder / name).iterdir() if not p.name.startswith(".")):
        if leaves_folder(path, folder) or not path.is_file():
            yield RecordError("this is no mail of this folder", where=str(path), mend="take the link or pipe out")
            continue
        try:
            yield mail_message(path.read_bytes(), str(path), str(path))
        except OSError as error:
            yield RecordError(f"can't be read: {error.strerror}", where=str(path))
        except ReadingError as error:
            yield RecordError(error.what, where=str(path), mend=error.mend)
