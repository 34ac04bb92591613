"""`replylint audit override`: take in what people say of findings."""

from __future__ import annotations

from pathlib import Path

import click

from replylint.cli.audit_needs import need_libraries
from replylint.cli.audit_run import DB
from replylint.cli.say import say


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="OVERRIDES.csv…")
@DB
def override(files: tuple[Path, ...], db: Path) -> None:
    """Take in disputes: a CSV of finding, verdict (upheld or overturned), who and why.

    An overturned finding counts as a pass from now on, in the reply's score too. `replylint calibrate --overrides`
    tells how precise each rule proves.
    """
    need_libraries()
    from replylint.audit.corrections import add_overrides
    from replylint.audit.overrides import read_overrides
    from replylint.audit.store import open_store

    overrides = [one for path in files for one in read_overrides(path)]
    store = open_store(db)
    add_overrides(store, overrides)
    overturned = store.value("SELECT count(*) FROM verdicts_overturned")
    store.close()
    say(f"{db}: {len(overrides)} overrides taken in; {overturned} verdicts are overturned")
