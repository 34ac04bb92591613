"""What a pack's Python may bring: check functions and kinds of demand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from replylint.judging.case import Case, Judge, Outcome
from replylint.judging.fixers import Fixer


class Check(Protocol):
    """Judges one draft whole: a pure function, quick, that raises nothing for any draft."""

    def __call__(self, case: Case, /) -> Outcome:
        """Answer with `passed`, `failed`, `not_applicable` or `unsure` of `replylint.judging.case`."""


class Kind(Protocol):
    """Makes the judge of a demand from the settings that a rule form gives, hyphens read as underscores."""

    def __call__(self, *args: Any, **settings: Any) -> Judge:
        """Raise ValueError, with a sentence that says the mend, for a setting that can't be used."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What a package offers under the entry-point group `replylint.rules`: a folder of data, and Python for it.

    The folder holds `rules/` with rule forms, and for each language that needs phrases of its own a folder by its
    code with `moves/` and, for named lists, `lists.yaml`; as replylint's own `rules/` does.
    """

    folder: Path
    checks: Mapping[str, Check] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    fixers: Mapping[str, Fixer] = field(default_factory=dict)
