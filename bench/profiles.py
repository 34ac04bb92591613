"""Profiles a cold check, the same letter again and again, and a batch, and prints where the time goes: needs py-spy.

    python bench/profiles.py [--seconds 10]

Samples are taken from outside by py-spy, so that the figures are those of the program as it runs; the stacks are left
in build/profiles, for a flame graph.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import mails
from measured import PYTHON, REPLYLINT
from page import table
from peers import LOOPS

FOLDER = Path(__file__).parents[1] / "build" / "profiles"
_SHOWN = 12
_JUDGING = ";checked (timing.py"


def main() -> None:
    """Profile and print a table for each."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--seconds", type=float, default=10, help="of processor, for each loop")
    seconds = str(asked.parse_args().seconds)
    if not shutil.which("py-spy", path=str(Path(sys.executable).parent)):
        sys.exit("py-spy is not here (pip install py-spy)")
    if not FOLDER.is_dir():
        mails.write(FOLDER / "mails", 2000)
        (FOLDER / "again" / "en").mkdir(parents=True)
        for number in range(2000):
            shutil.copy(FOLDER / "mails" / "en" / "0001.md", FOLDER / "again" / "en" / f"{number:04}.md")
    letter, loop = str(FOLDER / "mails" / "en" / "0001.md"), [PYTHON, str(LOOPS / "of_replylint.py")]
    for name, command in {
        "cold": [PYTHON, REPLYLINT, "check", "--isolated", "--no-cache", "--fail-on", "never", letter],
        "warm": [*loop, str(FOLDER / "again" / "en"), seconds, "0", "1", "model"],
        "batch-en": [*loop, str(FOLDER / "mails" / "en"), seconds, "0", "1", "model"],
        "batch-he": [*loop, str(FOLDER / "mails" / "he"), seconds, "0", "1", "model"],
    }.items():
        print(f"\n## {name}\n\n{told(profiled(name, command, 1000 if name == 'cold' else 200))}")


def profiled(name: str, command: list[str], rate: int) -> Path:
    """Sample a command so often a second and give the file of its stacks."""
    stacks = FOLDER / f"{name}.txt"
    spy = [str(Path(sys.executable).with_name("py-spy")), "record", "--format", "raw", "--rate", str(rate)]
    subprocess.run([*spy, "--output", str(stacks), "--", *command], check=True, capture_output=True)
    return stacks


def told(stacks: Path) -> str:
    """Give the functions that had the most samples themselves, with the share in which they stood on the stack.

    Of a loop, only what judges is counted; of a cold check, everything.
    """
    own, under, total = Counter[str](), Counter[str](), 0
    lines = stacks.read_text(encoding="utf-8").splitlines()
    counted = [line for line in lines if _JUDGING in line] or lines
    for line in counted:
        stack, _, count = line.rpartition(" ")
        frames = [_function(frame) for frame in stack.split(";")]
        own[frames[-1]] += int(count)
        under.update(dict.fromkeys(frames, int(count)))
        total += int(count)
    rows = [
        (f"`{name}`", f"{100 * count / total:.0f} %", f"{100 * under[name] / total:.0f} %")
        for name, count in own.most_common(_SHOWN)
    ]
    return table(f"{total} samples | itself | with what it calls", rows)


def _function(frame: str) -> str:
    """Write a frame as function and file, without its line."""
    name, _, place = frame.partition(" (")
    return f"{name} {'/'.join(place.rpartition(':')[0].split('/')[-2:])}" if name else "before any Python"


if __name__ == "__main__":
    main()
