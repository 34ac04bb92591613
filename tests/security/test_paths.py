"""Links, pipes and path traversal: no file from outside is read, quoted or written on a stranger's word."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

LETTER = "Hi Dana,\n\nThe  lamp ships as soon as possible.\n"


@pytest.fixture
def outside(tmp_path) -> Path:
    """Make a repository with one letter, and give a folder beside it."""
    beside = tmp_path / "beside"
    beside.mkdir()
    (beside / "secret.md").write_text("Hi Dana,\n\nThe  token is tok-4711.\n")
    (beside / "glossary.yaml").write_text("lamp: tok-4711\n")
    (beside / "replylint.toml").write_text('situation = "complaint"\n')
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    (tmp_path / "repo" / "a.md").write_text(LETTER)
    os.chdir(tmp_path / "repo")
    return beside


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("extends", "../beside/replylint.toml"), ("extends", "link.toml"), ("glossary", "../beside/glossary.yaml"),
        ("glossary", "/etc/passwd"), ("bank", "../beside/glossary.yaml"), ("packs", "../beside/"),
        ("packs", "folder/"), ("baseline", "../beside/glossary.yaml"),
    ],
)  # fmt: skip
def test_a_configuration_names_only_files_of_its_repository(run, outside, key, value):
    os.chdir(outside.parent)
    called = run  # `run` begins in the folder above both
    os.chdir(outside.parent / "repo")
    Path("link.toml").symlink_to("../beside/replylint.toml")
    Path("folder").symlink_to("../beside")
    Path("replylint.toml").write_text(f'{key} = "{value}"\n')
    ran = called("check", "a.md")
    assert ran.status == 2
    assert ran.err.startswith(f"replylint: {Path('replylint.toml').absolute()}:1:1: {key} can't be ")
    assert "within this repository" in ran.err
    assert "tok-4711" not in ran.out + ran.err


def test_the_command_line_may_name_any_file(run, outside):
    assert "tok-4711" in run("check", "--glossary", "../beside/glossary.yaml", "a.md").out
    assert run("check", "--config", "../beside/replylint.toml", "a.md").status in (0, 1)


def test_without_a_repository_a_configuration_may_extend_one_above(run, outside):
    Path(".git").rmdir()
    Path("replylint.toml").write_text('extends = "../beside/replylint.toml"\n')
    assert 'situation = "complaint"' in run("config", "show").out


@pytest.mark.parametrize("name", [".", "**/*.md"])
def test_a_link_out_of_the_folder_is_not_followed(run, outside, name):
    Path("leak.md").symlink_to("../beside/secret.md")
    ran = run("check", "--no-cache", "--format", "compact", name)
    assert ran.status == 2
    assert "leak.md: this link leads out of the folder" in ran.out
    assert "tok-4711" not in ran.out
    assert "a.md:3" in ran.out


def test_a_link_within_the_repository_is_followed(run, outside):
    Path("drafts").mkdir()
    Path("drafts/b.md").symlink_to("../a.md")
    assert "drafts/b.md:3" in run("check", "--no-cache", "--format", "compact", "drafts").out


def test_a_link_out_of_the_folder_is_not_written_through(run, outside):
    Path("leak.md").symlink_to("../beside/secret.md")
    before = (outside / "secret.md").read_bytes()
    assert run("fix", "--write", "--select", "doubled-spaces", ".").status == 2
    assert (outside / "secret.md").read_bytes() == before
    assert Path("a.md").read_text() == LETTER.replace("  ", " ")


def test_a_maildir_gives_no_mail_from_elsewhere(run, outside):
    for name in ("cur", "new", "tmp"):
        Path("box", name).mkdir(parents=True)
    Path("box/new/1").write_text("Subject: lamp\nFrom: a@b.example\n\nHi Dana,\n\nIt ships today.\n")
    Path("box/new/2").symlink_to(outside / "secret.md")
    os.mkfifo("box/new/3")
    ran = run("check", "--no-cache", "--format", "compact", "box")
    assert ran.status == 2
    assert ran.out.count("this is no mail of this folder") == 2
    assert "tok-4711" not in ran.out


def test_a_pipe_in_a_folder_holds_nobody_up(run, outside):
    os.mkfifo("waits.md")
    assert "a.md:3" in run("check", "--no-cache", "--format", "compact", ".").out


@pytest.mark.parametrize("planted", ["folder", "ignore", "base"])
def test_the_cache_writes_through_no_link(run, outside, planted):
    Path("replylint.toml").write_text("")
    victim = outside / "secret.md"
    before = victim.read_bytes()
    if planted == "folder":
        Path(".replylint_cache").symlink_to(outside)
    else:
        Path(".replylint_cache").mkdir()
        name = ".gitignore" if planted == "ignore" else "reports-1.sqlite3"
        Path(".replylint_cache", name).symlink_to(victim if planted == "ignore" else outside / "new.sqlite3")
    assert run("check", "--cache", "a.md").status in (0, 1)
    assert victim.read_bytes() == before
    assert sorted(p.name for p in outside.iterdir()) == ["glossary.yaml", "replylint.toml", "secret.md"]
    assert run("cache", "clear").status == 0
    assert victim.read_bytes() == before
