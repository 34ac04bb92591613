"""Scores as they stand after people and templates are heard: overturned findings count as passes for everybody,
inherited ones are taken out of their agent's account.
"""

from __future__ import annotations

from replylint.audit.overrides import Override
from replylint.audit.store import Store

FINDING = "format('{:016x}/{}/{}', replies.key, findings.rule, findings.fingerprint)"
"""What a finding is known by from run to run, as SQL over `findings` and `replies`."""

_OVERTURNED = f"""
CREATE OR REPLACE TABLE verdicts_overturned AS
SELECT findings.reply, findings.rule FROM findings JOIN replies USING (reply)
LEFT JOIN overrides ON overrides.finding = {FINDING} AND overrides.verdict = 'overturned'
WHERE findings.rule IN (SELECT split_part(finding, '/', 2) FROM overrides WHERE verdict = 'overturned')
GROUP BY findings.reply, findings.rule HAVING count(*) = count(overrides.finding) ORDER BY ALL
"""
SCORES = """
SELECT v.reply,
    CAST(CASE WHEN bool_or(w.critical AND v.value = 'fail') THEN 0 ELSE
        round(100 * sum(w.weight) FILTER (WHERE v.value = 'pass') / nullif(sum(w.weight), 0), 1) END AS FLOAT) AS score,
    CAST(CASE WHEN bool_or(w.critical AND v.value = 'fail' AND NOT v.inherited) THEN 0 ELSE
        round(100 * coalesce(sum(w.weight) FILTER (WHERE v.value = 'pass'), 0)
            / nullif(sum(w.weight) FILTER (WHERE NOT v.inherited), 0), 1) END AS FLOAT) AS own
FROM {verdicts_in_force} v JOIN {changed} c ON c.reply = v.reply JOIN {replies} r ON r.reply = v.reply
JOIN {rule_versions} w ON w.rules = r.rules AND w.rule = v.rule
WHERE v.value IN ('pass', 'fail') GROUP BY v.reply
"""
"""The same for DuckDB and Spark."""
_CHANGED = "(SELECT reply FROM verdicts_inherited UNION SELECT reply FROM verdicts_overturned)"


def add_overrides(store: Store, overrides: list[Override]) -> None:
    """Take overrides in, a later one over an earlier one of the same finding, and correct the scores."""
    with store.changing():
        connection = store.connection
        for one in overrides:
            connection.execute("DELETE FROM overrides WHERE finding = ?", [one.finding])
            connection.execute("INSERT INTO overrides VALUES (?, ?, ?, ?)", list(one[:4]))
    correct_scores(store)


def correct_scores(store: Store) -> None:
    """Work out what overrides overturn and templates explain, and the scores that follow."""
    with store.changing():
        store.connection.execute(_OVERTURNED)
        scores = SCORES.format(
            verdicts_in_force="verdicts_in_force", changed=_CHANGED, replies="replies", rule_versions="rule_versions"
        )
        store.connection.execute(f"CREATE OR REPLACE TABLE corrected_scores AS {scores} ORDER BY v.reply")
