"""The shell steps of action.yml, run as a runner would: inputs by the environment, nothing of them executed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

BAD = "Hi Dana,\n\nThis is not my department, [NAME].\n"
INPUT = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")


@pytest.fixture
def step(tmp_path, request):
    """Give a function that runs the step of a name with some inputs, in an empty folder."""
    action = yaml.safe_load((request.config.rootpath / "action.yml").read_text(encoding="utf-8"))

    def run(name: str, **inputs: str) -> subprocess.CompletedProcess[str]:
        found = next(s for s in action["runs"]["steps"] if s["name"] == name)
        assert found["shell"] == "bash"
        assert "${{" not in found["run"], "an input inside the script could be executed"
        given = {key: str(value["default"]) for key, value in action["inputs"].items()} | inputs
        own = {key: INPUT.sub(lambda match: given[match[1]], value) for key, value in found["env"].items()}
        environment = {**os.environ, "RUNNER_TEMP": str(tmp_path / "temp"), **own}
        environment["GITHUB_STEP_SUMMARY"] = str(tmp_path / "summary.md")
        (tmp_path / "work").mkdir(exist_ok=True)
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"]],
            cwd=tmp_path / "work", capture_output=True, text=True, env=environment,
        )  # fmt: skip

    tools = tmp_path / "temp" / "replylint" / "bin"
    tools.mkdir(parents=True)
    (tools / "replylint").symlink_to(Path(sys.executable).parent / "replylint")
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "a b.md").write_text(BAD)
    return run


def test_a_bad_reply_is_annotated_and_summed_up(step, tmp_path):
    ran = step("Check")
    assert ran.returncode == 1
    assert re.search(r"^::error [^:]*file=a b\.md,line=3", ran.stdout, re.M)
    assert "deflection" in (tmp_path / "summary.md").read_text()


def test_options_go_one_a_line_and_are_never_executed(step, tmp_path):
    ran = step("Check", paths="a b.md\n", args="  --fail-on\n  never\n")
    assert ran.returncode == 0
    ran = step("Check", paths="$(touch pwned); `touch pwned`")
    assert ran.returncode == 2
    assert not (tmp_path / "work" / "pwned").exists()


def test_a_fault_of_the_run_is_no_success(step):
    assert step("Check", paths="missing.md").returncode == 2
    assert step("Check", **{"diff-base": "origin/main"}).returncode == 2


def test_the_package_is_installed_into_an_environment_of_its_own(step, tmp_path):
    ran = step("Install replylint", package="./no-such-package")
    assert ran.returncode != 0
    assert (tmp_path / "temp" / "replylint" / "bin" / "python").exists()
    assert "no-such-package" in ran.stderr
