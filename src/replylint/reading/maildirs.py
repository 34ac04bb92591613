"""Tells a Maildir from any other folder."""

from __future__ import annotations

from pathlib import Path

FOLDERS = ("cur", "new")
"""The folders of a Maildir that hold mails."""


def is_maildir(folder: Path) -> bool:
    """Whether a folder is a Maildir."""
    return all((folder / name).is_dir() for name in FOLDERS)
