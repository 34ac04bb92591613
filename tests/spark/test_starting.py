"""What is missing for Spark is told before it starts, each in a line with its mend; needs no Java."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from replylint.errors import UsageError
from replylint.spark.session import check_master, java_fault

JAVA = java_fault(shutil.which("java"))


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
    assert "apt install default-jre-headless" in str(java_fault(None))
    assert "does not run" in str(java_fault(str(tmp_path / "nowhere")))


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (None, "Spark needs Java 17 or later, and there is none (install one, as in `apt install"),
        ("11.0.2", "/java: Spark needs Java 17 or later; this is Java 11 (install one, as in `apt install"),
    ],
)
def test_without_a_java_for_spark_an_audit_ends_in_one_line(run, monkeypatch, tmp_path, version, said):
    pytest.importorskip("pyspark", reason='pip install "replylint[spark]"')
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    if version:
        java(tmp_path, f'openjdk version "{version}"')
    (tmp_path / "day.jsonl").write_text('{"text": "Hello."}')
    ran = run("audit", "day.jsonl", "--engine", "spark", "--to", "lake")
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert said in ran.err


@pytest.mark.skipif(bool(JAVA), reason=str(JAVA))
@pytest.mark.parametrize(
    ("master", "said"),
    [
        ("spark://127.0.0.1:1", "spark://127.0.0.1:1: no Spark master answers (127.0.0.1:1: Connection refused) "
         "(check --master, and that the cluster runs)"),
        ("yarn", "--master yarn: nothing says where the cluster is (point HADOOP_CONF_DIR to its settings)"),
    ],
)  # fmt: skip
def test_an_unreachable_master_ends_in_one_line_before_spark_starts(tmp_path, master, said):
    pytest.importorskip("pyspark", reason='pip install "replylint[spark]"')
    (tmp_path / "day.jsonl").write_text('{"text": "Hello."}')
    command = "import sys; from replylint.cli import main; main()"
    arguments = f"audit day.jsonl --engine spark --to lake --master {master}".split()
    left_out = ("HADOOP_CONF_DIR", "YARN_CONF_DIR")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    ran = subprocess.run([sys.executable, "-c", command, *arguments], cwd=tmp_path, env=environment,
                         capture_output=True, text=True)  # fmt: skip
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", f"replylint: {said}\n")


def test_a_master_that_does_not_answer_is_named():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"spark://127.0.0.1:{free.getsockname()[1]}"
        for master in (address, address.replace("spark://", "k8s://https://")):
            with pytest.raises(UsageError, match="no Spark master answers"):
                check_master(master)
        free.listen()
        check_master(address)
        check_master(f"{address},127.0.0.1:1")
    check_master("local[2]")
    with pytest.raises(UsageError, match="no master that Spark knows"):
        check_master("sparkk://a:7077")
