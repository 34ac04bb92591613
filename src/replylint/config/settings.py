"""What is in force for one file, as typed values: defaults, configuration, overrides and command line laid over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from replylint.config.layer import Valued, Values
from replylint.model import Language, Situation


@dataclass(frozen=True, slots=True)
class Settings:
    """See `config.keys.KEYS` for what each one does."""

    values: Values
    situation: Situation | None
    language: Language | None
    messages: Language | None
    template: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str
    fail_under: float | None
    packs: tuple[Path | str, ...]
    glossary: tuple[Path, ...]
    bank: tuple[Path, ...]
    model: bool
    baseline: Path | None
    exclude: tuple[str, ...]
    gitignore: bool
    cache: bool

    @classmethod
    def of(cls, values: Values) -> Settings:
        """Take the values of every key; each is typed by its own kind when it is read."""
        named: dict[str, Any] = {name.replace("-", "_"): valued.value for name, valued in values.keys.items()}
        return cls(values, **named)

    @property
    def rules(self) -> Mapping[str, Mapping[str, Valued]]:
        """Give the options of rules, by the name that the configuration gives them."""
        return self.values.rules

    def where(self, key: str) -> str:
        """Tell which file and line set a key."""
        return self.values.keys[key].where
