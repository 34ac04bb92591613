"""Templates and what they hand down, over all that a folder holds, as `replylint.audit` works them out for a store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from replylint.audit.corrections import SCORES
from replylint.audit.templates import BANDS, INHERITANCE, INHERITED_VERDICTS, MEMBERS, NEAR, ROWS, SIZES

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

Keep = Callable[[str, "DataFrame"], "DataFrame"]
"""Writes a frame under a name and gives it back as it was written, so that it is not worked out again."""
_FLIP = "CAST(-9223372036854775808 AS BIGINT)"
"""Turns a key into a number that has the order of the unsigned key, and back."""
_ORDERED = f"SELECT * EXCEPT (key), key ^ {_FLIP} AS key FROM {{replies}}"
_WORDINGS = """
SELECT wording, min_by(minhash, key) AS minhash, min(key) AS first FROM {replies}
WHERE failure IS NULL AND macro IS NULL AND size(minhash) > 0 GROUP BY wording
"""
_BANDED = f"""
SELECT first, band, xxhash64(slice(minhash, band * {ROWS} + 1, {ROWS})) AS bucket
FROM {{wordings}} LATERAL VIEW explode(sequence(0, {BANDS - 1})) AS band
"""
_HEADS = "SELECT band, bucket, min(first) AS head FROM {banded} GROUP BY band, bucket HAVING count(*) > 1"
_PAIRS = f"""
SELECT p.head, p.first FROM (
    SELECT DISTINCT h.head, b.first FROM {{banded}} b JOIN {{heads}} h ON h.band = b.band AND h.bucket = b.bucket
    WHERE b.first <> h.head
) p JOIN {{wordings}} one ON one.first = p.head JOIN {{wordings}} other ON other.first = p.first
WHERE aggregate(zip_with(one.minhash, other.minhash, (x, y) -> IF(x = y, 1, 0)), 0, (found, same) -> found + same)
    >= {NEAR} * size(one.minhash)
"""
_LINKS = "SELECT head AS one, first AS other FROM {pairs} UNION ALL SELECT first, head FROM {pairs}"
_STARTED = "SELECT one AS first, least(one, min(other)) AS head FROM {links} GROUP BY one"
_SPREAD = """
SELECT g.first, g.head AS before, least(g.head, min(near.head), min(far.head)) AS head FROM {joined} g
JOIN {links} l ON l.one = g.first JOIN {joined} near ON near.first = l.other JOIN {joined} far ON far.first = g.head
GROUP BY g.first, g.head
"""
"""A group takes the least head of its neighbours and of its own head, until nothing changes."""
_IN_FORCE = """
SELECT v.reply, v.rule, v.value, i.reply IS NOT NULL AS inherited FROM {verdicts} v
JOIN (SELECT DISTINCT reply FROM {verdicts_inherited}) c ON c.reply = v.reply
LEFT JOIN {verdicts_inherited} i ON i.reply = v.reply AND i.rule = v.rule
"""


def derive(tables: Mapping[str, DataFrame], keep: Keep) -> None:
    """Keep `templated`, `inherited`, `templates`, `verdicts_inherited` and `corrected_scores` of some tables."""
    spark = tables["replies"].sparkSession
    ordered = {**tables, "replies": spark.sql(_ORDERED, replies=tables["replies"])}
    ordered["wordings"] = keep("wordings", spark.sql(_WORDINGS, replies=ordered["replies"]))
    ordered["joined"] = _joined(ordered["wordings"], keep)
    head = f"coalesce(j.head, w.first) ^ {_FLIP}"
    for name, query in (
        ("templated", MEMBERS.replace("{head}", head)), ("inherited", INHERITANCE), ("templates", SIZES),
        ("verdicts_inherited", INHERITED_VERDICTS),
    ):  # fmt: skip
        ordered[name] = keep(name, spark.sql(query, **_named(query, ordered)))
    force = spark.sql(_IN_FORCE, **_named(_IN_FORCE, ordered))
    given = {**ordered, "verdicts_in_force": force, "changed": spark.sql("SELECT DISTINCT reply FROM {f}", f=force)}
    keep("corrected_scores", spark.sql(SCORES, **_named(SCORES, given)))


def _joined(wordings: DataFrame, keep: Keep) -> DataFrame:
    """Give the least wording of each group of near ones, for every wording that has a neighbour."""
    spark = wordings.sparkSession
    banded = spark.sql(_BANDED, wordings=wordings)
    heads = spark.sql(_HEADS, banded=banded)
    pairs = keep("pairs", spark.sql(_PAIRS, banded=banded, heads=heads, wordings=wordings))
    if pairs.isEmpty():
        return pairs
    links = spark.sql(_LINKS, pairs=pairs)
    joined = keep("joined-0", spark.sql(_STARTED, links=links))
    for turn in range(1, 1_000):
        spread = keep(f"joined-{turn}", spark.sql(_SPREAD, joined=joined, links=links))
        joined = spread.select("first", "head")
        if spread.filter("head <> before").isEmpty():
            break
    return joined


def _named(query: str, tables: Mapping[str, DataFrame]) -> dict[str, DataFrame]:
    return {name: table for name, table in tables.items() if f"{{{name}}}" in query}
