"""Marks what was taken in: which reply each row is, which were judged before, and which are gone; by one shuffle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from replylint.spark.taking import FOR_JUDGING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_COUNTED = """
SELECT *, row_number() OVER (PARTITION BY spot, path, held ORDER BY path) AS nth FROM {rows}
"""
_KEYED = """
SELECT * EXCEPT (nth), CASE
    WHEN held OR base IS NULL THEN key
    WHEN nth = 1 THEN base
    ELSE CAST(conv(substr(sha2(concat(lpad(lower(hex(base)), 16, '0'), ':', nth), 256), 1, 16), 16, -10) AS BIGINT)
END AS key_ FROM {counted}
"""
"""The key of a reply as `audit.keys.nth` gives it."""
_SEEN = """
SELECT * EXCEPT (key, key_), key_ AS key,
    max(held AND held_rules = '{rules}') OVER same AS known,
    max(held) OVER same AS replaced,
    max(held AND here) OVER same AND NOT max(NOT held) OVER same AS gone,
    row_number() OVER (PARTITION BY spot, key_, held ORDER BY path) AS place
FROM {keyed} WINDOW same AS (PARTITION BY spot, key_)
"""
_MARKED = """
SELECT * EXCEPT (spot, held, here, held_rules, place, {texts}), {hidden} FROM {seen}
WHERE unread IS NOT NULL OR (place = 1 AND (gone OR NOT held))
"""


_HELD = """
SELECT base, path, true AS held, here.path IS NOT NULL AS here, rules AS held_rules, key, base AS spot
FROM {held} LEFT JOIN (SELECT DISTINCT path FROM {read}) here USING (path)
"""
_TAKEN = """
SELECT *, false AS held, false AS here, CAST(NULL AS STRING) AS held_rules, CAST(NULL AS BIGINT) AS key,
    coalesce(base, xxhash64(path)) AS spot
FROM {taken}
"""


def marked(taken: DataFrame, held: DataFrame | None, read: DataFrame, rules: str, partitions: int) -> DataFrame:
    """Give every reply of a source once, with `key` and how it stands to what the folder holds; else it has no text.

    `known`: it is held, judged by these rules. `replaced`: held, by any. `gone`: held of a path that was read, but
    not in it any more. `taken` has the columns of `TAKEN`; `held` those of `Folder.current`; `read` the paths that
    are read. Equal rows of one path are replies of their own, and a reply that two paths name by the same id is one.
    Rows that are no replies stay as they are.
    """
    spark = taken.sparkSession
    rows = spark.sql(_TAKEN, taken=taken)
    if held is not None:
        rows = rows.unionByName(spark.sql(_HELD, held=held, read=read), allowMissingColumns=True)
    counted = spark.sql(_COUNTED, rows=rows.repartition(partitions, "spot"))
    seen = spark.sql(_SEEN.replace("{rules}", rules), keyed=spark.sql(_KEYED, counted=counted))
    texts = sorted(FOR_JUDGING)
    hidden = ", ".join(f"CASE WHEN NOT (gone OR known) THEN `{name}` END AS `{name}`" for name in texts)
    return spark.sql(_MARKED.replace("{texts}", ", ".join(texts)).replace("{hidden}", hidden), seen=seen)
