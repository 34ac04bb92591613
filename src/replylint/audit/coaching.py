"""What to coach next: each agent's most frequent findings, with a quote of theirs and a good one of a peer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from replylint.audit.aggregates import Cube
from replylint.audit.masking import Masking
from replylint.audit.store import Store

MOST = 3
"""Findings an agent; more is no coaching."""
_PEERS = 12
_LONGEST = 200

QUOTED_FIRST = "CAST(f.quote = '' AS UBIGINT) << 63 | hash(f.reply) >> 1"
"""What findings `f` are chosen by, the least first: those with a quote, and of these any, the same ones each time."""
_OFTEN = f"""
SELECT agent, rule, fact, language, failed, n, message, suggestion, quote, names FROM (
    SELECT agent, rule, sum(failed) OVER each AS failed, sum(n) OVER each AS n, language,
        row_number() OVER (PARTITION BY agent, rule ORDER BY failed DESC, language) AS first
    FROM (
        SELECT agent, rule, language, sum(n - passed - inherited) AS failed, sum(n) AS n
        FROM rule_cube WHERE agent IS NOT NULL GROUP BY ALL
    ) WINDOW each AS (PARTITION BY agent, rule)
) JOIN quoted USING (agent, rule, language) JOIN facts_of USING (rule)
WHERE first = 1 AND failed > 0
QUALIFY row_number() OVER (PARTITION BY agent ORDER BY failed DESC, rule) <= {MOST}
ORDER BY agent, failed DESC, rule
"""
_QUOTED = f"""
CREATE OR REPLACE TEMP TABLE quoted AS
WITH chosen AS (
    SELECT agent, f.rule, language, arg_min({{'reply': f.reply, 'start': f.start}}, {QUOTED_FIRST}) AS one
    FROM findings f JOIN failing USING (reply, rule) JOIN placed USING (reply)
    WHERE NOT inherited AND agent IS NOT NULL AND f.severity <> 'info' AND (f.suggestion <> '' OR f.quote <> '')
    GROUP BY ALL
)
SELECT c.agent, c.rule, c.language, f.message, f.suggestion, f.quote, names
FROM chosen c JOIN findings f ON f.reply = one.reply AND f.rule = c.rule AND f.start IS NOT DISTINCT FROM one.start
JOIN replies r ON r.reply = f.reply
QUALIFY row_number() OVER (PARTITION BY c.agent, c.rule, c.language ORDER BY f.fingerprint) = 1
"""
_FACTS_OF = """
CREATE OR REPLACE TEMP TABLE facts_of AS SELECT rule, any_value(fact) AS fact FROM rule_versions GROUP BY rule
"""
_GOOD = f"""
WITH chosen AS (
    SELECT label, language, unnest(arg_max({{'reply': reply, 'quote': quote}},
        CAST(facts.confidence * 1000 AS UBIGINT) << 54 | length(quote) << 46 | hash(reply) >> 18, {_PEERS})) AS one
    FROM facts JOIN placed USING (reply)
    WHERE facts.value AND facts.confidence >= 0.9 AND quote LIKE '% % %' AND length(quote) <= {_LONGEST}
        AND agent IS NOT NULL AND score >= 80 GROUP BY label, language
)
SELECT label, chosen.language, agent, one.quote AS quote, names FROM chosen JOIN replies ON replies.reply = one.reply
"""


class Advice(NamedTuple):
    """One thing for an agent to mend."""

    agent: str
    rule: str
    failed: int
    n: int
    message: str
    suggestion: str
    quote: str
    """The agent's own words; empty where something is missing."""
    good: str
    """How a peer says it; empty where nobody does, or where the rule is about a measure."""


def coaching(cube: Cube, masking: Masking) -> Iterator[Advice]:
    """Give each agent's most frequent mendable findings, most frequent first; templates' findings are not theirs.

    The cube must have its failing verdicts marked.
    """
    store, connection = cube.store, cube.store.connection
    connection.execute(_QUOTED)
    connection.execute(_FACTS_OF)
    good = _good_quotes(store, masking)
    for row in store.rows(_OFTEN):
        peers = good.get((row["fact"], row["language"]), [])
        peer = next((quote for agent, quote in peers if agent != row["agent"]), "")
        yield Advice(
            row["agent"], row["rule"], int(row["failed"]), int(row["n"]), masking.shown(row["message"], row["names"]),
            masking.shown(row["suggestion"], row["names"]), masking.shown(row["quote"], row["names"]), peer,
        )  # fmt: skip


def _good_quotes(store: Store, masking: Masking) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Give good sentences by what they do and their language, each with the agent who wrote it."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in store.rows(_GOOD):
        shown = masking.shown(row["quote"], row["names"])
        found.setdefault((row["label"], row["language"]), []).append((row["agent"], shown))
    return found
