"""The hooks, run by pre-commit itself on a scratch repository; only the installing is left out (language: system)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CLEAN = "Hi Dana,\n\nThank you for writing. The lamp ships on Monday.\n\nBest regards,\nDana, Orders team\n"
BAD = "Hi Dana,\n\nThis is not my department, [NAME].\n"
SPACED = CLEAN.replace("The lamp", "The  lamp")
CONFIG = "repos:\n- repo: {repo}\n  rev: {rev}\n  hooks:\n  - id: {hook}\n    language: system\n"


@pytest.fixture
def commit(tmp_path, request):
    """Give a function that runs one hook over a repository with some files, as pre-commit would at a commit."""
    scratch = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(tmp_path / "home"), "GIT_CONFIG_GLOBAL": os.devnull, "HOME": str(tmp_path),
        **{f"GIT_{who}_{what}": "x@y.z" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }  # fmt: skip

    def call(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, env={**os.environ, **scratch})

    hooks = tmp_path / "hooks"
    hooks.mkdir()
    shutil.copy(request.config.rootpath / ".pre-commit-hooks.yaml", hooks)
    for step in (("init", "-q"), ("add", "."), ("commit", "-qm", "hooks")):
        assert call(hooks, "git", *step).returncode == 0
    revision = call(hooks, "git", "rev-parse", "HEAD").stdout.strip()

    def run(hook: str, **files: str) -> subprocess.CompletedProcess[str]:
        work = tmp_path / "work"
        work.mkdir()
        for name, text in files.items():
            (work / name.replace("__", ".")).write_text(text)
        (work / ".pre-commit-config.yaml").write_text(CONFIG.format(repo=hooks, rev=revision, hook=hook))
        for step in (("init", "-q"), ("add", ".")):
            assert call(work, "git", *step).returncode == 0
        return call(work, sys.executable, "-m", "pre_commit", "run", "--color", "never")

    return run


def test_a_clean_reply_passes(commit):
    ran = commit("replylint", a__md=CLEAN)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "Passed" in ran.stdout


def test_a_bad_reply_fails_with_its_place(commit):
    ran = commit("replylint", a__md=CLEAN, b__md=BAD)
    assert ran.returncode == 1
    assert "b.md:3:" in ran.stdout
    assert "[deflection RL301]" in ran.stdout


def test_an_excluded_file_is_left_out(commit):
    ran = commit("replylint", b__md=BAD, replylint__toml='exclude = ["b.md"]\n')
    assert ran.returncode == 0, ran.stdout


def test_a_mistaken_configuration_fails(commit):
    ran = commit("replylint", a__md=CLEAN, replylint__toml="failon = 1\n")
    assert ran.returncode == 1
    assert "unknown key 'failon'" in ran.stdout


def test_slots_are_no_fault_of_a_template(commit):
    ran = commit("replylint-templates", a__liquid=CLEAN.replace("Dana", "{{ name }}"), code__py="x = 1\n")
    assert ran.returncode == 0, ran.stdout


def test_the_fixing_hook_mends_and_stops_the_commit(commit, tmp_path):
    ran = commit("replylint-fix", a__md=SPACED)
    assert ran.returncode == 1
    assert "files were modified by this hook" in ran.stdout
    assert (tmp_path / "work" / "a.md").read_text() == CLEAN
