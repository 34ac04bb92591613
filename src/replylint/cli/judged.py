"""Judges the files of a run one after another; what can't be read or judged is kept as a failure, the rest goes on."""

from __future__ import annotations

import gc
import sys
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from replylint.changes import changes_since
from replylint.choosing import Chosen, choose
from replylint.cli.cached import Cached
from replylint.cli.say import say
from replylint.cli.workers import Answers, Work, Workers, answer
from replylint.errors import ReadingError, ReplylintError
from replylint.model import Message, Report
from replylint.parsing.threads import Thread
from replylint.project import Plan, Project
from replylint.reading import Item, Source, read_path, read_source, read_stream
from replylint.reading import Options as Reading
from replylint.reporting import Failure

STDIN = "-"
_BATCH = 20
_AHEAD = 4
"""Batches in work at a time."""
Judged = tuple[Report, Plan]


class Run:
    """One run over some files: gives reports with their plans, and gathers what failed."""

    def __init__(
        self, project: Project, stdin_filename: str = "stdin.md", reading: Reading | None = None,
        thread: Thread | None = None, *, cache: bool | None = False, since: str | None = None,
    ) -> None:  # fmt: skip
        self.project = project
        self.failures: list[Failure] = []
        self._stdin_filename, self._reading, self._thread = stdin_filename, reading or Reading(), thread
        self._cached = Cached(project, cache)
        self._warm = False
        self._changes = changes_since(since, Path()) if since is not None else None

    def choose(self, names: tuple[str, ...], *, force_exclude: bool = False) -> tuple[Path, ...]:
        """Find the files; "-" stays as it is. A run in which nothing was found is a failure, unless all is excluded."""
        chosen: Chosen = choose(
            [n for n in names if n != STDIN], self.project, self._reading, force_exclude=force_exclude
        )
        self.failures += [Failure(name, error) for name, error in chosen.missing]
        if chosen.excluded:
            say(f"replylint: {chosen.excluded} of the files named are left out by exclude", err=True)
        drafts = chosen.drafts
        if self._changes:
            drafts = tuple(path for path in drafts if self._changes.changed(path))
            if not drafts and not self.failures:
                say("replylint: none of these files has changed", err=True)
        return (*(Path(n) for n in names if n == STDIN), *drafts)

    def judge(self, files: tuple[Path, ...]) -> Iterator[Judged]:
        """Give a report for each reply in the files, in their order; raises ConfigError, which stops the run."""
        workers = Workers() if Workers.worth_it(len(files)) else None
        waiting: deque[tuple[Work, list[Report | None], Answers]] = deque()
        messages = self.messages(files)
        try:
            while work := list(islice(messages, _BATCH)):
                known = [self._cached.known(message, plan) for message, plan in work]
                waiting.append((work, known, self._answers(work, known, workers)))
                if workers is None or len(waiting) > _AHEAD:
                    yield from self._settled(*waiting.popleft())
            while waiting:
                yield from self._settled(*waiting.popleft())
        finally:
            if workers:
                workers.close()
        self._cached.save()

    def _answers(self, work: Work, known: list[Report | None], workers: Workers | None) -> Answers:
        """Have judged what is not known; the first batch here, so that workers begin with everything loaded."""
        fresh = [pair for pair, report in zip(work, known, strict=True) if report is None]
        for _, plan in fresh:
            plan.prepare()
        if workers and fresh and self._warm:
            return workers.submit(fresh)
        done = [answer(message, plan) for message, plan in fresh]
        if fresh and not self._warm:
            self._warm = True
            gc.freeze()  # What is loaded now stays: the collector need not walk it, nor copy it into every worker.
        return lambda: done

    def _settled(self, work: Work, known: list[Report | None], fresh: Answers) -> Iterator[Judged]:
        """Give the reports of a batch; what could not be judged is a failure."""
        answers = iter(fresh())
        for (message, plan), report in zip(work, known, strict=True):
            said = report or next(answers)
            if isinstance(said, ReplylintError):
                self.failures.append(Failure(message.path, said))
                continue
            if report is None:
                self._cached.keep(message, plan, said)
            yield self._fresh(said, plan), plan

    def _fresh(self, report: Report, plan: Plan) -> Report:
        """Take out of a report what the file said before the changes asked for, each finding as often as it did."""
        path = Path(report.message.path)
        old = self._changes.before(path) if self._changes and str(path) != STDIN else None
        if old is None:
            return report
        before = Counter[tuple[str, str]]()
        for item in read_source(Source.of_bytes(old, str(path)), self._reading):
            if not isinstance(item, ReadingError) and item.id == report.message.id:
                before.update((f.rule, f.fingerprint) for f in plan.check(item).findings)
        fresh = []
        for finding in report.findings:
            key = (finding.rule, finding.fingerprint)
            before[key] -= 1
            if before[key] < 0:
                fresh.append(finding)
        return replace(report, findings=tuple(fresh))

    def messages(self, files: tuple[Path, ...]) -> Iterator[tuple[Message, Plan]]:
        """Give each reply in the files with its plan; raises ConfigError, which stops the run."""
        for path in files:
            plan = self.project.plan_for(Path(self._stdin_filename) if str(path) == STDIN else path)
            _ = plan.rules
            for item in self._read(path):
                if isinstance(item, ReadingError):
                    self.failures.append(Failure(str(path), item))
                else:
                    yield replace(item, **self._thread._asdict()) if self._thread else item, plan

    def _read(self, path: Path) -> Iterator[Item]:
        if str(path) == STDIN:
            return read_stream(sys.stdin.buffer, self._stdin_filename, self._reading)
        return read_path(path, self._reading)
