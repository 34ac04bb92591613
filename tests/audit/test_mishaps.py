"""What goes wrong while an audit runs is named, and nothing that was written is lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

AUDIT = [sys.executable, "-c", "from replylint.cli import main; main()", "audit"]
OWN_MOUNTS = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
MOUNTS = (
    shutil.which("unshare") and not subprocess.run([*OWN_MOUNTS, "mount -t tmpfs tmpfs /mnt"], check=False).returncode
)
needs_mounts = pytest.mark.skipif(not MOUNTS, reason="needs a mount namespace of its own")
needs_proc = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="finds worker processes under /proc")


@needs_mounts
def test_a_full_disk_is_named_and_a_resume_with_room_goes_on(records, tmp_path, contents):
    path = records(1500)
    subprocess.run([*AUDIT, path, "--db", tmp_path / "whole.duckdb", "--workers", "0"], check=True, capture_output=True)
    disk, kept = tmp_path / "disk", tmp_path / "kept"
    disk.mkdir()
    kept.mkdir()
    fill = f'mount -t tmpfs -o size=1500k tmpfs {disk}; cd {disk}; "$@"; status=$?; cp a.duckdb* {kept}; exit $status'
    ran = subprocess.run(
        [*OWN_MOUNTS, fill, "sh", *AUDIT, path, "--db", "a.duckdb", "--workers", "0"], capture_output=True, text=True
    )
    assert ran.returncode == 2
    assert "a.duckdb: the disk is full" in ran.stderr
    assert "--resume goes on with it" in ran.stderr
    again = subprocess.run(
        [*AUDIT, path, "--db", kept / "a.duckdb", "--workers", "0", "--resume"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "known already" in again.stdout
    assert contents(kept / "a.duckdb") == contents(tmp_path / "whole.duckdb")


@needs_mounts
def test_a_read_only_file_system_is_named(records, tmp_path):
    path, disk = records(1), tmp_path / "disk"
    disk.mkdir()
    script = f'mount -t tmpfs -o ro tmpfs {disk}; "$@"'
    ran = subprocess.run(
        [*OWN_MOUNTS, script, "sh", *AUDIT, path, "--db", disk / "a.duckdb"], capture_output=True, text=True
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"replylint: {disk}/a.duckdb: the file system is read-only (name a --db elsewhere)\n"


@needs_proc
def test_a_worker_that_dies_is_named_and_its_replies_are_judged(run, records, contents, tmp_path):
    path = records(2000)
    run("audit", path, "--db", "undisturbed.duckdb", "--workers", 0)
    command = [*AUDIT, str(path), "--db", str(tmp_path / "killed.duckdb"), "--workers", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not (workers := _workers(process.pid)):
        time.sleep(0.01)
    os.kill(workers[0], signal.SIGKILL)
    _, err = process.communicate()
    assert (process.returncode, err) == (0, "replylint: a worker died (exit status -9); another takes its place\n")
    assert contents("killed.duckdb") == contents("undisturbed.duckdb")


@needs_proc
def test_replies_that_kill_every_worker_are_named_and_tried_again(run, records, stored, tmp_path):
    path = records(2)
    command = [*AUDIT, str(path), "--db", str(tmp_path / "audit.duckdb"), "--workers", "1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with _killing(process.pid):
        out, err = process.communicate()
    assert process.returncode == 2
    assert out == f"{tmp_path / 'audit.duckdb'}: 0 replies judged\n"
    assert "2 replies could not be judged; the column failure of replies tells why" in err
    assert stored("SELECT DISTINCT failure FROM replies") == [("the worker died of this reply",)]
    assert run("audit", path, "--resume", "--workers", 0).out == "audit.duckdb: 2 replies judged\n"
    assert stored("SELECT count(*), count(failure) FROM replies") == [(2, 0)]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["sample", "-o", "no/such/sample.csv"], "no/such/sample.csv: can't be written: No such file or directory"),
        (["report", "--html", "no/such/page.html"], "no/such/page.html: can't be written: No such file or directory"),
        (["export", "-o", "file/inside"], "file/inside: can't be made: Not a directory"),
        (["report", "--db", "nowhere.duckdb"], "nowhere.duckdb: no such store"),
        (["override", "nowhere.csv"], "nowhere.csv: can't be read"),
    ],
)
def test_what_cannot_be_written_or_found_is_one_line(run, records, tmp_path, command, told):
    (tmp_path / "file").write_text("")
    run("audit", records(1), "--workers", 0)
    ran = run("audit", *command)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"replylint: {told}")
    assert len(ran.err.splitlines()) == 1


def _workers(pid: int) -> list[int]:
    """Give the processes that judge: those that were spawned, not the one that tracks their semaphores."""
    children = (
        Path(f"/proc/{pid}/task/{task}/children").read_text().split() for task in os.listdir(f"/proc/{pid}/task")
    )
    return [int(child) for listed in children for child in listed if _judges(child)]


def _judges(pid: str) -> bool:
    try:
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


@contextmanager
def _killing(pid: int) -> Iterator[None]:
    """Kill every worker of a process as soon as it is seen."""
    done = Event()

    def kill() -> None:
        while not done.wait(0.01):
            _quietly(lambda: [os.kill(worker, signal.SIGKILL) for worker in _workers(pid)])

    thread = Thread(target=kill)
    thread.start()
    yield
    done.set()
    thread.join()


def _quietly(action: Callable[[], object]) -> None:
    try:
        action()
    except OSError:
        return
