"""Fuzzes one target with atheris: `python fuzz/one.py TARGET [options of libFuzzer] [folders of inputs]`."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["replylint", "oxmsg", "olefile"]):
    from targets import TARGETS, linter, scratch


def main() -> None:
    """Run until time is up or a promise is broken; writing outside of the scratch folder is one."""
    target, own = TARGETS[sys.argv.pop(1)], str(scratch())
    linter()

    def watch(event: str, given: tuple[object, ...]) -> None:
        if event == "open" and isinstance(given[1], str) and set(given[1]) & set("wax+"):
            assert str(given[0]).startswith(own), f"{given[0]} is written"
        assert not event.startswith(("socket.", "subprocess.")), event

    atheris.Setup(sys.argv, target)
    sys.addaudithook(watch)
    atheris.Fuzz()


main()
