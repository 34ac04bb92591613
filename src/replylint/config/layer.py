"""One configuration file, checked key by key: what it sets and where each value stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from replylint.config.keys import KEYS
from replylint.config.rule_options import read_options
from replylint.config.toml import Document, Route
from replylint.config.values import named_path
from replylint.errors import ConfigError


class Valued(NamedTuple):
    """A value and the place that set it: "file:line:column", an option of the command line, or "default"."""

    value: Any
    where: str


@dataclass(frozen=True, slots=True)
class Values:
    """Keys that are set, and options of rules by the name that the file gives them."""

    keys: Mapping[str, Valued] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Valued]] = field(default_factory=dict)

    def under(self, nearer: Values) -> Values:
        """Lay nearer values over these, key by key and option by option."""
        rules = {
            name: {**self.rules.get(name, {}), **nearer.rules.get(name, {})} for name in (*self.rules, *nearer.rules)
        }
        return Values({**self.keys, **nearer.keys}, rules)


@dataclass(frozen=True, slots=True)
class Override:
    """Values for the files that match, in .gitignore's notation, under a folder."""

    files: tuple[str, ...]
    folder: Path
    values: Values
    where: str


@dataclass(frozen=True, slots=True)
class Layer:
    """What one file says."""

    path: Path
    extends: tuple[Valued, ...]
    values: Values
    overrides: tuple[Override, ...]


def read_layer(document: Document, table: Route = ()) -> Layer:
    """Check a file's table; raises ConfigError with line, column and near matches."""
    data: Any = document.data
    for name in table:
        data = data[name]
    folder = document.path.parent
    parts = {"extends", "overrides", "rules"}
    _refuse_unknown(document, table, data, {*KEYS, *parts})
    bases = data.get("extends", [])
    route = (*table, "extends")
    if not isinstance(bases, str | list) or not all(isinstance(base, str) for base in bases):
        raise ConfigError("extends is a path or a list of paths", where=document.where(route))
    bases = [bases] if isinstance(bases, str) else bases
    overrides = data.get("overrides", [])
    if not isinstance(overrides, list) or not all(isinstance(o, dict) for o in overrides):
        raise ConfigError("overrides is a list of tables", where=document.where((*table, "overrides")),
                          mend="write [[overrides]] above each")  # fmt: skip
    return Layer(
        document.path,
        tuple(Valued(_base(base, folder, document.where(route)), document.where(route)) for base in bases),
        _values(document, table, data, set(KEYS)),
        tuple(_override(document, (*table, "overrides", i), o) for i, o in enumerate(overrides)),
    )


def _base(name: str, folder: Path, where: str) -> Path:
    try:
        return named_path(name, folder)
    except ValueError as error:
        raise ConfigError(f"extends can't be {_shown(name)}", where=where, mend=str(error)) from error


def _override(document: Document, route: Route, data: dict[str, Any]) -> Override:
    known = {name for name, key in KEYS.items() if key.by_file}
    if whole := sorted(data.keys() & (KEYS.keys() - known)):
        raise ConfigError(f"{whole[0]} can't differ by file", where=document.where((*route, whole[0])),
                          mend="set it at the top of the file")  # fmt: skip
    _refuse_unknown(document, route, data, {*known, "rules", "files"})
    files = data.get("files")
    if not isinstance(files, list) or not files or not all(isinstance(f, str) for f in files):
        place = (*route, "files") if "files" in data else route
        raise ConfigError('an override names its files: files = ["he/**"]', where=document.where(place))
    return Override(tuple(files), document.path.parent, _values(document, route, data, known), document.where(route))


def _values(document: Document, route: Route, data: dict[str, Any], known: set[str]) -> Values:
    keys = {}
    for name in data.keys() & known:
        where = document.where((*route, name))
        try:
            keys[name] = Valued(KEYS[name].kind.read(data[name], document.path.parent), where)
        except ValueError as error:
            raise ConfigError(f"{name} can't be {_shown(data[name])}", where=where, mend=str(error)) from error
    return Values(keys, _rules(document, (*route, "rules"), data.get("rules", {})))


def _rules(document: Document, route: Route, data: Any) -> dict[str, dict[str, Valued]]:
    if not isinstance(data, dict):
        raise ConfigError("rules is a table", where=document.where(route), mend='[rules]  opening-thanks = "off"')
    return {name: _rule(document, (*route, name), value) for name, value in data.items()}


def _rule(document: Document, route: Route, value: Any) -> dict[str, Valued]:
    try:
        options = read_options(value)
    except KeyError as error:
        key, mend = error.args
        raise ConfigError(
            f"unknown option {key!r} of a rule", where=document.where((*route, key)), mend=mend
        ) from error
    except ValueError as error:
        raise ConfigError(f"rule {route[-1]} can't be {_shown(value)}", where=document.where(route),
                          mend=str(error)) from error  # fmt: skip
    table = isinstance(value, dict)
    return {key: Valued(entry, document.where((*route, key) if table else route)) for key, entry in options.items()}


def _refuse_unknown(document: Document, route: Route, data: Any, known: set[str]) -> None:
    if not isinstance(data, dict):
        raise ConfigError("a table is expected", where=document.where(route))
    for name in data.keys() - known:
        near = get_close_matches(name, known, 1) or get_close_matches(name.replace("_", "-"), known, 1)
        mend = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(sorted(known))}"
        raise ConfigError(f"unknown key {name!r}", where=document.where((*route, name)), mend=mend)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:59] + "…"
