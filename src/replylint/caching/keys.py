"""What an answer hangs on, as one hash: the text and what is known of it, the settings, and every file of rules."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from replylint import __version__
from replylint.config.settings import Settings
from replylint.config.sidefile import SUFFIX
from replylint.model import Message
from replylint.resources import rules_folder

_PACKAGE = Path(__file__).parents[1]


def stamp(settings: Settings) -> str | None:
    """Give a hash of everything but the text; None for settings whose answers can't be kept.

    Those are settings with an installed pack or language: their Python may change without a trace.
    """
    if any(isinstance(pack, str) for pack in settings.packs) or settings.language not in (None, "en", "he"):
        return None
    folders = [rules_folder(), _PACKAGE, *(pack for pack in settings.packs if isinstance(pack, Path))]
    values = sorted((name, repr(valued.value)) for name, valued in settings.values.keys.items() if name != "cache")
    rules = sorted(
        (name, key, repr(valued.value)) for name, own in settings.rules.items() for key, valued in own.items()
    )
    return _hash(__version__, *values, *rules, *_files(folders), *_states((*settings.glossary, *settings.bank)))


def key_of(message: Message, stamped: str) -> str:
    """Give the key of one message; a file of suppressions beside it counts as part of it."""
    beside = Path(message.path + SUFFIX) if message.path else None
    aside = beside.read_bytes() if beside and os.path.isfile(beside) else b""
    return _hash(stamped, replace(message, path=""), aside)


def _files(folders: Iterable[Path]) -> Iterator[object]:
    for folder in folders:
        for root, names, files in os.walk(folder):
            names[:] = sorted(name for name in names if name != "__pycache__")
            yield from _states(Path(root, name) for name in sorted(files))


def _states(paths: Iterable[Path]) -> Iterator[object]:
    """Give name, size and time of change of files; a missing one is told apart from an empty one."""
    for path in paths:
        try:
            state = path.stat()
        except OSError:
            yield str(path), None
        else:
            yield str(path), state.st_size, state.st_mtime_ns


def _hash(*parts: object) -> str:
    from hashlib import sha256

    return sha256("\x1f".join(map(repr, parts)).encode("utf-8", "surrogatepass")).hexdigest()
