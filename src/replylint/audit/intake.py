"""What goes into a run: reads sources, knows what is judged already, and makes tasks of the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from typing import Any

import pyarrow as pa

from replylint.audit.about import about
from replylint.audit.judging import How
from replylint.audit.keys import base_of, rules_of
from replylint.audit.messages import to_batch
from replylint.audit.pool import Task
from replylint.audit.store import Store
from replylint.errors import ReadingError, RecordError
from replylint.model import Message
from replylint.project import Plan, Project
from replylint.reading import Item

BATCH = 512
"""Replies a task and a transaction."""
_CHUNK, _CHUNK_LETTERS = 4096, 16_000_000
"""Replies, and code points in them, that are read before the store is asked which of them it knows."""
Read = Callable[[Path], Iterator[Item]]


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a run works."""

    version: str
    workers: int | None = None
    """Processes that judge; 0: this one; None: one a core, or this one where all fits into a batch."""
    zone: tzinfo | None = None
    month_first: bool = False


@dataclass(slots=True)
class Progress:
    """What a run has done so far."""

    judged: int = 0
    kept: int = 0
    """Replies that the store held already, judged by the same rules."""
    gone: int = 0
    """Replies that a source no longer holds, taken out."""
    unjudged: int = 0
    """Replies whose judging failed; the store tells why."""
    failures: list[tuple[str, str]] = field(default_factory=list)
    """Paths, and why something in them could not be read."""

    def count(self, result: Any) -> None:
        """Take in a batch of results."""
        failed = result.num_rows - result.column("failure").null_count
        self.judged += result.num_rows - failed
        self.unjudged += failed


@dataclass(frozen=True, slots=True)
class _Way:
    """A way of judging: how, its hash, and the plan it came from."""

    how: How
    rules: str
    plan: Plan


class Intake:
    """Reads the sources of one run; keeps no more than a chunk of replies."""

    def __init__(self, store: Store, project: Project, read: Read, options: RunOptions) -> None:
        self.progress = Progress()
        self._store, self._project, self._read, self._options = store, project, read, options
        self._ways: dict[int, _Way] = {}
        self._run = 0
        self._whole: list[str] = []

    def begin(self, paths: Sequence[Path]) -> None:
        """Open the run in the store, or go on with the one that was stopped in the same sources and rules."""
        rules = ",".join(sorted({self._way(path).rules for path in paths}))
        self._run = self._store.begin_run(self._options.version, rules, [str(path) for path in paths])

    def tasks(self, paths: Sequence[Path]) -> Iterator[Task]:
        """Give a task for each batch of replies that are still to be judged."""
        for way, messages in self._chunks(paths):
            yield from self._tasks(way, messages)

    def _chunks(self, paths: Sequence[Path]) -> Iterator[tuple[_Way, list[Message]]]:
        """Give what is read in chunks that are judged one way."""
        way: _Way | None = None
        read: list[Message] = []
        room = _CHUNK_LETTERS
        for path in paths:
            own = self._way(path)
            for message in self._messages(path):
                if way and read and (own is not way or len(read) == _CHUNK or room <= 0):
                    yield way, read
                    read, room = [], _CHUNK_LETTERS
                way = own
                read.append(message)
                room -= len(message.source)
        if read and way:
            yield way, read

    def end(self) -> None:
        """Take out what the sources no longer hold, and close the run."""
        self.progress.gone = self._store.drop_unseen(self._whole)
        self._store.end_run(self._run, self.progress.failures)

    def _way(self, path: Path) -> _Way:
        plan = self._project.plan_for(path)
        if id(plan) not in self._ways:
            plan.prepare()
            how = How(plan.settings)
            self._ways[id(plan)] = way = _Way(how, rules_of(plan, self._options.version), plan)
            self._store.add_rules(way.rules, self._options.version, plan.rules)
        return self._ways[id(plan)]

    def _messages(self, path: Path) -> Iterator[Message]:
        """Read a path; it is whole where its end was reached, however many of its records were at fault."""
        whole = True
        for item in self._read(path):
            if isinstance(item, ReadingError):
                whole = whole and isinstance(item, RecordError)
                self.progress.failures.append((str(path), str(item)))
            else:
                yield item
        if whole:
            self._whole.append(str(path))

    def _tasks(self, way: _Way, messages: Sequence[Message]) -> Iterator[Task]:
        """Make tasks of what is not judged already; one without a batch where nothing is left."""
        known = self._store.see([message.path for message in messages], [base_of(m) for m in messages], way.rules)
        fresh = [(message, key) for message, (key, done) in zip(messages, known, strict=True) if not done]
        self.progress.kept += len(messages) - len(fresh)
        if not fresh:
            yield Task(way.how, None)
        for at in range(0, len(fresh), BATCH):
            new = [message for message, _ in fresh[at : at + BATCH]]
            keys = [key for _, key in fresh[at : at + BATCH]]
            yield Task(way.how, to_batch(new), self._meta(new, keys, way.rules))

    def _meta(self, messages: Sequence[Message], keys: Sequence[int], rules: str) -> Any:
        """Make the columns that the store keeps of a message besides what is judged."""
        count = len(messages)
        return pa.table(
            {
                "reply": pa.array(self._store.numbered(count), pa.int64()),
                "key": pa.array(keys, pa.uint64()),
                "run": pa.array([self._run] * count, pa.int32()),
                "rules": pa.array([rules] * count, pa.string()),
                **about(messages, self._options.zone, month_first=self._options.month_first),
            }
        ).to_batches()[0]
