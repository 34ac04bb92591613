"""One audit run: sources are read, what the store does not hold yet is judged, results are stored batch by batch.

Importing this module imports pyarrow and duckdb.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from replylint.audit.corrections import correct_scores
from replylint.audit.intake import Intake, Progress, Read, RunOptions
from replylint.audit.pool import Pool, Task, cores, judge_here
from replylint.audit.store import Store
from replylint.audit.templates import find_templates
from replylint.project import Project


@dataclass(frozen=True, slots=True)
class Run:
    """One run into an open store."""

    store: Store
    project: Project
    read: Read
    options: RunOptions
    told: Callable[[str], None]
    """Hears of workers that died."""

    def over(self, paths: Sequence[Path]) -> Iterator[Progress]:
        """Audit the paths in their order; gives the progress after every batch.

        Whatever ends the run, the batches before stay. Raises StoreError and ConfigError.
        """
        intake = Intake(self.store, self.project, self.read, self.options)
        intake.begin(paths)
        tasks = intake.tasks(paths)
        first = list(islice(tasks, 2))
        workers = self.options.workers if self.options.workers is not None else cores() if len(first) > 1 else 0
        every = chain(first, tasks)
        if workers == 0:
            yield from self._stored(judge_here(every), intake)
        else:
            with Pool(workers, self.told) as pool:
                yield from self._stored(pool.judge(every), intake)
        intake.end()
        find_templates(self.store)
        correct_scores(self.store)
        yield intake.progress

    def _stored(self, tasks: Iterable[Task], intake: Intake) -> Iterator[Progress]:
        for task in tasks:
            if task.batch is not None:
                self.store.add(_beside(task.meta, task.result))
                intake.progress.count(task.result)
            yield intake.progress


def _beside(meta: Any, result: Any) -> Any:
    """Set the columns of two batches of the same rows side by side."""
    names = [*meta.schema.names, *result.schema.names]
    return pa.Table.from_arrays([*meta.columns, *result.columns], names=names)
