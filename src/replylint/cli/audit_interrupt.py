"""Ctrl-C in a long run: it ends after the batch at hand, so that no transaction is cut; a second one ends at once."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

Step = TypeVar("Step")


class Interrupt:
    """Takes the first interrupt signal while it is entered."""

    def __init__(self) -> None:
        self._asked = False
        self._before: Any = None

    def __enter__(self) -> Interrupt:
        self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def watched(self, steps: Iterable[Step]) -> Iterator[Step]:
        """Give the steps on; raises KeyboardInterrupt between two of them once an interrupt was asked for."""
        for step in steps:
            yield step
            if self._asked:
                raise KeyboardInterrupt

    def _ask(self, *_: object) -> None:
        self._asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
