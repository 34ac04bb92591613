"""What is missing for Spark is told before it starts, each in a line with its mend; needs no Java."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from replylint.errors import UsageError
from replylint.spark.session import check_master, java_fault


def java(folder: Path, said: str) -> str:
    path = folder / "java"
    path.write_text(f"#!{sys.executable}\nimport sys\nsys.stderr.write({said!r})\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ('openjdk version "17.0.15" 2025-04-15\n', None),
        ('java version "21" 2023-09-19 LTS\n', None),
        ('java version "1.8.0_452"\n', "Spark needs Java 17 or later; this is Java 8"),
        ('openjdk version "11.0.2" 2019-01-15\n', "Spark needs Java 17 or later; this is Java 11"),
        ("hello\n", "this tells no version"),
    ],
)
def test_a_java_is_known_by_what_it_says(tmp_path, said, fault):
    found = java_fault(java(tmp_path, said))
    assert found is None if fault is None else fault in str(found)


def test_no_java_is_told_with_the_package_that_brings_it(tmp_path):
    assert "apt install openjdk-17-jre-headless" in str(java_fault(None))
    assert "does not run" in str(java_fault(str(tmp_path / "nowhere")))


def test_a_master_that_does_not_answer_is_named():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"spark://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(UsageError, match="no Spark master answers"):
            check_master(address)
        free.listen()
        check_master(address)
    check_master("local[2]")
