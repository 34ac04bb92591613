"""The store's tables out of what was judged, as Spark's SQL; the columns are those of `replylint.audit.tables`."""

from __future__ import annotations

from collections.abc import Mapping

FRESH = "key IS NOT NULL AND NOT known AND NOT gone"
"""Of the rows that were judged: those that this run judged."""

TABLES: Mapping[str, str] = {
    "replies": f"""
        SELECT key AS reply, key, base, '{{rules}}' AS rules, path, id, agent, team, macro, sent, day, dated,
            language, situation, score, calculated, opening, care, clarity, resolution, closing,
            words, confidence, names, wording, minhash, failure
        FROM {{judged}} WHERE {FRESH}""",
    "verdicts": f"SELECT key AS reply, inline(verdicts) FROM {{judged}} WHERE {FRESH}",
    "findings": f"SELECT key AS reply, inline(findings) FROM {{judged}} WHERE {FRESH}",
    "facts": f"SELECT key AS reply, inline(facts) FROM {{judged}} WHERE {FRESH}",
    "coverage": f"SELECT key AS reply, inline(coverage) FROM {{judged}} WHERE {FRESH}",
    "gone": "SELECT key FROM {judged} WHERE gone",
}
UNREAD = """
SELECT path, unread, count(*) AS n FROM {judged} WHERE unread IS NOT NULL GROUP BY path, unread
"""
COUNTS = f"""
SELECT count_if({FRESH} AND failure IS NULL) AS judged, count_if({FRESH} AND failure IS NOT NULL) AS unjudged,
    count_if(known AND NOT gone) AS known, count_if(gone) AS gone, count_if({FRESH} AND replaced) AS replaced
FROM {{judged}}
"""
