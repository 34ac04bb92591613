"""`check --watch` in a process of its own: changed drafts are judged again, others not, and Ctrl-C ends it cleanly."""

from __future__ import annotations

import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

BAD = "Hi Dana,\n\nThis is not my department, [NAME].\n"
GOOD = "Hi Dana,\n\nI am checking your order today.\n"
_PATIENCE = 30


class Watched:
    """A running `check --watch` and what it says, line by line."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [
            str(Path(sys.executable).with_name("replylint")),
            "check",
            "--watch",
            "--format",
            "compact",
            *arguments,
        ]
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def until(self, words: str) -> str:
        """Give what is said up to the line that holds these words."""
        said = ""
        while words not in said:
            try:
                said += self._lines.get(timeout=_PATIENCE)
            except queue.Empty:
                pytest.fail(f"{words!r} was not said, but: {said}")
        return said

    def stop(self) -> int:
        """Press Ctrl-C and give the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(_PATIENCE)


@pytest.fixture
def watch(tmp_path):
    started: list[Watched] = []

    def start(*arguments: str) -> Watched:
        started.append(Watched(tmp_path, *arguments))
        return started[-1]

    yield start
    for watched in started:
        watched.process.kill()
        watched.process.communicate()


def test_only_changed_drafts_are_judged_again(watch, tmp_path):
    (tmp_path / "a.md").write_text(BAD)
    (tmp_path / "b.md").write_text(BAD)
    watched = watch(".")
    first = watched.until("2 judged, 2 watched")
    assert "a.md:3:9: " in first
    assert "b.md:3:9: " in first
    (tmp_path / "a.md").write_text(GOOD)
    again = watched.until("1 judged, 2 watched")
    assert "deflection" not in again
    assert "b.md" not in again
    new = tmp_path / "written-beside"
    new.write_text(BAD)
    new.replace(tmp_path / "c.md")
    assert "c.md:3:9" in watched.until("1 judged, 3 watched")
    (tmp_path / "b.md").unlink()
    (tmp_path / "c.md.replylint.toml").write_text('[[ignore]]\nrules = ["deflection"]\nreason = "asked for"\n')
    assert "deflection" not in watched.until("1 judged, 2 watched")
    assert watched.stop() == 0
    assert "Traceback" not in watched.until("\n")


def test_a_changed_configuration_judges_all_again_and_a_mistake_in_it_is_told_once(watch, tmp_path):
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(BAD)
    config = tmp_path / "replylint.toml"
    config.write_text("[rules]\n")
    watched = watch("a.md", "b.md")
    watched.until("2 judged")
    config.write_text("[ruls]\n")
    watched.until("unknown key 'ruls'")
    config.write_text('[rules]\ndeflection = "off"\n')
    mended = watched.until("2 judged")
    assert "ruls" not in mended
    assert "deflection" not in mended
    assert watched.stop() == 0


def test_what_can_not_be_watched_is_refused(run):
    ran = run("check", "--watch", "-", stdin=GOOD)
    assert ran.status == 2
    assert "--watch goes with files" in ran.err
    assert run("check", "--watch", "none.md").status == 2
