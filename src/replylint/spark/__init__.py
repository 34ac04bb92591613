"""The audit on Spark: the same step over the same columns, mapped by `mapInArrow`; needs the extra `replylint[spark]`.

    from replylint.spark import audit
    judged = audit(spark.read.parquet("replies/"), "replylint.toml", columns={"text": "body"})

The workers need replylint too; configuration, glossaries, banks and packs travel with the job.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from replylint.spark.frame import audit as audit
    from replylint.spark.job import audit_into as audit_into

__all__ = ["audit", "audit_into"]
_FROM = {"audit": "replylint.spark.frame", "audit_into": "replylint.spark.job"}


def __getattr__(name: str) -> Any:
    if name in _FROM:
        return getattr(import_module(_FROM[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
