"""Where answers are kept: one SQLite file in a folder of its own beside the configuration, which git ignores."""

from __future__ import annotations

import shutil
import zlib
from pathlib import Path

from replylint.caching.records import packed, unpacked
from replylint.model import Message, Report

FOLDER = ".replylint_cache"
_LAYOUT = 1
_MOST = 50_000
_MAKE = "CREATE TABLE IF NOT EXISTS reports (key TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID"


class Store:
    """Answers by key; a cache that can't be read or written is as good as none, and says nothing."""

    def __init__(self, root: Path) -> None:
        import sqlite3

        self._errors = (sqlite3.Error, OSError)
        self._fresh: dict[str, bytes] = {}
        self._path = root / FOLDER / f"reports-{_LAYOUT}.sqlite3"
        try:
            self._known = self._read() if self._path.is_file() else {}
        except self._errors:
            self._path.unlink(missing_ok=True)
            self._known = {}

    def get(self, key: str, message: Message) -> Report | None:
        """Give what was said of a message under this key."""
        body = self._known.get(key)
        try:
            return unpacked(body, message) if body is not None else None
        except (ValueError, KeyError, TypeError, zlib.error):
            return None

    def put(self, key: str, report: Report) -> None:
        """Keep a report until `save`."""
        self._fresh[key] = packed(report)

    def save(self) -> None:
        """Write what is new; when there is far too much, the file begins anew."""
        if not self._fresh:
            return
        import sqlite3

        try:
            self._path.parent.mkdir(exist_ok=True)
            (self._path.parent / ".gitignore").write_text("*\n", encoding="ascii")
            if len(self._known) + len(self._fresh) > _MOST:
                self._path.unlink(missing_ok=True)
            with sqlite3.connect(self._path, timeout=1) as base:
                base.execute(_MAKE)
                base.executemany("INSERT OR REPLACE INTO reports VALUES (?, ?)", self._fresh.items())
            base.close()
        except self._errors:
            return

    def _read(self) -> dict[str, bytes]:
        import sqlite3

        base = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True, timeout=1)
        try:
            return dict(base.execute("SELECT key, body FROM reports"))
        finally:
            base.close()


def clear(root: Path) -> bool:
    """Remove the cache of a folder; tells whether there was one."""
    folder = root / FOLDER
    if not folder.is_dir():
        return False
    shutil.rmtree(folder)
    return True
