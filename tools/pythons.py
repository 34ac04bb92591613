"""Runs the tests on every Python that replylint promises: a line for each, 1 where one fails; says what is not here.

    python tools/pythons.py [3.12 …] [-- options of pytest]

A Python is found as `python3.12` on the path, under pyenv, or by uv; each gets an environment under build/pythons.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def promised() -> list[str]:
    """Give the versions that pyproject.toml names."""
    form = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    marks = [line.rpartition(" ")[2] for line in form["project"]["classifiers"] if "Python :: 3." in line]
    return sorted(marks, key=lambda mark: int(mark.partition(".")[2]))


def found(wanted: str) -> str | None:
    """Give the path of a Python of this version that runs, or None."""
    pyenv = sorted((Path.home() / ".pyenv" / "versions").glob(f"{wanted}.*/bin/python"))
    places = [*map(str, pyenv), shutil.which(f"python{wanted}"), _by_uv(wanted)]
    ask = "import sys, venv; print('%d.%d' % sys.version_info[:2])"
    for place in filter(None, places):
        said = subprocess.run([place, "-c", ask], capture_output=True, text=True, check=False).stdout.strip()
        if said == wanted:
            return place
    return None


def _by_uv(wanted: str) -> str | None:
    if not shutil.which("uv"):
        return None
    told = subprocess.run(["uv", "python", "find", wanted], capture_output=True, text=True, check=False)
    return told.stdout.strip() or None


def tested(wanted: str, python: str, options: list[str]) -> bool:
    """Install replylint for a Python and run the tests there; tells whether all held."""
    folder = ROOT / "build" / "pythons" / wanted
    own = folder / "bin" / "python"
    if not own.exists():
        subprocess.run([python, "-m", "venv", folder], check=True)
    install = [own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", ".[dev]"]
    subprocess.run(install, cwd=ROOT, check=True)
    ran = subprocess.run([own, "-m", "pytest", "-p", "no:cacheprovider", *options], cwd=ROOT, check=False)
    return ran.returncode == 0


def main() -> None:
    """Test each version; a missing one is named, and is no failure."""
    given, _, options = " ".join(sys.argv[1:]).partition("--")
    failed = []
    for wanted in given.split() or promised():
        python = found(wanted)
        if python is None:
            print(f"Python {wanted}: not here, not tested", flush=True)
            continue
        held = tested(wanted, python, options.split())
        print(f"Python {wanted} ({python}): {'held' if held else 'FAILED'}", flush=True)
        failed += [] if held else [wanted]
    sys.exit(f"failed on {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
