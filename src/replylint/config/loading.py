"""Finds the configuration nearest to a folder and lays it over what it extends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from replylint.config.keys import KEYS
from replylint.config.layer import Layer, Override, Valued, Values, read_layer
from replylint.config.toml import Document, Route
from replylint.errors import ConfigError

FILE_NAME = "replylint.toml"
_PYPROJECT = "pyproject.toml"
_TABLE: Route = ("tool", "replylint")
DEFAULTS = Values({name: Valued(key.default, "default") for name, key in KEYS.items()})


@dataclass(frozen=True)
class Config:
    """What is in force under a folder; `path` is the nearest file, None where there is none."""

    path: Path | None = None
    values: Values = DEFAULTS
    overrides: tuple[Override, ...] = ()
    files: tuple[Path, ...] = ()
    """The file and all that it extends."""

    def matching(self, file: Path) -> tuple[int, ...]:
        """Give the numbers of the overrides that a file falls under."""
        if not self.overrides:
            return ()
        absolute = file.absolute()
        return tuple(
            index
            for index, (override, spec) in enumerate(self._specs)
            if absolute.is_relative_to(override.folder) and spec.match_file(absolute.relative_to(override.folder))
        )

    def values_for(self, matching: tuple[int, ...]) -> Values:
        """Lay the overrides of these numbers over the values, later ones last."""
        values = self.values
        for index in matching:
            values = values.under(self.overrides[index].values)
        return values

    @cached_property
    def _specs(self) -> tuple[tuple[Override, Any], ...]:
        from pathspec import GitIgnoreSpec

        return tuple((override, GitIgnoreSpec.from_lines(override.files)) for override in self.overrides)


def nearest(folder: Path) -> Path | None:
    """Give the configuration file of the folder or of the nearest one above it that has one."""
    for place in (folder, *folder.parents):
        if (own := place / FILE_NAME).is_file():
            return own
        if (shared := place / _PYPROJECT).is_file() and _has_table(shared):
            return shared
    return None


def load(path: Path) -> Config:
    """Read a configuration file with all that it extends; raises ConfigError."""
    if not path.is_file():
        raise ConfigError("no such configuration file", where=str(path), mend="`replylint config init` writes one")
    layers = _chain(path.absolute(), ())
    values = DEFAULTS
    for layer in layers:
        values = values.under(layer.values)
    overrides = tuple(override for layer in layers for override in layer.overrides)
    return Config(path, values, overrides, tuple(layer.path for layer in layers))


def _chain(path: Path, seen: tuple[Path, ...]) -> tuple[Layer, ...]:
    """Give the files from the farthest base to this one."""
    if path.resolve() in seen:
        names = " → ".join(p.name for p in (*seen[seen.index(path.resolve()) :], path))
        raise ConfigError(f"extends goes in a circle: {names}", where=str(path), mend="take one of them out")
    layer = _layer(path)
    bases: tuple[Layer, ...] = ()
    for base in layer.extends:
        if not base.value.is_file():
            raise ConfigError(f"extends names {base.value.name}, which is not there", where=base.where,
                              mend="the path is relative to this file")  # fmt: skip
        bases += _chain(base.value, (*seen, path.resolve()))
    return (*bases, layer)


def _layer(path: Path) -> Layer:
    document = Document(path)
    if path.name != _PYPROJECT:
        return read_layer(document)
    if "replylint" not in document.data.get("tool", {}):
        raise ConfigError("no table [tool.replylint]", where=str(path), mend="add one, or name another file")
    return read_layer(document, _TABLE)


def _has_table(path: Path) -> bool:
    """Whether a pyproject.toml configures replylint; a broken one that seems to is read, so that it is reported."""
    import tomllib

    try:
        text = path.read_text(encoding="utf-8", errors="replace")
        return "replylint" in text and "replylint" in tomllib.loads(text).get("tool", {})
    except OSError:
        return False
    except tomllib.TOMLDecodeError:
        return "tool.replylint" in text
