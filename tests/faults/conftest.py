"""Runs of the command line in processes of their own, under a system that misbehaves."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

LETTER = "Hi Dana,\n\nThe  lamp ships as soon as possible. Order {number} costs $45.\n"


@pytest.fixture(scope="session")
def command() -> list[str]:
    """Give the command line as a list to start a process with."""
    return [sys.executable, "-c", "from replylint.cli import main; main()"]


@pytest.fixture
def alone(command, tmp_path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command line in the test's folder; `environment` is added, `limit` is the largest file in bytes.

    Python's own bytecode is not written: a limit would cut it, and the next run would read half of a module.
    """

    def call(
        *arguments: object, environment: Mapping[str, str] | None = None, bare: bool = False, limit: int | None = None,
        encoding: str = "utf-8",
    ) -> subprocess.CompletedProcess[str]:  # fmt: skip
        def limited() -> None:
            import resource

            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        given = {} if bare else os.environ
        return subprocess.run(
            [*command, *map(str, arguments)], cwd=tmp_path, capture_output=True, encoding=encoding, check=False,
            env={"PYTHONDONTWRITEBYTECODE": "1", **given, **(environment or {})},
            preexec_fn=limited if limit else None,
        )  # fmt: skip

    return call


@pytest.fixture
def letters(tmp_path) -> Callable[[int], Sequence[Path]]:
    """Write so many letters, each with a number of its own."""

    def write(count: int) -> Sequence[Path]:
        paths = [tmp_path / "drafts" / f"{number:03}.md" for number in range(count)]
        (tmp_path / "drafts").mkdir(exist_ok=True)
        for number, path in enumerate(paths):
            path.write_text(LETTER.format(number=number))
        return paths

    return write
