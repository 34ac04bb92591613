"""How far names in foreign files reach: a configuration, and a link found in a folder, stay within their repository."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

_MARK = ".git"


@cache
def repository_of(folder: Path) -> Path | None:
    """Give the folder of the git repository round a folder, links followed; None outside of any."""
    real = folder.resolve()
    return next((place for place in (real, *real.parents) if os.path.lexists(place / _MARK)), None)


def leaves_repository(path: Path, folder: Path) -> bool:
    """Whether a path that a file of `folder` names leads, links followed, out of the repository round the folder."""
    root = repository_of(folder)
    return root is not None and not path.resolve().is_relative_to(root)


def leaves_folder(path: Path, folder: Path) -> bool:
    """Whether a path under a folder leads, links followed, out of the folder and of the repository round it."""
    real = path.resolve()
    return not real.is_relative_to(folder.resolve()) and not real.is_relative_to(repository_of(folder) or folder)
