"""Workers that are killed: the run goes on, every reply is judged, and one that kills is named."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from replylint.cli.workers import Workers

PACK = """
import multiprocessing, os, signal
from replylint.judging.case import passed
from replylint.judging.protocols import Pack

def fatal(case):
    if "{fatal}" in case.draft.text and multiprocessing.parent_process():
        os.kill(os.getpid(), signal.SIGKILL)
    return passed("nothing-found")

PACK = Pack(folder=__import__("pathlib").Path(__file__).parent / "fatal_data", checks={{"fatal": fatal}}, kinds={{}})
"""
RULE = """
{id: fatal, code: HF101, tip: x, title: {en: x}, why: {en: x}, section: care, weight: 0, severity: info,
 demand: {kind: check, name: fatal}, messages: {message: {en: x}}, examples: {}}
"""
FORKING = pytest.mark.skipif(not Workers.worth_it(1000), reason="one core, or no cheap fork: no workers here")


@FORKING
def test_a_killed_worker_is_replaced(command, letters, tmp_path):
    letters(400)
    command = [*command, "check", "--no-cache", "--no-model", "--format", "compact", "drafts"]
    wanted = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    os.kill(_child_of(process), signal.SIGKILL)
    out, err = process.communicate()
    assert (process.returncode, out) == (wanted.returncode, wanted.stdout)
    assert set(err.splitlines()) <= {"replylint: a worker died; what it judged is judged again"}


def _child_of(process: subprocess.Popen[str]) -> int:
    """Wait for a worker of this process and give its number."""
    told = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not told.exists():
        pytest.skip("this system does not tell the children of a process")
    while process.poll() is None:
        if children := told.read_text().split():
            return int(children[0])
        time.sleep(0.005)
    raise AssertionError("there was no worker")


@FORKING
def test_a_reply_that_workers_die_of_is_named_and_the_rest_judged(alone, letters, tmp_path):
    letters(120)[90].write_text("Hi Dana,\n\nThis one is deadly.\n")
    site = tmp_path / "site"
    (site / "fatal_data" / "rules").mkdir(parents=True)
    (site / "fatal_data" / "rules" / "fatal.yaml").write_text(RULE)
    (site / "fatal_pack.py").write_text(PACK.format(fatal="deadly"))
    (site / "fatal-1.dist-info").mkdir()
    (site / "fatal-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: fatal\nVersion: 1\n")
    (site / "fatal-1.dist-info" / "entry_points.txt").write_text("[replylint.rules]\nfatal = fatal_pack:PACK\n")
    ran = alone("check", "--no-cache", "--no-model", "--packs", "fatal", "--format", "compact", "drafts",
                environment={"PYTHONPATH": str(site)})  # fmt: skip
    assert ran.returncode == 2, ran.stderr
    assert "drafts/090.md: the process that judged this reply died" in ran.stdout
    assert {line.partition(":")[0] for line in ran.stdout.splitlines() if "sign-off" in line} == {
        f"drafts/{number:03}.md" for number in range(120) if number != 90
    }
