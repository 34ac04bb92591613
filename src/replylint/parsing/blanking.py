"""Takes stretches out of a source at equal length, so that every offset stays true."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

_NOT_A_BREAK = re.compile(r"[^\n]")


class Stretch(Protocol):
    """Anything with a place in the source: code points, end exclusive."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def blanked(source: str, stretches: Iterable[Stretch]) -> str:
    """Overwrite stretches, which may overlap, with spaces at equal length; line breaks stay."""
    parts, place = [], 0
    for stretch in sorted(stretches, key=lambda s: s.start):
        if stretch.end <= place:
            continue
        start = max(stretch.start, place)
        parts += [source[place:start], _NOT_A_BREAK.sub(" ", source[start : stretch.end])]
        place = stretch.end
    return "".join([*parts, source[place:]])
