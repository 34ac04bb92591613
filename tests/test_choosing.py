"""Which files a run takes: paths, globs, .gitignore, exclude."""

from __future__ import annotations

import pytest

from replylint.choosing import choose
from replylint.project import Project


@pytest.fixture
def repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for name in ("a.md", "b.txt", "out/c.md", "out/keep.md", "deep/d.md", "deep/gen/e.md", "other.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Hi.\n")
    return tmp_path


def names(*given: str, **settings: bool) -> list[str]:
    return sorted(path.as_posix() for path in choose(given, Project(), **settings).drafts)


def test_folders_and_globs_and_each_file_once(repository):
    assert names(".", "a.md") == ["a.md", "b.txt", "deep/d.md", "deep/gen/e.md", "out/c.md", "out/keep.md"]
    assert names("**/*.md", "a.md") == ["a.md", "deep/d.md", "deep/gen/e.md", "out/c.md", "out/keep.md"]


def test_gitignore_is_honoured_with_its_negations_and_below_its_folder_only(repository):
    (repository / ".gitignore").write_text("/out/*\n!keep.md\n")
    (repository / "deep" / ".gitignore").write_text("gen/\n")
    assert names(".") == ["a.md", "b.txt", "deep/d.md", "out/keep.md"]
    (repository / "replylint.toml").write_text("gitignore = false\n")
    assert len(names(".")) == 6


def test_a_gitignore_above_the_repository_does_not_count(repository):
    inner = repository / "deep"
    (inner / ".git").mkdir()
    (repository / ".gitignore").write_text("*.md\n")
    assert names("deep") == ["deep/d.md", "deep/gen/e.md"]


def test_exclude_spares_files_that_are_named_outright_unless_forced(repository):
    (repository / "replylint.toml").write_text('exclude = ["deep/", "*.txt"]\n')
    assert names(".") == ["a.md", "out/c.md", "out/keep.md"]
    assert names("b.txt") == ["b.txt"]
    forced = choose(["b.txt", "a.md"], Project(), force_exclude=True)
    assert ([path.name for path in forced.drafts], forced.excluded) == (["a.md"], 1)


def test_a_folder_left_out_whole_is_told(repository):
    (repository / "replylint.toml").write_text('exclude = ["deep/"]\n')
    ((name, error),) = choose(["deep"], Project()).missing
    assert name == "deep"
    assert "left out by exclude" in str(error)


def test_a_hook_whose_files_are_all_excluded_passes_and_says_so(run, tmp_path):
    (tmp_path / "replylint.toml").write_text('exclude = ["*.md"]\n')
    (tmp_path / "a.md").write_text("Order {{id}}.\n")
    ran = run("check", "--force-exclude", "a.md")
    assert ran.status == 0
    assert "1 of the files named are left out" in ran.err
