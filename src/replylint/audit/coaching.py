"""What to coach next: each agent's most frequent findings, with a quote of theirs and a good one of a peer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from replylint.audit.masking import Masking
from replylint.audit.store import Store

MOST = 3
"""Findings an agent; more is no coaching."""
_PEERS = 12

_OFTEN = f"""
SELECT agent, rule, fact, language, failed, n, message, suggestion, quote, names FROM (
    SELECT agent, rule, sum(failed) OVER each AS failed, sum(n) OVER each AS n, language,
        row_number() OVER (PARTITION BY agent, rule ORDER BY failed DESC, language) AS first
    FROM (
        SELECT agent, rule, language, count(*) FILTER (value = 'fail' AND NOT inherited) AS failed, count(*) AS n
        FROM verdicts_in_force JOIN judged USING (reply)
        WHERE value IN ('pass', 'fail') AND agent IS NOT NULL GROUP BY ALL
    ) WINDOW each AS (PARTITION BY agent, rule)
) JOIN quoted USING (agent, rule, language) JOIN facts_of USING (rule)
WHERE first = 1 AND failed > 0
QUALIFY row_number() OVER (PARTITION BY agent ORDER BY failed DESC, rule) <= {MOST}
ORDER BY agent, failed DESC, rule
"""
_QUOTED = """
CREATE OR REPLACE TEMP TABLE quoted AS
SELECT agent, f.rule, language, f.message, f.suggestion, f.quote, names
FROM findings f JOIN judged USING (reply) JOIN verdicts_in_force v ON v.reply = f.reply AND v.rule = f.rule
WHERE v.value = 'fail' AND NOT v.inherited AND agent IS NOT NULL
    AND f.severity <> 'info' AND (f.suggestion <> '' OR f.quote <> '')
QUALIFY row_number() OVER (PARTITION BY agent, f.rule, language ORDER BY f.quote = '', f.reply) = 1
"""
_FACTS_OF = """
CREATE OR REPLACE TEMP TABLE facts_of AS SELECT rule, any_value(fact) AS fact FROM rule_versions GROUP BY rule
"""
_GOOD = """
SELECT label, language, agent, quote, names FROM facts JOIN judged USING (reply)
WHERE facts.value AND facts.confidence >= 0.9 AND quote LIKE '% % %' AND length(quote) <= 200
    AND agent IS NOT NULL AND score >= 80
QUALIFY row_number() OVER (PARTITION BY label, language ORDER BY facts.confidence DESC, length(quote) DESC, reply) <= {}
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


def coaching(store: Store, masking: Masking) -> Iterator[Advice]:
    """Give each agent's most frequent mendable findings, most frequent first; templates' findings are not theirs."""
    connection = store.connection
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
    for row in store.rows(_GOOD.format(_PEERS)):
        shown = masking.shown(row["quote"], row["names"])
        found.setdefault((row["label"], row["language"]), []).append((row["agent"], shown))
    return found
