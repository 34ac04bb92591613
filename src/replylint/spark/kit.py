"""What travels to the workers: the settings of a job, and the packs, glossaries and banks that they name."""

from __future__ import annotations

import atexit
import io
import pickle
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from replylint.audit.judging import How
from replylint.config.settings import Settings

_FILES = ("packs", "glossary", "bank")


class _Kit(NamedTuple):
    settings: Settings
    """Their paths are those inside the archive."""
    archive: bytes


def pack(settings: Settings) -> bytes:
    """Put settings and the files that they name into one piece; installed packs stay names, for the workers to have.

    Raises OSError where a file can't be read.
    """
    archive, moved = io.BytesIO(), {}
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as box:
        for key in _FILES:
            moved[key] = tuple(_put(box, path, Path(key, str(n))) for n, path in enumerate(getattr(settings, key)))
    return pickle.dumps(_Kit(_moved(settings, moved), archive.getvalue()))


def _put(box: zipfile.ZipFile, path: Path | str, place: Path) -> Path | str:
    """Put a file, or a folder with all in it, under a place of the archive; an installed pack keeps its name."""
    if isinstance(path, str):
        return path
    place /= path.name
    for file, name in _files(path, place):
        box.writestr(name.as_posix(), file.read_bytes())
    return place


def _files(path: Path, place: Path) -> Iterator[tuple[Path, Path]]:
    if path.is_file():
        yield path, place
    for file in sorted(path.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            yield file, place / file.relative_to(path)


@lru_cache(maxsize=4)
def unpack(packed: bytes) -> How:
    """Give the way of judging of a job; its files are unfolded once a process, into a folder that goes with it."""
    kit: _Kit = pickle.loads(packed)
    named = {key: getattr(kit.settings, key) for key in _FILES}
    if not any(isinstance(path, Path) for paths in named.values() for path in paths):
        return How(kit.settings)
    folder = Path(tempfile.mkdtemp(prefix="replylint-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with zipfile.ZipFile(io.BytesIO(kit.archive)) as box:
        box.extractall(folder)
    here = {key: tuple(folder / p if isinstance(p, Path) else p for p in paths) for key, paths in named.items()}
    return How(_moved(kit.settings, here))


def _moved(settings: Settings, paths: dict[str, Any]) -> Settings:
    return replace(settings, **paths)
