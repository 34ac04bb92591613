"""What mends a finding: edits in source offsets, and how safe they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Safety = Literal["safe", "unsafe", "suggestion"]
"""Safe: mechanical, the words stay. Unsafe: words or emphasis change. Suggestion: for a person to take up by hand."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Puts `text` in the place of source[start:end]; an insertion where the two are equal."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding together, in order of place and apart from each other, and what they do."""

    edits: tuple[Edit, ...]
    safety: Safety
    title: str
