"""The sources of an audit run as a person watches them: how far reading has come, at what rate, and the time left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from replylint.errors import ReadingError
from replylint.reading import Item, Options, Source, read_path, read_source

if TYPE_CHECKING:
    from replylint.audit.intake import Progress as Done


class Sources:
    """Reads paths and knows how many of their bytes have been read."""

    def __init__(self, paths: Sequence[Path], options: Options) -> None:
        self._options = options
        self.total = sum(path.stat().st_size for path in paths if path.is_file())
        self.read_bytes = 0

    def read(self, path: Path) -> Iterator[Item]:
        """Read every message of a path, as `read_path` does."""
        if path.is_dir():
            yield from read_path(path, self._options)
            return
        before = self.read_bytes
        try:
            stream = path.open("rb")
        except OSError as error:
            yield ReadingError(f"can't be read: {error.strerror}", where=str(path))
            return
        with stream:
            for item in read_source(Source(str(path), stream, path), self._options):
                self.read_bytes = before + (0 if stream.closed else stream.tell())
                yield item
        self.read_bytes = before + path.stat().st_size

    def shown(self, steps: Iterable[Done]) -> Done:
        """Follow a run to its end with a bar on standard error; give its last progress."""
        bar = Progress(
            TextColumn("{task.fields[rate]}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"),
            TextColumn("left:"), TimeRemainingColumn(), console=Console(stderr=True), transient=True,
            disable=not Console(stderr=True).is_terminal,
        )  # fmt: skip
        started = monotonic()
        with bar:
            task = bar.add_task("", total=self.total or None, rate="reading")
            for done in steps:
                count = done.judged + done.kept
                rate = f"{count:,} replies · {count / max(monotonic() - started, 0.001):,.0f}/s"
                bar.update(task, completed=self.read_bytes, rate=rate)
        return done
