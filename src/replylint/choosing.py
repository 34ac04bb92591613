"""Chooses the files of a run: paths and globs in, drafts out, less what .gitignore and the configuration leave out."""

from __future__ import annotations

from collections.abc import Iterable
from glob import glob, has_magic
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from replylint.errors import ReadingError
from replylint.ignoring import IgnoreFiles, Patterns
from replylint.project import Project
from replylint.reach import leaves_folder
from replylint.reading import Options, find_drafts

_DEFAULTS = Options()


class Chosen(NamedTuple):
    """The drafts of a run, what could not be found, and how many files that were named outright were left out."""

    drafts: tuple[Path, ...]
    missing: tuple[tuple[str, ReadingError], ...]
    excluded: int


def choose(
    names: Iterable[str], project: Project, reading: Options = _DEFAULTS, *, force_exclude: bool = False
) -> Chosen:
    """Find the drafts at, under and matching the names, each once.

    A file named outright is kept although `exclude` or .gitignore would leave it out, unless `force_exclude`.
    Raises ConfigError.
    """
    leaving = _Leaving(project)
    drafts: dict[Path, None] = {}
    missing: list[tuple[str, ReadingError]] = []
    excluded = 0
    for name in names:
        outright = Path(name).is_file()
        try:
            found = _found(name, reading)
        except ReadingError as error:
            missing.append((name, error))
            continue
        kept = found if outright and not force_exclude else [path for path in found if leaving.keeps(path)]
        strays = [] if outright else _strays(name, kept)
        missing += [(str(path), _stray(path)) for path in strays]
        drafts.update(dict.fromkeys(path for path in kept if path not in strays))
        if not kept and outright:
            excluded += 1
        elif not kept:
            missing.append((name, _nothing_left(name)))
    return Chosen(tuple(drafts), tuple(missing), excluded)


def _nothing_left(name: str) -> ReadingError:
    return ReadingError("every draft here is left out by exclude or .gitignore", where=name,
                        mend="name a file outright, or change exclude")  # fmt: skip


def _found(name: str, reading: Options) -> list[Path]:
    """Give the drafts that one name stands for; raises ReadingError where there are none."""
    path = Path(name)
    if path.exists() or not has_magic(name):
        return find_drafts([path], reading)
    matches = [Path(match) for match in sorted(glob(name, recursive=True))]
    drafts = [path for path in matches if path.is_file()]
    if not drafts:
        raise ReadingError("no file matches", where=name, mend="quote the glob, and check it with ls")
    return drafts


def _strays(name: str, found: list[Path]) -> list[Path]:
    """Give the links among drafts found under a name that lead out of its folder and of the repository round it."""
    top = Path(name) if Path(name).is_dir() else Path(*takewhile(lambda part: not has_magic(part), Path(name).parts))
    linked = found if has_magic(name) else [path for path in found if path.is_symlink()]
    return [path for path in linked if leaves_folder(path, top)]


def _stray(path: Path) -> ReadingError:
    return ReadingError("this link leads out of the folder", where=str(path), mend="name the file itself outright")


class _Leaving:
    """Knows what is left out; asks each folder's configuration and .gitignore files once."""

    def __init__(self, project: Project) -> None:
        self._project, self._ignore = project, IgnoreFiles()
        self._excludes: dict[int, Patterns | None] = {}

    def keeps(self, path: Path) -> bool:
        settings = self._project.plan_for(path).settings
        if settings.gitignore and self._ignore.ignores(path):
            return False
        if not settings.exclude:
            return True
        key = id(settings.exclude)
        if key not in self._excludes:
            self._excludes[key] = Patterns(settings.exclude, self._project.root_for(path))
        patterns = self._excludes[key]
        return patterns is None or not patterns.match(path)
