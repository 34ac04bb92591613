"""Judges batches of replies in worker processes, for runs so large that starting them pays; dead ones are replaced."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from replylint.cli.say import say
from replylint.errors import ReadingError, ReplylintError
from replylint.model import Message, Report
from replylint.project import Plan

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Answer = Report | ReplylintError
"""What became of a message: a report, or the mistake (in a file beside it) that kept it from being judged."""
Work = Sequence[tuple[Message, Plan]]
Answers = Callable[[], list[Answer]]
"""Waits for the answers of a batch."""


def answer(message: Message, plan: Plan) -> Answer:
    """Judge one message."""
    try:
        return plan.check(message)
    except ReplylintError as error:
        return error


class Workers:
    """A pool that is forked when it is first needed, so that every worker has the rules and models loaded already."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    @staticmethod
    def worth_it(files: int) -> bool:
        """Whether a run over so many files gains by workers: two cores at least, and a system that can fork cheaply."""
        return files >= _MANY and _cores() > 1 and hasattr(os, "fork")

    def submit(self, work: Work) -> Answers:
        """Have a worker judge a batch.

        When a worker dies, the batches in work are judged again; a reply of which workers die is answered by an error.
        """
        future = self._sent(work)
        return lambda: self._settled(work, future)

    def close(self) -> None:
        """End the workers; what they have not begun is dropped."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _sent(self, work: Work) -> Future[list[Answer]]:
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool
        from multiprocessing import get_context

        packed = [(message, pickle.dumps(plan.settings)) for message, plan in work]
        try:
            if self._pool is not None:
                return self._pool.submit(_answers, packed)
        except BrokenProcessPool:
            self.close()
        self._pool = ProcessPoolExecutor(_cores(), get_context("fork"))
        return self._pool.submit(_answers, packed)

    def _settled(self, work: Work, future: Future[list[Answer]]) -> list[Answer]:
        from concurrent.futures.process import BrokenProcessPool

        try:
            return future.result()
        except BrokenProcessPool:
            say("replylint: a worker died; what it judged is judged again", err=True)
        try:
            return self._sent(work).result()
        except BrokenProcessPool:
            return [self._apart(message, plan) for message, plan in work]

    def _apart(self, message: Message, plan: Plan) -> Answer:
        """Judge one reply of a batch that workers died of twice."""
        from concurrent.futures.process import BrokenProcessPool

        try:
            return self._sent([(message, plan)]).result()[0]
        except BrokenProcessPool:
            return ReadingError("the process that judged this reply died", where=message.path)


_MANY = 100
"""Under so many files one process is quicker (measured: 40 files tie)."""


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _answers(work: Sequence[tuple[Message, bytes]]) -> list[Answer]:
    return [answer(message, _plan(settings)) for message, settings in work]


@cache
def _plan(settings: bytes) -> Plan:
    """Make the plan of pickled settings, once a worker; a plan itself holds functions, which don't travel."""
    return Plan(pickle.loads(settings))
