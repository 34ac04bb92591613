"""What a check costs, counted and not timed: calls of functions, and modules imported.

A bound that fails here says that the work for the same letter has grown. Where it has to, raise the bound in the same
commit and say in its message what the reader gains for it; `make bench` tells what it is in seconds.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from replylint import Linter, Message

EXAMPLES = Path(__file__).parents[1] / "examples"
LETTERS = {"en": "line-down.txt", "he": "line-down.he.txt"}
CALLS = {("en", False): 2050, ("en", True): 3000, ("he", False): 2100, ("he", True): 2850}
"""Most calls of Python functions for one letter in a process that has judged it before; Python 3.11 makes the most."""
NEVER_COLD = (
    "asyncio", "concurrent.futures", "email", "html", "http", "importlib.metadata", "logging",
    "multiprocessing", "numpy", "shutil", "socket", "spacy", "sqlite3", "subprocess", "tempfile", "textstat", "tomllib",
    "unittest", "xml", "yaml",
)  # fmt: skip
"""What a check of one letter, cold, in text, with the model, does without."""
MODULES = 395
"""Most modules that such a check imports."""


def letter(code: str) -> Message:
    return Message((EXAMPLES / LETTERS[code]).read_text(encoding="utf-8"))


def calls(action: Callable[[], object]) -> int:
    """Count the Python functions that an action calls."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(("code", "model"), CALLS)
def test_a_check_takes_no_more_calls_than_it_did(code, model):
    linter, message = Linter(model=model), letter(code)
    linter.check(message)
    taken = calls(lambda: linter.check(message))
    bound = CALLS[code, model]
    assert taken <= bound, f"{LETTERS[code]}, model {model}: {taken} calls, {bound} were enough"


@pytest.mark.parametrize("code", LETTERS)
def test_a_cold_check_imports_little(code):
    run = f"""
import json, sys
from replylint.cli import main
sys.argv = ["replylint", "check", "--isolated", "--no-cache", "--fail-on", "never", {str(EXAMPLES / LETTERS[code])!r}]
try:
    main()
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, encoding="utf-8", check=True)
    modules = json.loads(done.stderr)
    heavy = [name for name in NEVER_COLD if name in modules]
    assert not heavy, f"a cold check imports {', '.join(heavy)}: import them inside the function that needs them"
    assert len(modules) <= MODULES, f"a cold check imports {len(modules)} modules, {MODULES} were enough"
