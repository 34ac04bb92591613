"""Writes a file whole or not at all: on a full disk, or when the run is killed, the old one stays as it was."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place of another, or of none, in one step; of a link, what it leads to. Raises OSError.

    What is no file, such as a pipe or a terminal, is written into.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    target = path.resolve()
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with fresh.open("xb") as stream:
            stream.write(data)
        if target.exists():
            fresh.chmod(target.stat().st_mode)
        fresh.replace(target)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise
