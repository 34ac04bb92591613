"""The audit on Spark: the same step over the same columns, mapped by `mapInArrow`; needs the extra `replylint[spark]`.

    from replylint.spark import audit
    judged = audit(spark.read.parquet("replies/"), "replylint.toml", columns={"text": "body"})

The workers need replylint too; configuration, glossaries, banks and packs travel with the job.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from replylint.spark.frame import audit as audit

__all__ = ["audit"]


def __getattr__(name: str) -> Any:
    if name == "audit":
        from replylint.spark.frame import audit

        return audit
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
