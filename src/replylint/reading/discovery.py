"""Finds drafts: the files given, and those with a known ending under the folders given."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from replylint.errors import ReadingError


def find_drafts(paths: Iterable[Path], suffixes: frozenset[str]) -> list[Path]:
    """Give files as they are and the drafts under folders in name order; raises ReadingError where there are none."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(_under(path, suffixes))
            if not inside:
                known = " ".join(sorted(suffixes))
                raise ReadingError("no drafts stand in this folder", where=str(path), mend=f"known endings: {known}")
            found += inside
        elif path.exists():
            found.append(path)
        else:
            raise ReadingError("no such file or folder", where=str(path), mend="check the path")
    return found


def _under(folder: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    for root, folders, files in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(root, name)
            if path.suffix.lower() in suffixes and not name.startswith("."):
                yield path
