"""`replylint audit run --engine spark`: the same audit as a Spark job, from Parquet, JSONL or CSV to a folder."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import tzinfo
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeVar

import click

from replylint.cli.given import project_of
from replylint.cli.reading import reading_of
from replylint.cli.say import say
from replylint.errors import UsageError

if TYPE_CHECKING:
    from replylint.spark.run import Outcome

Command = TypeVar("Command", bound=Callable[..., Any])
_SHOWN_FAILURES = 20
_OPTIONS = (
    click.option("--engine", type=click.Choice(("local", "spark")), default="local", show_default=True,
                 help="What carries the work: processes of this machine, or Spark."),
    click.option("--master", metavar="URL", help="Spark: its master (default: as Spark is configured, else local[*])."),
    click.option("--conf", multiple=True, metavar="KEY=VALUE", help="Spark: a setting of its own; repeatable."),
    click.option("--to", metavar="FOLDER", help="Spark: the folder for the results, a path or an address."),
)  # fmt: skip


class SparkWay(NamedTuple):
    """What the command line says of a job."""

    master: str | None
    conf: Sequence[str]
    to: str | None
    zone: tzinfo | None
    month_first: bool


def spark_options(command: Command) -> Command:
    """Add the options of the engine."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def run_on_spark(ctx: click.Context, names: Sequence[str], way: SparkWay, judging: dict[str, Any]) -> NoReturn:
    """Run the job and exit with 0, or 2 where something could not be read or judged."""
    if way.to is None:
        raise UsageError("--engine spark writes a folder", mend="name it with --to FOLDER")
    settings = _settings(way.conf)
    _need_spark()
    from replylint.spark.job import run_job
    from replylint.spark.plan import plan_in
    from replylint.spark.session import session
    from replylint.spark.taking import Taking

    reading = reading_of(judging)
    plan = plan_in(project_of(**judging))
    taking = Taking(reading.columns, (), way.zone, way.month_first)
    if "PYSPARK_GATEWAY_PORT" not in os.environ:
        _prepare(way.master)
    settings.setdefault("spark.ui.showConsoleProgress", str(sys.stderr.isatty()).lower())
    with session(way.master, settings) as spark:
        outcome = run_job(spark, names, way.to, plan, taking, reading.input_format)
    _tell(outcome, way.to)
    ctx.exit(2 if outcome.failures or outcome.unjudged else 0)


def _prepare(master: str | None) -> None:
    """Do as spark-submit does: look for a Java and a cluster's settings, say which Python workers run here."""
    from replylint.spark.session import java_fault

    home = os.environ.get("JAVA_HOME")
    if fault := java_fault(str(Path(home) / "bin" / "java") if home else shutil.which("java")):
        raise fault
    if master == "yarn" and not {"HADOOP_CONF_DIR", "YARN_CONF_DIR"} & os.environ.keys():
        raise UsageError(
            "--master yarn: nothing says where the cluster is", mend="point HADOOP_CONF_DIR to its settings"
        )
    if master is None or master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)


def _settings(conf: Sequence[str]) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in conf]
    for key, equals, value in pairs:
        if not (key and equals and value):
            raise UsageError(f"--conf {key}{equals}{value}: no setting", mend="write --conf spark.executor.memory=4g")
    return {key: value for key, _, value in pairs}


def _need_spark() -> None:
    missing = [name for name in ("pyspark", "pandas") if find_spec(name) is None]
    if missing:
        raise UsageError(f"--engine spark needs {', '.join(missing)}", mend='pip install "replylint[spark]"')


def _tell(outcome: Outcome, to: str) -> None:
    for path, what in outcome.failures[:_SHOWN_FAILURES]:
        say(f"replylint: {path}: {what}", err=True)
    if len(outcome.failures) > _SHOWN_FAILURES:
        more = len(outcome.failures) - _SHOWN_FAILURES
        say(f"replylint: {more} more could not be read; the table failures has them", err=True)
    if outcome.unjudged:
        line = f"{outcome.unjudged} replies could not be judged; the column failure of replies tells why"
        say(f"replylint: {line}", err=True)
    parts = [f"{outcome.judged} replies judged"]
    parts += [f"{outcome.known} known already"] * bool(outcome.known)
    parts += [f"{outcome.gone} taken out that the sources no longer hold"] * bool(outcome.gone)
    say(f"{to}: {', '.join(parts)}")
