"""The audit's step as Spark maps it: rows that were taken in, rows of verdicts out, in types that Spark has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from replylint.audit.columns import REPLIES_OUT
from replylint.audit.judging import step
from replylint.spark.arrow_types import plain
from replylint.spark.kit import unpack
from replylint.spark.taking import FOR_JUDGING, parts

_AT_A_TIME = 256


def carried(schema: Any) -> list[str]:
    """Name the columns of what was taken in that stand beside the verdicts: all but those that only judging needs."""
    return [name for name in schema.names if name not in FOR_JUDGING]


def judge(batches: Iterable[Any], packed: bytes) -> Iterator[Any]:
    """Judge the rows that have a text, by the kit of the job; give the others back with nothing judged.

    The columns of `carried` come along in front, those of `REPLIES_OUT` behind them.
    """
    how = unpack(packed)
    for batch in batches:
        for part in parts(batch, _AT_A_TIME):
            given = pc.is_valid(part.column("text"))
            texts, blank = part.filter(given), part.filter(pc.invert(given))
            [judged] = step([texts], how)
            yield _beside(texts, judged.select(REPLIES_OUT.names))
            if blank.num_rows:
                nothing = [pa.nulls(blank.num_rows, field.type) for field in REPLIES_OUT]
                yield _beside(blank, pa.RecordBatch.from_arrays(nothing, names=REPLIES_OUT.names))


def _beside(taken: Any, judged: Any) -> Any:
    front = taken.select(carried(taken.schema))
    names = [*front.schema.names, *judged.schema.names]
    return plain(pa.RecordBatch.from_arrays([*front.columns, *judged.columns], names=names))
