"""Checking opens no connection, starts no program, runs no code of what it reads, and writes nothing."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
SOURCE = Path(__file__).parents[2] / "src" / "replylint"
UNPACKING = {"zipfile", "tarfile", "gzip", "bz2", "lzma", "xml", "lxml", "pickle", "shelve"}
"""What opens an archive, reads XML, or makes objects of data."""
OWN = {
    "reporting/xml_.py": "writes XML", "reporting/checkstyle.py": "writes XML", "reporting/junit.py": "writes XML",
    "audit/judging.py": "from our own process", "cli/workers.py": "from our own process",
    "spark/kit.py": "from our own driver",
}  # fmt: skip
WATCHED = """
import os, sys

def watch(event, given):
    writes = event == "open" and (given[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) and given[0] != os.devnull
    starts = event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "pickle.find_class")
    changes = event in ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate")
    if event.startswith("socket.") or starts or writes or changes:
        os.write(2, f"FORBIDDEN {event} {given!r}".encode())
        os._exit(99)

sys.addaudithook(watch)
from replylint.cli import main
main()
"""


def watched(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own that ends with 99 at the first thing it may not do."""
    return subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments], cwd=folder, capture_output=True, check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip


@pytest.mark.parametrize("command", [("check", "--no-cache"), ("facts",), ("fix",), ("explain", "W2")], ids=" ".join)
def test_the_examples_are_judged_in_silence(tmp_path, command):
    (tmp_path / "a.md").write_text("Hi  Dana,\n\n![x](http://example.com/x.png) It ships soon.\n")
    (tmp_path / "a.html").write_text('<p>Hi <img src="http://example.com/x.png"><script>x()</script></p>')
    (tmp_path / "a.jsonl").write_text('{"text": "Hi Dana,\\n\\nIt ships http://example.com soon."}\n')
    given = {"facts": ["a.jsonl"], "explain": []}.get(command[0], ["a.md", "a.html"])
    ran = watched(tmp_path, *command, *given)
    assert b"FORBIDDEN" not in ran.stderr
    assert ran.returncode in (0, 1)


def test_mail_and_exports_are_read_in_silence(tmp_path):
    folders = ("mail", "records", "helpdesk", "templates")
    files = [str(path) for name in folders for path in sorted((EXAMPLES / name).iterdir())]
    ran = watched(tmp_path, "check", "--no-cache", "--format", "jsonl", *files)
    assert b"FORBIDDEN" not in ran.stderr


def test_nothing_of_a_pack_is_run(tmp_path):
    for name in ("__init__.py", "rules/__init__.py", "rules/a.py", "en/moves/a.py", "conftest.py", "sitecustomize.py"):
        path = tmp_path / "house" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("open('owned', 'w').write('x')\n")
    (tmp_path / "house/rules/a.yaml").write_text(
        "{id: a-rule, code: HR101, tip: x, title: {en: x}, why: {en: x}, section: clarity, weight: 0,"
        " severity: error, demand: {kind: python, function: 'os:getcwd'}, messages: {message: {en: x}}, examples: {}}"
    )
    (tmp_path / "a.md").write_text("Hi Dana,\n\n{{ 77 * 77 }} {% include '/etc/passwd' %} ${77*77} <%= 77 * 77 %>\n")
    ran = watched(tmp_path, "check", "--no-cache", "--packs", "house", "a.md")
    assert (ran.returncode, b"unknown kind 'python'" in ran.stderr) == (2, True)
    ran = watched(tmp_path, "check", "--no-cache", "--format", "json", "a.md")
    assert b"5929" not in ran.stdout
    assert not (tmp_path / "owned").exists()


def test_no_archive_no_xml_and_no_pickle_is_read():
    """Bombs of those kinds have nothing to go off in; the modules that use one of them for our own data are named."""
    using = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.partition(".")[0] in UNPACKING for name in names):
                using.add(path.relative_to(SOURCE).as_posix())
    assert using <= OWN.keys()
