"""Worker processes that judge batches: loaded once, results in the order of the tasks, a dead worker replaced."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from threading import Thread
from typing import Any

from replylint.audit.judging import How, step

_AHEAD = 3
"""Tasks in flight a worker: one at work, others waiting, so that no worker waits for the parent."""
_TRIES = 2


@dataclass(eq=False, slots=True)
class Task:
    """A batch to judge; `result` is there when it is done. Without a batch there is nothing to do."""

    how: How
    batch: Any
    meta: Any = None
    result: Any = None
    tries: int = 0

    @property
    def done(self) -> bool:
        """Whether the task's turn is over."""
        return self.batch is None or self.result is not None


@dataclass(eq=False, slots=True)
class _Worker:
    process: Any
    pipe: Connection
    tasks: deque[Task] = field(default_factory=deque)


def cores() -> int:
    """Tell how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def judge_here(tasks: Iterable[Task]) -> Iterator[Task]:
    """Judge tasks in this process: for few replies the quickest."""
    for task in tasks:
        if task.batch is not None:
            task.result = next(step([task.batch], task.how))
        yield task


class Pool:
    """Some worker processes; use it in a `with` statement."""

    def __init__(self, workers: int, told: Callable[[str], None]) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._told = told
        self._workers = [self._start() for _ in range(workers)]

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()

    def judge(self, tasks: Iterable[Task]) -> Iterator[Task]:
        """Give the tasks back in their order, each with its result."""
        rest, waiting = iter(tasks), deque[Task]()
        while True:
            while len(waiting) < _AHEAD * len(self._workers) and (task := next(rest, None)) is not None:
                waiting.append(task)
                if task.batch is not None:
                    self._send(min(self._workers, key=lambda w: len(w.tasks)), task)
            if not waiting:
                return
            if waiting[0].done:
                yield waiting.popleft()
            else:
                self._receive()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _send(self, worker: _Worker, task: Task) -> None:
        worker.tasks.append(task)
        try:
            worker.pipe.send((task.how, task.batch))
        except (BrokenPipeError, ConnectionResetError):
            self._replace(worker)

    def _receive(self) -> None:
        """Take every result that is ready, waiting for the first; a pipe that ends tells that its worker died."""
        by_pipe = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(by_pipe)):
            worker = by_pipe[pipe]  # type: ignore[index]
            try:
                result = worker.pipe.recv()
            except (EOFError, ConnectionResetError):
                self._replace(worker)
                continue
            if isinstance(result, BaseException):
                raise result
            worker.tasks.popleft().result = result

    def _replace(self, dead: _Worker) -> None:
        """Start another worker in place of a dead one and hand it the tasks that are left."""
        dead.process.join()
        fresh = self._start()
        self._workers[self._workers.index(dead)] = fresh
        tasks = list(dead.tasks)
        if tasks:
            tasks[0].tries += 1
        self._told(f"a worker died (exit status {dead.process.exitcode}); another takes its place")
        for task in tasks:
            if task.tries >= _TRIES:
                task.result = self._apart(task)
            else:
                self._send(fresh, task)

    def _apart(self, task: Task) -> Any:
        """Judge a batch that kills workers row by row, each in a process of its own, and name the rows at fault."""
        import pyarrow as pa

        from replylint.audit.rows import to_columns

        parts = []
        for place in range(task.batch.num_rows):
            row = task.batch.slice(place, 1)
            worker = self._start()
            try:
                worker.pipe.send((task.how, row))
                parts.append(worker.pipe.recv())
            except (EOFError, OSError):
                parts.append(to_columns(row, ["the worker died of this reply"]))
            finally:
                worker.pipe.close()
                worker.process.join()
        return pa.Table.from_batches(parts).combine_chunks().to_batches()[0]


def _work(pipe: Connection) -> None:
    """Judge what comes through the pipe until it closes; an interrupt is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks: SimpleQueue[tuple[How, Any] | None] = SimpleQueue()
    Thread(target=_take, args=(pipe, tasks), daemon=True).start()
    while (task := tasks.get()) is not None:
        how, batch = task
        try:
            answer: Any = next(step([batch], how))
        except Exception as error:
            answer = error
        try:
            pipe.send(answer)
        except OSError:
            return


def _take(pipe: Connection, tasks: SimpleQueue[tuple[How, Any] | None]) -> None:
    """Empty the pipe as tasks come: parent and worker must never both wait for the other to read."""
    try:
        while True:
            tasks.put(pipe.recv())
    except (EOFError, OSError):
        tasks.put(None)
