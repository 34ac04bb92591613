"""Finds the templates in a store: replies of one wording, and what they inherit from it rather than from their agents.

A reply belongs to the saved reply that its helpdesk names; else replies whose masked texts are equal, or near by
their MinHash signatures, are one template. A finding that at least half of a template's replies share, word for word,
is the template's, and none of the agent's.
"""

from __future__ import annotations

from typing import Any

from replylint.audit.store import Store

LEAST_REPLIES = 5
"""Replies that make a template; fewer may be alike by chance."""
_NEAR = 0.7
"""Estimated share of common word triples from which two wordings are one template."""
_BANDS, _ROWS = 8, 4
"""Bands of the signature: of pairs at 0.7, 89 in 100 share one; at 0.9, all (1 - (1 - s^4)^8)."""
_INHERITED = 0.5

_WORDINGS = """
CREATE OR REPLACE TEMP TABLE wordings AS
SELECT wording, any_value(minhash ORDER BY reply) AS minhash, min(reply) AS first FROM replies
WHERE failure IS NULL AND macro IS NULL AND len(minhash) > 0 GROUP BY wording
"""
_NEIGHBOURS = f"""
CREATE OR REPLACE TEMP TABLE banded AS
SELECT first, minhash, band, hash(minhash[band * {_ROWS} + 1 : band * {_ROWS} + {_ROWS}]) AS bucket
FROM wordings, range({_BANDS}) AS bands(band);
CREATE OR REPLACE TEMP TABLE heads AS
SELECT band, bucket, min(first) AS first, arg_min(minhash, first) AS minhash FROM banded
GROUP BY band, bucket HAVING count(*) > 1;
SELECT DISTINCT heads.first, banded.first FROM banded JOIN heads USING (band, bucket)
WHERE banded.first <> heads.first AND
    list_sum(list_transform(list_zip(banded.minhash, heads.minhash), lambda p: (p[1] = p[2])::INT))
        >= {_NEAR} * len(heads.minhash)
"""
_MEMBERS = f"""
CREATE OR REPLACE TABLE templated AS
WITH known AS (
    SELECT reply, 'macro ' || macro AS name FROM replies WHERE failure IS NULL AND macro IS NOT NULL
    UNION ALL
    SELECT r.reply, 'like ' || coalesce(j.head, w.first) AS name
    FROM replies r JOIN wordings w USING (wording) LEFT JOIN joined j USING (first)
    WHERE r.failure IS NULL AND r.macro IS NULL
)
SELECT reply, name AS template FROM known QUALIFY count(*) OVER (PARTITION BY name) >= {LEAST_REPLIES} ORDER BY reply
"""
_INHERITANCE = f"""
CREATE OR REPLACE TABLE inherited AS
WITH sizes AS (SELECT template, count(*) AS replies FROM templated GROUP BY template)
SELECT template, rule, fingerprint, any_value(severity) AS severity, any_value(message ORDER BY reply) AS message,
    any_value(suggestion ORDER BY reply) AS suggestion, any_value(quote ORDER BY reply) AS quote,
    count(DISTINCT reply) AS replies, count(DISTINCT agent) AS agents
FROM findings JOIN templated USING (reply) JOIN replies USING (reply) JOIN sizes USING (template)
GROUP BY template, rule, fingerprint, sizes.replies HAVING count(DISTINCT reply) >= {_INHERITED} * sizes.replies
ORDER BY ALL
"""
_TEMPLATES = """
CREATE OR REPLACE TABLE templates AS
SELECT template, count(*) AS replies, count(*) / (SELECT count(*) FROM replies WHERE failure IS NULL) AS share,
    count(DISTINCT agent) AS agents, any_value(language ORDER BY reply) AS language, min(reply) AS example,
    avg(score) AS score
FROM templated JOIN replies USING (reply) GROUP BY template ORDER BY replies DESC, template
"""
_INHERITED_VERDICTS = """
CREATE OR REPLACE TABLE verdicts_inherited AS
SELECT f.reply, f.rule FROM findings f JOIN verdicts v ON v.reply = f.reply AND v.rule = f.rule AND v.value = 'fail'
JOIN templated t ON t.reply = f.reply LEFT JOIN inherited i
    ON i.template = t.template AND i.rule = f.rule AND i.fingerprint = f.fingerprint
GROUP BY f.reply, f.rule HAVING count(*) = count(i.rule) ORDER BY ALL
"""


def find_templates(store: Store) -> int:
    """Fill `templates`, `templated`, `inherited` and `verdicts_inherited` from the replies; tell how many there are."""
    with store.changing():
        store.connection.execute(_WORDINGS)
        pairs = store.connection.execute(_NEIGHBOURS).fetchall()
        store.replace_temp("joined", _joined(pairs))
        for statement in (_MEMBERS, _INHERITANCE, _TEMPLATES, _INHERITED_VERDICTS):
            store.connection.execute(statement)
    count: int = store.value("SELECT count(*) FROM templates")
    return count


def _joined(pairs: list[tuple[int, int]]) -> dict[str, list[Any]]:
    """Join neighbours into groups, each known by the first reply in it (union-find)."""
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
