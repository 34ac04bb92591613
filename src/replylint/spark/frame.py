"""The library form: a Spark DataFrame of replies in, one of verdicts out, lazily, in whatever session it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from replylint.audit.columns import REPLIES_OUT
from replylint.errors import UsageError
from replylint.reading.records.mapping import Columns
from replylint.spark.arrow_types import ddl
from replylint.spark.judging import carried, judge
from replylint.spark.kit import pack
from replylint.spark.plan import plan_of
from replylint.spark.taking import BROKEN, PATH, TAKEN, Taking, take

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

FRONT = pa.schema([TAKEN.field(name) for name in carried(TAKEN)])
"""What stands beside the verdicts of a reply."""


def audit(
    frame: DataFrame, config: str | Path | None = None, *, columns: Mapping[str, str] | None = None,
    keep: Sequence[str] = (),
) -> DataFrame:  # fmt: skip
    """Judge every row of a frame that has a column "text", or one that `columns` names for it; nothing is stored.

    `config` is a configuration file (None: replylint's defaults); `columns` says which column or dotted field holds
    which field of a reply, as `--map` does; the columns that `keep` names come along. One row comes out for each:
    `unread` (why it is no reply, else null), `base` (its hash), the columns of `audit.about.ABOUT`, those kept, and
    those of `audit.columns.REPLIES_OUT`. Raises ConfigError, ReadingError for a column of replies that is not there,
    and UsageError for one to keep that is not there or is called as one that comes out.
    """
    taking = Taking(dict(columns or {}), tuple(keep))
    _check_kept(taking.keep, frame.columns)
    plan = plan_of(config)
    schema = out_schema([field for field in frame.schema.fields if field.name in taking.keep])
    return chosen(frame, taking).mapInArrow(partial(_both, taking=taking, packed=pack(plan.settings)), schema)


def chosen(frame: DataFrame, taking: Taking) -> DataFrame:
    """Leave only the columns of a frame that hold something of a reply; raises ReadingError for one not there."""
    present = [name for name in frame.columns if name not in (PATH, BROKEN)]
    Columns(taking.columns).check(present, "the source")
    return frame.select(*(f"`{name.replace('`', '``')}`" for name in taking.wanted(frame.columns)))


def out_schema(kept: Sequence[Any] = ()) -> StructType:
    """Give the Spark schema of what was judged, with some fields of the source in the middle."""
    from pyspark.sql.types import StructType

    front, behind = (StructType.fromDDL(ddl(schema)).fields for schema in (FRONT, REPLIES_OUT))
    return StructType([*front, *kept, *behind])


def _both(batches: Iterable[Any], taking: Taking, packed: bytes) -> Iterator[Any]:
    return judge(take(batches, taking), packed)


def _check_kept(keep: Sequence[str], present: Sequence[str]) -> None:
    for name in keep:
        if name in (*TAKEN.names, *REPLIES_OUT.names):
            raise UsageError(f"can't keep {name!r}: a column that comes out is called so", mend="rename it first")
        if name not in present:
            raise UsageError(f"can't keep {name!r}: no such column", mend=f"columns: {', '.join(present[:12])}")
