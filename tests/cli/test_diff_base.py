"""`--diff-base`: only what a branch brought is told, and git's own mistakes end the run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

OLD = "Hi Dana,\n\nThe lamp ships as soon as possible.\n"
IDENTITY = {f"GIT_{who}_{what}": "x@y.z" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


@pytest.fixture
def git(run, tmp_path):
    def call(*arguments: str) -> None:
        environment = {**os.environ, **IDENTITY, "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True, env=environment)

    call("init", "-b", "main")
    for name in ("old.md", "moved.md"):
        (tmp_path / name).write_text(OLD)
    call("add", ".")
    call("commit", "-m", "one")
    call("switch", "-c", "topic")
    return call


def compact(run, *arguments: str) -> tuple[int, list[str]]:
    ran = run("check", "--fail-on", "warning", "--format", "compact", "--diff-base", "main", *arguments)
    return ran.status, ran.out.splitlines()


def test_nothing_changed_is_clean_and_said(run, git):
    ran = run("check", "--diff-base", "main", ".")
    assert (ran.status, ran.err) == (0, "replylint: none of these files has changed\n")


def test_only_new_findings_of_changed_files_are_told(run, git, tmp_path):
    (tmp_path / "old.md").write_text(
        "Hi {{name}},\n\n" + OLD.split("\n\n")[1] + "\nSomeone will get back to you soon.\n"
    )
    git("mv", "moved.md", "later.md")
    (tmp_path / "new.md").write_text(OLD)
    status, lines = compact(run, ".")
    assert status == 1
    assert {line.split(":")[0] for line in lines} == {"old.md", "new.md"}
    old = [line for line in lines if line.startswith("old.md")]
    assert any("5:1: error" in line or "5:1: warning" in line for line in old)
    assert not any(line.startswith("old.md:3:") or "[sign-off" in line for line in old)
    assert any("[sign-off" in line for line in lines if line.startswith("new.md"))


def test_what_main_changed_since_is_not_the_branchs(run, git, tmp_path):
    (tmp_path / "new.md").write_text(OLD)
    git("add", ".")
    git("commit", "-m", "two")
    git("switch", "main")
    (tmp_path / "old.md").write_text("Hi Dana,\n\nIt is lost.\n")
    git("commit", "-am", "three")
    git("switch", "topic")
    assert {line.split(":")[0] for line in compact(run, ".")[1]} == {"new.md"}


def test_below_the_root_of_the_work_tree(run, git, tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "new.md").write_text(OLD)
    monkeypatch.chdir(tmp_path / "in")
    assert {line.split(":")[0] for line in compact(run, ".")[1]} == {"new.md"}


@pytest.mark.parametrize("revision", ["mian", "--output=x", "main:old.md"])
def test_an_unknown_revision_ends_the_run(run, git, tmp_path, revision):
    ran = run("check", f"--diff-base={revision}", ".")
    assert (ran.status, "git knows no revision" in ran.err) == (2, True)
    assert not Path("x").exists()


def test_outside_a_work_tree_it_ends_the_run(run, tmp_path):
    (tmp_path / "a.md").write_text(OLD)
    ran = run("check", "--diff-base", "main", "a.md")
    assert (ran.status, "not inside a git work tree" in ran.err) == (2, True)
