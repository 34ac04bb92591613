"""The cache of a run: what was said of a text under the same rules and settings is not worked out again."""

from __future__ import annotations

from replylint.caching.keys import key_of, stamp
from replylint.caching.store import FOLDER, Store, clear

__all__ = ["FOLDER", "Store", "clear", "key_of", "stamp"]
