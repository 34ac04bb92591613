"""Finds the templates in a store: replies of one wording, and what they inherit from it rather than from their agents.

A reply belongs to the saved reply that its helpdesk names; else replies whose masked texts are equal, or near by
their MinHash signatures, are one template. A finding that at least half of a template's replies share, word for word,
is the template's, and none of the agent's. All of it goes by the replies' keys, so that neither the order in which
they were read nor the engine that judged them changes a template (`replylint.spark.templates` does the same in Spark).
"""

from __future__ import annotations

from typing import Any

from replylint.audit.store import Store

LEAST_REPLIES = 5
"""Replies that make a template; fewer may be alike by chance."""
NEAR = 0.7
"""Estimated share of common word triples from which two wordings are one template."""
BANDS, ROWS = 8, 4
"""Bands of the signature: of pairs at 0.7, 89 in 100 share one; at 0.9, all (1 - (1 - s^4)^8)."""
_INHERITED = 0.5

_WORDINGS = """
CREATE OR REPLACE TEMP TABLE wordings AS
SELECT wording, arg_min(minhash, key) AS minhash, min(key) AS first FROM replies
WHERE failure IS NULL AND macro IS NULL AND len(minhash) > 0 GROUP BY wording
"""
_NEIGHBOURS = f"""
CREATE OR REPLACE TEMP TABLE banded AS
SELECT first, minhash, band, hash(minhash[band * {ROWS} + 1 : band * {ROWS} + {ROWS}]) AS bucket
FROM wordings, range({BANDS}) AS bands(band);
CREATE OR REPLACE TEMP TABLE heads AS
SELECT band, bucket, min(first) AS first, arg_min(minhash, first) AS minhash FROM banded
GROUP BY band, bucket HAVING count(*) > 1;
SELECT DISTINCT heads.first, banded.first FROM banded JOIN heads USING (band, bucket)
WHERE banded.first <> heads.first AND
    list_sum(list_transform(list_zip(banded.minhash, heads.minhash), lambda p: (p[1] = p[2])::INT))
        >= {NEAR} * len(heads.minhash)
"""
MEMBERS = f"""
SELECT reply, template FROM (
    SELECT *, count(*) OVER (PARTITION BY template) AS alike FROM (
        SELECT reply, 'macro ' || macro AS template FROM {{replies}} WHERE failure IS NULL AND macro IS NOT NULL
        UNION ALL
        SELECT r.reply, 'like ' || lpad(lower(hex({{head}})), 16, '0') AS template
        FROM {{replies}} r JOIN {{wordings}} w ON w.wording = r.wording LEFT JOIN {{joined}} j ON j.first = w.first
        WHERE r.failure IS NULL AND r.macro IS NULL
    ) named
) counted WHERE alike >= {LEAST_REPLIES}
"""
INHERITANCE = f"""
SELECT t.template, f.rule, f.fingerprint, min_by(f.severity, r.key) AS severity, min_by(f.message, r.key) AS message,
    min_by(f.suggestion, r.key) AS suggestion, min_by(f.quote, r.key) AS quote,
    count(DISTINCT f.reply) AS replies, count(DISTINCT r.agent) AS agents
FROM {{findings}} f JOIN {{templated}} t ON t.reply = f.reply JOIN {{replies}} r ON r.reply = f.reply
JOIN (SELECT template, count(*) AS size FROM {{templated}} GROUP BY template) s ON s.template = t.template
GROUP BY t.template, f.rule, f.fingerprint, s.size HAVING count(DISTINCT f.reply) >= {_INHERITED} * s.size
"""
SIZES = """
SELECT t.template, count(*) AS replies, count(*) / (SELECT count(*) FROM {replies} WHERE failure IS NULL) AS share,
    count(DISTINCT r.agent) AS agents, min_by(r.language, r.key) AS language, min_by(r.reply, r.key) AS example,
    avg(r.score) AS score
FROM {templated} t JOIN {replies} r ON r.reply = t.reply GROUP BY t.template
"""
INHERITED_VERDICTS = """
SELECT f.reply, f.rule FROM {findings} f
JOIN {verdicts} v ON v.reply = f.reply AND v.rule = f.rule AND v.value = 'fail'
JOIN {templated} t ON t.reply = f.reply LEFT JOIN {inherited} i
    ON i.template = t.template AND i.rule = f.rule AND i.fingerprint = f.fingerprint
GROUP BY f.reply, f.rule HAVING count(*) = count(i.rule)
"""
"""These four are the same for DuckDB and Spark; `{head}` is the least key of a group of wordings."""
_MADE = (
    ("templated", MEMBERS, "reply"),
    ("inherited", INHERITANCE, "ALL"),
    ("templates", SIZES, "replies DESC, template"),
    ("verdicts_inherited", INHERITED_VERDICTS, "ALL"),
)
_NAMES = ("replies", "findings", "verdicts", "wordings", "joined", "templated", "inherited")


def find_templates(store: Store) -> int:
    """Fill `templates`, `templated`, `inherited` and `verdicts_inherited` from the replies; tell how many there are."""
    with store.changing():
        store.connection.execute(_WORDINGS)
        pairs = store.connection.execute(_NEIGHBOURS).fetchall()
        store.replace_temp("joined", _joined(pairs))
        names = {name: name for name in _NAMES} | {"head": "coalesce(j.head, w.first)"}
        for table, query, order in _MADE:
            store.connection.execute(f"CREATE OR REPLACE TABLE {table} AS {query.format(**names)} ORDER BY {order}")
    count: int = store.value("SELECT count(*) FROM templates")
    return count


def _joined(pairs: list[tuple[int, int]]) -> dict[str, list[Any]]:
    """Join neighbours into groups, each known by the least key in it (union-find)."""
    parents: dict[int, int] = {}

    def head(reply: int) -> int:
        while (parent := parents.get(reply, reply)) != reply:
            parents[reply] = reply = parents.get(parent, parent)
        return reply

    for one, other in pairs:
        first, second = sorted((head(one), head(other)))
        parents[second] = first
    replies = sorted(parents)
    return {"first": replies, "head": [head(reply) for reply in replies]}
