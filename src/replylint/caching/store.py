"""Where answers are kept: one SQLite file in a folder of its own beside the configuration, which git ignores."""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from replylint.caching.records import packed, unpacked
from replylint.model import Message, Report

if TYPE_CHECKING:
    import sqlite3

FOLDER = ".replylint_cache"
_LAYOUT = 1
_MOST = 20_000
_LARGEST = 200 << 20
_MAKE = "CREATE TABLE IF NOT EXISTS reports (key TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID"


class Store:
    """Answers by key; a cache that can't be read or written is as good as none, and says nothing.

    Neither is one behind a link: a repository could lead it to a file that is somebody else's to write.
    """

    def __init__(self, root: Path) -> None:
        import sqlite3

        self._errors = (sqlite3.Error, OSError)
        self._fresh: dict[str, bytes] = {}
        self._path = root / FOLDER / f"reports-{_LAYOUT}.sqlite3"
        self._planted = self._path.parent.is_symlink() or self._path.is_symlink()
        self._known = self._open() if self._path.is_file() and not self._planted else None

    def get(self, key: str, message: Message) -> Report | None:
        """Give what was said of a message under this key."""
        if self._known is None:
            return None
        try:
            row = self._known.execute("SELECT body FROM reports WHERE key = ?", (key,)).fetchone()
            return unpacked(row[0], message) if row else None
        except (*self._errors, ValueError, KeyError, TypeError, zlib.error):
            return None

    def put(self, key: str, report: Report) -> None:
        """Keep a report until `save`; of an endless run only so many."""
        if len(self._fresh) < _MOST:
            self._fresh[key] = packed(report)

    def save(self) -> None:
        """Write what is new; when there is far too much, the file begins anew."""
        if not self._fresh or self._planted:
            return
        import sqlite3

        try:
            self._path.parent.mkdir(exist_ok=True)
            _hide(self._path.parent / ".gitignore")
            if self._known is not None:
                self._known.close()
            if self._path.is_file() and self._path.stat().st_size > _LARGEST:
                self._path.unlink()
            with sqlite3.connect(self._path, timeout=1) as base:
                base.execute(_MAKE)
                base.executemany("INSERT OR REPLACE INTO reports VALUES (?, ?)", self._fresh.items())
            base.close()
        except self._errors:
            return

    def _open(self) -> sqlite3.Connection | None:
        import sqlite3

        try:
            base = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True, timeout=1)
            base.execute("SELECT key FROM reports LIMIT 1")
        except self._errors:
            self._path.unlink(missing_ok=True)
            return None
        return base


def _hide(ignore: Path) -> None:
    """Have git pass over the cache; a file or link that stands there already is left alone."""
    if not os.path.lexists(ignore):
        ignore.write_text("*\n", encoding="ascii")


def clear(root: Path) -> bool:
    """Remove the cache of a folder; tells whether there was one."""
    import shutil

    folder = root / FOLDER
    if folder.is_symlink():
        folder.unlink()
        return True
    if not folder.is_dir():
        return False
    shutil.rmtree(folder)
    return True
