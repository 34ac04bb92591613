"""What a run knows of each file: its configuration, the linter that follows from it, and the suppressions beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from replylint.bank import read_banks
from replylint.config.glossary import read_glossary
from replylint.config.layer import Valued, Values
from replylint.config.loading import Config, load, nearest
from replylint.config.settings import Settings
from replylint.config.sidefile import side_suppressions
from replylint.engine import Linter
from replylint.errors import ConfigError, ReplylintError
from replylint.judging.registry import Registry, builtin_rules
from replylint.judging.rule import Rule
from replylint.judging.tuning import tuned
from replylint.model import Message, Report
from replylint.packs import Packs, load_packs

COMMAND_LINE = "command line"
"""The place of a value that an option sets."""


@dataclass(frozen=True)
class Plan:
    """How the files of one configuration and one set of overrides are judged."""

    settings: Settings

    @cached_property
    def linter(self) -> Linter:
        """Give the linter, made on first use; raises ConfigError where the configuration names no such rule."""
        glossary = {term: plain for path in self.settings.glossary for term, plain in read_glossary(path).items()}
        bank = read_banks(self.settings.bank)
        return Linter(self.rules, self.settings.messages, glossary, self.settings.model, packs=self.packs.folders,
                      bank=bank)  # fmt: skip

    @cached_property
    def rules(self) -> Registry:
        """Give the rules that are on, as tuned."""
        return _registry(self.settings, self.known)

    @cached_property
    def known(self) -> Registry:
        """Give every rule, built in or of a pack, as it is before any configuration."""
        return Registry.of((*builtin_rules(), *self.packs.rules)) if self.packs.rules else builtin_rules()

    @cached_property
    def packs(self) -> Packs:
        """Give the packs that the configuration names; raises ReplylintError for one that does not load."""
        try:
            return load_packs(self.settings.packs)
        except ReplylintError as error:
            raise ConfigError(error.what, where=error.where or self.settings.where("packs"), mend=error.mend) from error

    def prepare(self) -> None:
        """Make the linter, so that a mistake of the configuration stops a run and is not told file by file."""
        _ = self.linter

    def check(self, message: Message) -> Report:
        """Judge one message as the configuration asks; raises ConfigError for a bad side file."""
        path = Path(message.path)
        aside = side_suppressions(path, self.linter.rules.names) if path.name else ()
        return self.linter.check(self.given(message), aside)

    def given(self, message: Message) -> Message:
        """Lay what the file says of itself over what the configuration says, and the command line over both."""
        named = {
            key: value
            for key in ("situation", "language", "template")
            if (value := self.settings.values.keys[key].value) is not None
            and (getattr(message, key) is None or self.settings.where(key) == COMMAND_LINE)
        }
        return replace(message, **named)


class Project:
    """Finds the plan of each file; every configuration is read once a run."""

    def __init__(self, chosen: Path | None = None, given: Values | None = None, *, isolated: bool = False) -> None:
        self._given = given or Values()
        self._fixed = Config() if isolated else load(chosen) if chosen else None
        self._folders: dict[Path, Config] = {}
        self._files: dict[Path, Config] = {}
        self._plans: dict[tuple[int, tuple[int, ...]], Plan] = {}

    def config_for(self, folder: Path) -> Config:
        """Give the configuration in force in a folder; raises ConfigError."""
        if self._fixed is not None:
            return self._fixed
        folder = folder.absolute()
        if folder not in self._folders:
            path = nearest(folder)
            if path is not None and path not in self._files:
                self._files[path] = load(path)
            self._folders[folder] = self._files[path] if path else Config()
        return self._folders[folder]

    def root_for(self, file: Path) -> Path:
        """Give the folder that `exclude` of a file's configuration counts from; the current one where there is none."""
        path = self.config_for(file.parent).path
        return path.parent if path else Path()

    def governing(self, file: Path) -> tuple[Path, ...]:
        """Give the files that say how a draft is judged: configurations, glossaries, banks, the baseline."""
        settings = self.plan_for(file).settings
        known = (settings.baseline,) if settings.baseline else ()
        return (*self.config_for(file.parent).files, *settings.glossary, *settings.bank, *known)

    def plan_for(self, file: Path) -> Plan:
        """Give the plan of a file; raises ConfigError."""
        config = self.config_for(file.parent)
        key = (id(config) if config.path else 0, config.matching(file))
        if key not in self._plans:
            self._plans[key] = Plan(Settings.of(_over(config.values_for(key[1]), self._given)))
        return self._plans[key]


def _over(values: Values, given: Values) -> Values:
    """Lay the command line over a configuration; its --ignore adds, all else replaces."""
    merged = values.under(given)
    if "ignore" not in given.keys:
        return merged
    both = Valued((*values.keys["ignore"].value, *given.keys["ignore"].value), given.keys["ignore"].where)
    return Values({**merged.keys, "ignore": both}, merged.rules)


def _registry(settings: Settings, base: Registry) -> Registry:
    options: dict[str, dict[str, Valued]] = {}
    for name, own in settings.rules.items():
        where = next(iter(own.values())).where if own else ""
        options.setdefault(_found(base, name, where), {}).update(own)
    on = base.narrowed(
        [_found(base, name, settings.where("select")) for name in settings.select],
        [_found(base, name, settings.where("ignore")) for name in settings.ignore],
    )
    off = {name for name, own in options.items() if "state" in own and own["state"].value == "off"}
    rules = tuple(_tuned_rule(rule, options.get(rule.id, {})) for rule in on if rule.id not in off)
    if not rules:
        raise ConfigError("every rule is off", where=settings.where("ignore"), mend="leave at least one on")
    return Registry(rules, base.names)


def _found(rules: Registry, name: str, where: str) -> str:
    try:
        return rules.find(name).id
    except ReplylintError as error:
        raise ConfigError(error.what, where=where, mend=error.mend) from error


def _tuned_rule(rule: Rule, own: dict[str, Valued]) -> Rule:
    options = {key: valued.value for key, valued in own.items() if key != "state"}
    if not options:
        return rule
    try:
        return tuned(rule, options)
    except ValueError as error:
        where = next(iter(v.where for key, v in own.items() if key != "state"))
        raise ConfigError(f"rule {rule.id}: {error}", where=where) from error
