"""Finds drafts: the files given, and the Maildirs and the files with a known ending under the folders given."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from replylint.errors import ReadingError
from replylint.reading.maildirs import is_maildir


def find_drafts(paths: Iterable[Path], suffixes: frozenset[str], *, any_name: bool = False) -> list[Path]:
    """Give files as they are and the drafts under folders in name order; raises ReadingError where there are none.

    `any_name` takes up every file of a folder, since the user has named its format.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(_under(path, suffixes, any_name))
            if not inside:
                known = " ".join(sorted(suffixes))
                raise ReadingError("no drafts stand in this folder", where=str(path), mend=f"known endings: {known}")
            found += inside
        elif path.exists():
            found.append(path)
        else:
            raise ReadingError("no such file or folder", where=str(path), mend="check the path")
    return found


def _under(folder: Path, suffixes: frozenset[str], any_name: bool) -> Iterator[Path]:
    for root, folders, files in os.walk(folder, followlinks=False):
        if is_maildir(Path(root)):
            yield Path(root)
            folders[:] = [name for name in folders if is_maildir(Path(root, name))]
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(root, name)
            if (any_name or path.suffix.lower() in suffixes) and not name.startswith(".") and not _waits(path):
                yield path


def _waits(path: Path) -> bool:
    """Whether reading would wait for another program, as at a pipe."""
    return path.exists() and not path.is_file()
