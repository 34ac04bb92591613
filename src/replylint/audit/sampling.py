"""Draws replies for people to grade: a stratified random part, which may estimate a rate, and a risk list."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Any

from replylint.audit.corrections import FINDING
from replylint.audit.statistics import Z95
from replylint.audit.store import Store

COLUMNS = (
    "part", "risk", "reply", "path", "id", "agent", "week", "language", "score", "rule", "finding", "quote", "verdict",
    "who", "why",
)  # fmt: skip
_UNSURE = 0.3
_PLACED = """
CREATE OR REPLACE TEMP TABLE strata AS
SELECT reply, hash(key, $seed) AS draw, coalesce(agent, '') AS agent, language,
    coalesce(CAST(date_trunc('week', day) AS DATE)::VARCHAR, '') AS week
FROM judged WHERE score IS NOT NULL
"""
_RANDOM = """
WITH sized AS (
    SELECT *, row_number() OVER (PARTITION BY agent, week, language ORDER BY draw) AS place,
        count(*) OVER (PARTITION BY agent, week, language) AS size, count(*) OVER () AS total FROM strata
)
SELECT reply FROM sized ORDER BY (place - 0.5) / size, draw LIMIT $wanted
"""
_RISKY = f"""
WITH usual AS (
    SELECT agent, quantile_cont(score, 0.25) AS q1, quantile_cont(score, 0.75) AS q3 FROM judged GROUP BY agent
),
told AS (
    SELECT reply, CASE
        WHEN score = 0 AND calculated > 0 THEN 'critical'
        WHEN score < q1 - 1.5 * (q3 - q1) THEN 'outlier'
        WHEN confidence < {_UNSURE} THEN 'low confidence'
        END AS risk, score, confidence
    FROM judged JOIN usual ON usual.agent IS NOT DISTINCT FROM judged.agent
)
SELECT reply, risk FROM told WHERE risk IS NOT NULL
ORDER BY array_position(['critical', 'outlier', 'low confidence'], risk), score, confidence, reply LIMIT $most
"""
_ROWS = f"""
SELECT judged.reply, path, id, judged.agent, CAST(date_trunc('week', day) AS DATE) AS week, language, score,
    findings.rule, {FINDING.replace("replies.", "judged.")} AS finding, quote, names
FROM judged LEFT JOIN findings USING (reply) WHERE judged.reply IN (SELECT unnest($replies))
ORDER BY judged.reply, start, rule
"""


def size_for(margin: float, total: int) -> int:
    """Give how many of `total` replies estimate any rate within ±`margin` at 95 % (Cochran 1977, section 4.2)."""
    unlimited = Z95**2 * 0.25 / margin**2
    return min(total, ceil(unlimited / (1 + (unlimited - 1) / total))) if total else 0


def draw(store: Store, margin: float, seed: int, risky: int) -> Iterator[dict[str, Any]]:
    """Give one row a finding (one a reply where there is none) of the replies drawn; the same seed draws the same.

    The random part takes every stratum (agent, week, language) in proportion to its size.
    """
    store.connection.execute(_PLACED, {"seed": seed})
    wanted = size_for(margin, store.value("SELECT count(*) FROM strata"))
    chance = [reply for (reply,) in store.connection.execute(_RANDOM, {"wanted": wanted}).fetchall()]
    risk = dict(store.connection.execute(_RISKY, {"most": risky}).fetchall())
    for part, reasons in (("random", dict.fromkeys(chance, "")), ("risk", risk)):
        for row in _rows(store, list(reasons)):
            yield {**row, "part": part, "risk": reasons[row["reply"]]}


def _rows(store: Store, replies: list[int]) -> list[dict[str, Any]]:
    cursor = store.connection.execute(_ROWS, {"replies": replies})
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
