"""A whole audit as one job: sources in, a folder of tables out, every fault of Spark's told in a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from replylint.errors import ReplylintError
from replylint.project import Plan
from replylint.spark.folder import Folder
from replylint.spark.plan import plan_of
from replylint.spark.run import Outcome, Run
from replylint.spark.sources import read
from replylint.spark.taking import Taking
from replylint.spark.told import told

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def audit_into(
    spark: SparkSession, sources: Sequence[str], to: str, config: str | Path | None = None, *,
    columns: Mapping[str, str] | None = None, input_format: str | None = None, zone: tzinfo | None = None,
    month_first: bool = False,
) -> Outcome:  # fmt: skip
    """Audit files, folders and patterns into a folder of Parquet; what it holds already is not judged again.

    `config` and `columns` are those of `audit`, the rest those of `replylint audit`: the format of the sources where
    their names do not tell it, the time zone that days are counted in, and whether 3/4 is the fourth of March. Raises
    ReplylintError; the runs before stay.
    """
    return run_job(
        spark, sources, to, plan_of(config), Taking(dict(columns or {}), (), zone, month_first), input_format
    )


def run_job(
    spark: SparkSession, sources: Sequence[str], to: str, plan: Plan, taking: Taking, input_format: str | None
) -> Outcome:
    """Do as `audit_into` does, by a plan that is made already."""
    try:
        found = read(spark, sources, input_format)
        return Run(Folder.at(spark, to), plan, taking, version("replylint")).over(found, sources)
    except ReplylintError:
        raise
    except Exception as error:
        raise told(error, ", ".join(sources)) from error
