"""Answers from the cache where nothing changed, and keeps what had to be worked out."""

from __future__ import annotations

from pathlib import Path

from replylint.caching import Store, key_of, stamp
from replylint.model import Message, Report
from replylint.project import Plan, Project


class Cached:
    """The caches of a run, one a configuration; off, or for what has no file, it only passes on.

    `on` is what the user asked for; None leaves it to the configuration, where it is off: nothing is written unasked.
    """

    def __init__(self, project: Project, on: bool | None) -> None:
        self._project, self._on = project, on
        self._stores: dict[Path, Store] = {}
        self._stamps: dict[int, str | None] = {}

    def known(self, message: Message, plan: Plan) -> Report | None:
        """Give what was said of a message before, under the same rules and settings."""
        key = self._key(message, plan)
        return self._store(message).get(key, plan.given(message)) if key else None

    def keep(self, message: Message, plan: Plan, report: Report) -> Report:
        """Take note of a fresh report, and hand it on."""
        if key := self._key(message, plan):
            self._store(message).put(key, report)
        return report

    def save(self) -> None:
        """Write what is new."""
        for store in self._stores.values():
            store.save()

    def _key(self, message: Message, plan: Plan) -> str | None:
        wanted = plan.settings.cache if self._on is None else self._on
        if not wanted or not Path(message.path).is_file():
            return None
        if id(plan) not in self._stamps:
            self._stamps[id(plan)] = stamp(plan.settings)
        stamped = self._stamps[id(plan)]
        return key_of(message, stamped) if stamped else None

    def _store(self, message: Message) -> Store:
        root = self._project.root_for(Path(message.path))
        if root not in self._stores:
            self._stores[root] = Store(root)
        return self._stores[root]
