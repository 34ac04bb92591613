"""What a branch changed: the files that differ from where it left a revision, and how they read there; asks git."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from replylint.errors import UsageError

_MISSING = "git is not installed"


@dataclass(frozen=True, slots=True)
class Changes:
    """The files of a work tree that differ from a commit, each with its path there (None: it is new)."""

    root: Path
    commit: str
    files: dict[Path, str | None]

    def changed(self, path: Path) -> bool:
        """Whether a file differs from the commit."""
        return path.resolve() in self.files

    def before(self, path: Path) -> bytes | None:
        """Give the bytes of a changed file as the commit has it; None for a new one."""
        old = self.files[path.resolve()]
        return None if old is None else _git(self.root, "cat-file", "blob", f"{self.commit}:{old}")


def changes_since(revision: str, folder: Path) -> Changes:
    """Ask git what changed in the work tree since it left `revision`; raises UsageError where git can't tell."""
    try:
        root = Path(_git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    except UsageError as error:
        raise UsageError("not inside a git work tree", where=str(folder.absolute()), mend="leave --diff-base out"
                         if error.what != _MISSING else _MISSING) from error  # fmt: skip
    try:
        named = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except UsageError as error:
        raise UsageError(f"git knows no revision {revision!r}", where="--diff-base",
                         mend="fetch it first; a shallow clone lacks it") from error  # fmt: skip
    commit = _left_at(root, named.decode().strip())
    files: dict[Path, str | None] = {}
    told = _git(root, "diff", "--name-status", "-z", "-M", "--no-ext-diff", commit, "--").decode(
        "utf-8", "surrogateescape"
    )
    entries = iter(told.split("\0"))
    for status in entries:
        if status.startswith(("R", "C")):
            old, new = next(entries), next(entries)
            files[(root / new).resolve()] = old
        elif status:
            name = next(entries)
            files[(root / name).resolve()] = None if status == "A" else name
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z").decode("utf-8", "surrogateescape")
    files.update(((root / name).resolve(), None) for name in untracked.split("\0") if name)
    return Changes(root, commit, files)


def _left_at(root: Path, commit: str) -> str:
    """Give the commit at which HEAD left another; that one itself where they have no history in common."""
    try:
        return _git(root, "merge-base", commit, "HEAD").decode().strip()
    except UsageError:
        return commit


def _git(folder: Path, *arguments: str) -> bytes:
    import subprocess

    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except FileNotFoundError as error:
        raise UsageError(_MISSING, mend="install git, or leave --diff-base out") from error
    if done.returncode:
        raise UsageError(f"git {arguments[0]}: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout
