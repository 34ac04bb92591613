"""Tells whether a path is named by patterns in .gitignore's notation, or by the .gitignore files above it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

FILE_NAME = ".gitignore"


class Patterns:
    """Patterns that hold under one folder."""

    def __init__(self, lines: Sequence[str], folder: Path) -> None:
        from pathspec import GitIgnoreSpec

        self._folder = folder.absolute()
        self._spec = GitIgnoreSpec.from_lines(lines)

    def says(self, path: Path, *, folder: bool = False) -> bool | None:
        """Tell whether the last pattern that matches names the path (True) or lets it be (False); None: none does."""
        absolute = path.absolute()
        if not absolute.is_relative_to(self._folder):
            return None
        name = absolute.relative_to(self._folder).as_posix()
        return self._spec.check_file(f"{name}/" if folder else name).include

    def match(self, path: Path) -> bool:
        """Whether the path is named."""
        return bool(self.says(path))


class IgnoreFiles:
    """The .gitignore files of a repository, each read once."""

    def __init__(self) -> None:
        self._files: dict[Path, Patterns | None] = {}
        self._folders: dict[Path, bool] = {}
        self._chains: dict[Path, tuple[Patterns, ...]] = {}

    def ignores(self, path: Path) -> bool:
        """Whether git would leave the file out: it, or a folder above it, is named."""
        folder = path.absolute().parent
        return self._folder_ignored(folder) or _last_word(self._chain(folder), path, folder=False)

    def _folder_ignored(self, folder: Path) -> bool:
        if folder not in self._folders:
            above = folder.parent
            chain = () if (folder / ".git").exists() or above == folder else self._chain(above)
            named = _last_word(chain, folder, folder=True)
            self._folders[folder] = bool(chain) and (named or self._folder_ignored(above))
        return self._folders[folder]

    def _chain(self, folder: Path) -> tuple[Patterns, ...]:
        """Give the patterns in force in a folder, nearest first, up to the root of its repository."""
        if folder not in self._chains:
            top = (folder / ".git").exists() or folder.parent == folder
            own = self._read(folder / FILE_NAME)
            self._chains[folder] = (*((own,) if own else ()), *(() if top else self._chain(folder.parent)))
        return self._chains[folder]

    def _read(self, path: Path) -> Patterns | None:
        if path not in self._files:
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
            self._files[path] = Patterns(lines, path.parent) if lines else None
        return self._files[path]


def _last_word(chain: tuple[Patterns, ...], path: Path, *, folder: bool) -> bool:
    for patterns in chain:
        said = patterns.says(path, folder=folder)
        if said is not None:
            return said
    return False
