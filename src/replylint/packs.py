"""Loads rule packs: a folder of data, or an installed package that offers one under `replylint.rules`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from replylint.errors import ReplylintError, RuleError
from replylint.judging.fixers import FIXERS
from replylint.judging.forms import load_rules
from replylint.judging.kinds import kinds_with
from replylint.judging.protocols import Pack
from replylint.judging.rule import Rule
from replylint.languages import codes
from replylint.recognition.families import load_families, read_lists
from replylint.recognition.matcher import PhraseMatcher, guards_of
from replylint.resources import language_folder

ENTRY_POINTS = "replylint.rules"
"""The entry-point group in which packages offer packs by name."""
_MOVE_SETTINGS = ("moves", "when", "unless", "order")


class Packs(NamedTuple):
    """What some packs bring: rules, and the folders in which their phrase families stand."""

    rules: tuple[Rule, ...] = ()
    folders: tuple[Path, ...] = ()


def load_packs(names: Iterable[Path | str]) -> Packs:
    """Load packs, folders by path and packages by entry-point name; raises RuleError that names the one that fails."""
    rules: list[Rule] = []
    folders: list[Path] = []
    for name in names:
        pack = Pack(name) if isinstance(name, Path) else _offered(name)
        try:
            rules += _rules(pack, str(name))
        except ReplylintError as error:
            raise RuleError(f"the pack {_shown(name)} does not load: {error.what}", where=error.where,
                            mend=error.mend) from error  # fmt: skip
        folders.append(pack.folder)
    return Packs(tuple(rules), tuple(folders))


def _shown(name: Path | str) -> str:
    return repr(name.name if isinstance(name, Path) else name)


def _offered(name: str) -> Pack:
    """Load the pack that an installed package offers; whatever its code raises is told with its name."""
    from importlib.metadata import entry_points

    points = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    if name not in points:
        near = get_close_matches(name, points, 1)
        mend = f"did you mean {near[0]!r}?" if near else f"installed: {', '.join(points) or 'none'}; folders go by path"
        raise RuleError(f"no folder and no installed pack is named {name!r}", mend=mend)
    try:
        pack = points[name].load()
    except Exception as error:
        what = f"the pack {name!r} does not load: {type(error).__name__}: {error}"
        raise RuleError(what, where=points[name].value, mend="mend or remove the package") from error
    if not isinstance(pack, Pack):
        raise RuleError(f"the pack {name!r} is a {type(pack).__name__}", where=points[name].value,
                        mend="its entry point has to name a replylint.judging.protocols.Pack")  # fmt: skip
    return pack


def _rules(pack: Pack, name: str) -> Iterator[Rule]:
    if not pack.folder.is_dir():
        raise RuleError("there is no such folder", where=str(pack.folder), mend="check the path")
    moves = _known_moves(pack.folder)
    if not (pack.folder / "rules").is_dir() and not any(pack.folder.glob("*/moves")):
        raise RuleError("it holds neither rules/ nor LANGUAGE/moves/", where=str(pack.folder),
                        mend="`replylint rules new NAME` makes one")  # fmt: skip
    try:
        kinds = kinds_with(pack.kinds, pack.checks)
    except ValueError as error:
        raise RuleError(str(error), where=name) from error
    for rule in load_rules(pack.folder / "rules", kinds, {**FIXERS, **pack.fixers}):
        _check_moves(rule, moves)
        yield rule


def _known_moves(folder: Path) -> frozenset[str]:
    """Name the moves that the built-in families and those of a pack recognise; reads the pack's, which checks them."""
    known = {path.stem for code in codes() for path in (language_folder(code) / "moves").glob("*.yaml")}
    for path in folder.glob("*/moves"):
        if path.parent.name not in codes():
            raise RuleError(f"no language is named {path.parent.name!r}", where=str(path),
                            mend=f"known: {', '.join(codes())}")  # fmt: skip
        lists = read_lists(language_folder(path.parent.name) / "lists.yaml")
        code, families = path.parent.name, tuple(load_families(path, lists))
        PhraseMatcher(families, guards_of(code), code).proved()
        known.update(family.move for family in families)
    return frozenset(known)


def _check_moves(rule: Rule, known: frozenset[str]) -> None:
    """Refuse a demand on a move that nothing recognises: it would never be met, or never be broken."""
    if not str(rule.demand.get("kind")).startswith("move"):
        return
    for setting in _MOVE_SETTINGS:
        named = rule.demand.get(setting, ())
        for move in named if isinstance(named, list) else ():
            if move not in known:
                near = get_close_matches(str(move), known, 1)
                raise RuleError(f"demand: no phrases are known for the move {move!r}", where=rule.where,
                                mend=f"did you mean {near[0]!r}?" if near else "add LANGUAGE/moves/")  # fmt: skip
