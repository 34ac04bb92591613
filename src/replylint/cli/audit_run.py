"""`replylint audit run`: judge every reply of some sources into a store, and go on where a run was stopped."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from replylint.choosing import choose
from replylint.cli.audit_interrupt import Interrupt
from replylint.cli.audit_needs import need_libraries, zone_named
from replylint.cli.audit_sources import Sources
from replylint.cli.audit_spark import SparkWay, run_on_spark, spark_options
from replylint.cli.given import judging_options, project_of
from replylint.cli.reading import reading_of, reading_options
from replylint.cli.say import say
from replylint.errors import ReplylintError, UsageError

if TYPE_CHECKING:
    from replylint.audit.intake import Progress
    from replylint.audit.store import Store

_SHOWN_FAILURES = 20
DB = click.option("--db", type=click.Path(path_type=Path), default=Path("audit.duckdb"),
                  show_default=True, help="The store, or a folder that Spark wrote.")  # fmt: skip


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="SOURCE…")
@DB
@click.option("--resume", is_flag=True, help="Go on with a store: only what it does not hold yet is judged.")
@click.option("--workers", type=click.IntRange(0), help="Processes that judge (default: one a core; 0: this one).")
@spark_options
@click.option("--timezone", metavar="AREA/CITY", help="Count days there; dates that name no zone are taken as there.")
@click.option("--month-first", is_flag=True, help="Read 3/4/2026 as the fourth of March.")
@judging_options
@reading_options
@click.pass_context
def run(
    ctx: click.Context, /, paths: tuple[str, ...], db: Path, resume: bool, workers: int | None, timezone: str | None,
    month_first: bool, engine: str, master: str | None, conf: tuple[str, ...], to: str | None, **judging: Any,
) -> None:  # fmt: skip
    """Judge every reply of files, folders, mailboxes, tables and exports, and keep the results in a store.

    Can be stopped at any moment; --resume goes on. With --engine spark the results are a folder of Parquet (--to),
    and what it holds already is not judged again. Exits with 0, or with 2 where a source, or a part of one, could
    not be read or judged.
    """
    need_libraries()
    if engine == "spark":
        run_on_spark(ctx, paths, SparkWay(master, conf, to, zone_named(timezone), month_first), judging)
    if master or conf or to:
        raise UsageError("--master, --conf and --to belong to --engine spark", mend="name --db, or --engine spark")
    from replylint.audit.intake import RunOptions
    from replylint.audit.run import Run
    from replylint.audit.store import create_store, open_store

    reading = reading_of(judging)
    project = project_of(**judging)
    chosen = choose(paths, project, reading)
    for name, error in chosen.missing:
        say(f"replylint: {error if error.where else f'{name}: {error}'}", err=True)
    if not chosen.drafts:
        ctx.exit(2)
    options = RunOptions(version("replylint"), workers, zone_named(timezone), month_first)
    store = open_store(db) if resume and db.exists() else create_store(db)
    sources = Sources(chosen.drafts, reading)
    try:
        with Interrupt() as interrupt:
            steps = Run(store, project, sources.read, options, _told).over(chosen.drafts)
            progress = sources.shown(interrupt.watched(steps))
    except (KeyboardInterrupt, ReplylintError) as stop:
        _tell_stopped(store, stop)
        ctx.exit(2)
    finally:
        store.close()
    _tell(progress, db)
    ctx.exit(2 if progress.failures or progress.unjudged or chosen.missing else 0)


def _told(line: str) -> None:
    say(f"replylint: {line}", err=True)


def _tell_stopped(store: Store, stop: BaseException) -> None:
    if isinstance(stop, ReplylintError):
        _told(str(stop))
    _told(f"stopped; {store.path} holds what was judged so far, and --resume goes on with it")


def _tell(progress: Progress, db: Path) -> None:
    for path, what in progress.failures[:_SHOWN_FAILURES]:
        _told(what if what.startswith(path) else f"{path}: {what}")
    if len(progress.failures) > _SHOWN_FAILURES:
        _told(f"{len(progress.failures) - _SHOWN_FAILURES} more could not be read; the store's table failures has them")
    if progress.unjudged:
        _told(f"{progress.unjudged} replies could not be judged; the column failure of replies tells why")
    parts = [f"{progress.judged} replies judged"]
    parts += [f"{progress.kept} known already"] * bool(progress.kept)
    parts += [f"{progress.gone} taken out that the sources no longer hold"] * bool(progress.gone)
    say(f"{db}: {', '.join(parts)}")
