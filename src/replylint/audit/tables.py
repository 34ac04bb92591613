"""The store's tables as SQL, and what each column holds (docs/reference/store.md tells it to people)."""

from __future__ import annotations

VERSION = 1
"""Of the tables; a store of another version is refused."""

TABLES = """
CREATE TABLE store (version INTEGER NOT NULL);
CREATE TABLE runs (
    run INTEGER PRIMARY KEY, started TIMESTAMPTZ NOT NULL, finished TIMESTAMPTZ, version VARCHAR NOT NULL,
    rules VARCHAR NOT NULL, sources VARCHAR[] NOT NULL
);
CREATE TABLE rule_versions (
    rules VARCHAR NOT NULL, version VARCHAR NOT NULL, rule VARCHAR NOT NULL, code VARCHAR NOT NULL, tip VARCHAR,
    section VARCHAR NOT NULL, weight INTEGER NOT NULL, severity VARCHAR NOT NULL, critical BOOLEAN NOT NULL,
    fact VARCHAR, title MAP(VARCHAR, VARCHAR), why MAP(VARCHAR, VARCHAR), suggest MAP(VARCHAR, VARCHAR)
);
CREATE TABLE replies (
    reply BIGINT NOT NULL, key UBIGINT NOT NULL, run INTEGER NOT NULL, rules VARCHAR NOT NULL,
    path VARCHAR NOT NULL, id VARCHAR, agent VARCHAR, team VARCHAR, macro VARCHAR,
    sent TIMESTAMP, day DATE, dated VARCHAR NOT NULL,
    language VARCHAR, situation VARCHAR, score FLOAT, calculated FLOAT,
    opening FLOAT, care FLOAT, clarity FLOAT, resolution FLOAT, closing FLOAT,
    words INTEGER, confidence FLOAT, names VARCHAR[], wording UBIGINT, minhash UINTEGER[], failure VARCHAR
);
CREATE TABLE verdicts (reply BIGINT NOT NULL, rule VARCHAR NOT NULL, value VARCHAR NOT NULL);
CREATE TABLE findings (
    reply BIGINT NOT NULL, rule VARCHAR NOT NULL, severity VARCHAR NOT NULL, message VARCHAR NOT NULL,
    suggestion VARCHAR NOT NULL, quote VARCHAR NOT NULL, start INTEGER, "end" INTEGER, line INTEGER,
    fingerprint VARCHAR NOT NULL
);
CREATE TABLE facts (
    reply BIGINT NOT NULL, label VARCHAR NOT NULL, value BOOLEAN, quote VARCHAR NOT NULL, start INTEGER,
    "end" INTEGER, confidence FLOAT
);
CREATE TABLE coverage (
    reply BIGINT NOT NULL, kind VARCHAR NOT NULL, status VARCHAR, quote VARCHAR NOT NULL, evidence VARCHAR NOT NULL
);
CREATE TABLE templates (
    template VARCHAR, replies BIGINT, share DOUBLE, agents BIGINT, language VARCHAR, example BIGINT, score DOUBLE
);
CREATE TABLE templated (reply BIGINT, template VARCHAR);
CREATE TABLE inherited (
    template VARCHAR, rule VARCHAR, fingerprint VARCHAR, severity VARCHAR, message VARCHAR, suggestion VARCHAR,
    quote VARCHAR, replies BIGINT, agents BIGINT
);
CREATE TABLE verdicts_inherited (reply BIGINT, rule VARCHAR);
CREATE TABLE overrides (finding VARCHAR NOT NULL, verdict VARCHAR NOT NULL, who VARCHAR NOT NULL, why VARCHAR NOT NULL);
CREATE TABLE verdicts_overturned (reply BIGINT, rule VARCHAR);
CREATE TABLE corrected_scores (reply BIGINT, score FLOAT, own FLOAT);
CREATE VIEW judged AS
SELECT r.* EXCLUDE (score), t.template, CASE WHEN c.reply IS NULL THEN r.score ELSE c.score END AS score,
    CASE WHEN c.reply IS NULL THEN r.score ELSE c.own END AS own_score
FROM replies r LEFT JOIN templated t USING (reply) LEFT JOIN corrected_scores c USING (reply) WHERE r.failure IS NULL;
CREATE VIEW verdicts_in_force AS
SELECT v.reply, v.rule, CASE WHEN o.reply IS NULL THEN v.value ELSE 'pass' END AS value,
    i.reply IS NOT NULL AND o.reply IS NULL AS inherited
FROM verdicts v LEFT JOIN verdicts_inherited i ON i.reply = v.reply AND i.rule = v.rule
LEFT JOIN verdicts_overturned o ON o.reply = v.reply AND o.rule = v.rule;
CREATE TABLE failures (run INTEGER NOT NULL, path VARCHAR NOT NULL, what VARCHAR NOT NULL);
"""

CHILDREN = ("verdicts", "findings", "facts", "coverage")
"""The tables whose rows hang on a reply."""

ADD_REPLIES = """
INSERT INTO replies SELECT
    reply, key, run, rules, path, id, agent, team, macro, sent, day, dated,
    language, situation, score, calculated, opening, care, clarity, resolution, closing,
    words, confidence, names, wording, minhash, failure
FROM incoming
"""
ADD_CHILDREN = (
    "INSERT INTO verdicts SELECT reply, v.rule, v.value FROM (SELECT reply, unnest(verdicts) AS v FROM incoming)",
    'INSERT INTO findings SELECT reply, f.rule, f.severity, f.message, f.suggestion, f.quote, f.start, f."end", '
    "f.line, f.fingerprint FROM (SELECT reply, unnest(findings) AS f FROM incoming)",
    'INSERT INTO facts SELECT reply, f.label, f.value, f.quote, f.start, f."end", f.confidence '
    "FROM (SELECT reply, unnest(facts) AS f FROM incoming)",
    "INSERT INTO coverage SELECT reply, c.kind, c.status, c.quote, c.evidence "
    "FROM (SELECT reply, unnest(coverage) AS c FROM incoming)",
)
