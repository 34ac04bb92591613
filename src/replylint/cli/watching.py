"""`check --watch`: looks for changed drafts twice a second and judges those again, until it is stopped."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from replylint.choosing import choose
from replylint.cli.judged import Run
from replylint.cli.round import Printing, report
from replylint.cli.say import say
from replylint.config.loading import nearest
from replylint.config.sidefile import SUFFIX
from replylint.errors import ReplylintError
from replylint.project import Project
from replylint.reading import Options

_PAUSE = 0.5
_SHARE = 20
"""A look at very many drafts may take a twentieth of the time, no more."""
Stamp = tuple[tuple[int, int, int] | None, ...]
"""Time of change (ns), size and inode of files; None for one that is not there."""


@dataclass
class Watching:
    """The drafts at, under and matching some names, as they were when last looked at."""

    names: tuple[str, ...]
    reading: Options
    force_exclude: bool = False
    _drafts: dict[Path, Stamp] = field(default_factory=dict)
    _governing: Stamp = ()

    @property
    def count(self) -> int:
        """Give how many drafts are watched."""
        return len(self._drafts)

    def changed(self, project: Project) -> tuple[Path, ...]:
        """Give the drafts that are new or changed since the last look; all where what judges them has changed."""
        drafts = choose(self.names, project, self.reading, force_exclude=self.force_exclude).drafts
        folders = {draft.parent.absolute() for draft in drafts}
        configs = {path for folder in folders if (path := nearest(folder))}
        governing = _stamp(*sorted({path for draft in drafts for path in project.governing(draft)} | configs))
        now = {draft: _stamp(draft, draft.with_name(draft.name + SUFFIX)) for draft in drafts}
        before, self._drafts = self._drafts, now
        same, self._governing = governing == self._governing, governing
        return tuple(draft for draft, stamp in now.items() if not same or before.get(draft) != stamp)


def keep_watching(watching: Watching, new_run: Callable[[], Run], printing: Printing) -> int:
    """Report on all drafts, then on changed ones as they change; gives 0 when stopped by Ctrl-C, 2 without drafts."""
    try:
        run = new_run()
        files = run.choose(watching.names, force_exclude=watching.force_exclude)
        watching.changed(run.project)
        status = report(run, files, printing)
        if not files:
            return status
        _tell(len(files), watching)
        mistake = ""
        while True:
            began = time.monotonic()
            mistake = _look(watching, new_run, printing, mistake)
            time.sleep(max(_PAUSE, _SHARE * (time.monotonic() - began)))
    except KeyboardInterrupt:
        say("", err=True)
        return 0


def _look(watching: Watching, new_run: Callable[[], Run], printing: Printing, mistake: str) -> str:
    """Report on what has changed; gives the configuration's mistake, told once though every look may meet it."""
    try:
        run = new_run()
        files = watching.changed(run.project)
        if files:
            report(run, files, printing)
            _tell(len(files), watching)
    except ReplylintError as error:
        if str(error) != mistake:
            say(f"replylint: {error}", err=True)
        return str(error)
    return ""


def _tell(judged: int, watching: Watching) -> None:
    clock = time.strftime("%H:%M:%S")
    say(f"replylint: {clock} {judged} judged, {watching.count} watched (stop with Ctrl-C)", err=True)


def _stamp(*paths: Path) -> Stamp:
    return tuple(_file_stamp(path) for path in paths)


def _file_stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
