"""The library form on a real JVM: what comes out is what the step says, with what the job needs shipped along."""

from __future__ import annotations

import pyarrow as pa
import pytest

from replylint.audit import step
from replylint.audit.columns import REPLIES_OUT
from replylint.errors import ConfigError, ReadingError, UsageError
from replylint.spark import audit

LETTERS = (
    "Hi Dana,\n\nThank you for writing. I will look into the refund today.\n\nKind regards,\nOmar\nOrders team",
    "Dear customer,\n\nThat is not our department.\n\nRegards",
    "דנה שלום,\n\nתודה שפנית אלינו. אבדוק את ההחזר עוד היום.\n\nבברכה,\nעומר\nצוות הזמנות",
)
RULE = """
id: no-legalese
code: HR101
tip: house
title: {en: No legalese}
why: {en: It drives customers away.}
section: clarity
weight: 0
severity: error
demand: {kind: phrase-absent, phrases: {en: [per our policy]}}
messages: {message: {en: "Say it plainly, not “{phrase}”."}}
examples: {en: {pass: [The lamp ships today.], fail: [Per our policy it ships today.]}}
"""


def test_a_frame_is_judged_as_the_step_judges_it(spark):
    frame = spark.createDataFrame(
        [(text, n, "2026-03-04") for n, text in enumerate(LETTERS)], "body string, n int, date string"
    )
    judged = audit(frame, columns={"text": "body"}, keep=["n"])
    rows = {row["n"]: row.asDict(recursive=True) for row in judged.collect()}
    [local] = step([pa.record_batch({"text": LETTERS, "format": ["markdown"] * 3})])
    for n, own in enumerate(local.to_pylist()):
        own["wording"] -= (own["wording"] >> 63) << 64
        own["minhash"] = [value - ((value >> 31) << 32) for value in own["minhash"]]
        assert {name: rows[n][name] for name in REPLIES_OUT.names} == own
    assert {str(row["day"]) for row in rows.values()} == {"2026-03-04"}
    assert [rows[n]["language"] for n in range(3)] == ["en", "en", "he"]


def test_a_row_without_text_says_so_and_the_rest_is_judged(spark):
    frame = spark.createDataFrame(
        [(LETTERS[0], "en"), (None, None), (LETTERS[1], "fr")], "text string, language string"
    )
    rows = audit(frame).collect()
    assert sorted(row["unread"] or "" for row in rows) == ["", "a row has no 'text'", "a row: unknown language 'fr'"]
    assert [row["score"] is None for row in rows] == [row["unread"] is not None for row in rows]


def test_fields_inside_a_column_are_mapped(spark):
    frame = spark.createDataFrame(
        [((LETTERS[0], ("Noa",)),)], "ticket struct<body: string, assignee: struct<name: string>>"
    )
    [row] = audit(frame, columns={"text": "ticket.body", "agent": "ticket.assignee.name"}).collect()
    assert (row["agent"], row["language"]) == ("Noa", "en")


def test_configuration_pack_glossary_and_bank_travel_with_the_job(spark, tmp_path):
    rules = tmp_path / "house" / "rules"
    rules.mkdir(parents=True)
    (rules / "no-legalese.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "glossary.yaml").write_text("RMA: return number\n")
    (tmp_path / "bank.yaml").write_text("thanks: {en: [Thank you for writing to Acme.]}\n")
    config = tmp_path / "replylint.toml"
    config.write_text('packs = ["house/"]\nglossary = "glossary.yaml"\nbank = "bank.yaml"\nignore = ["deflection"]\n')
    frame = spark.createDataFrame([(LETTERS[1].replace("That", "Per our policy your RMA is 7. That"),)], "text string")
    judged = audit(frame, config)
    for path in (config, tmp_path / "glossary.yaml", tmp_path / "bank.yaml", rules / "no-legalese.yaml"):
        path.unlink()
    [row] = judged.collect()
    found = {finding["rule"]: finding for finding in row["findings"]}
    assert "no-legalese" in found
    assert "deflection" not in found
    assert "Acme" in found["opening-thanks"]["suggestion"]
    assert any("return number" in finding["suggestion"] + finding["message"] for finding in found.values())


def test_what_is_wrong_is_told_before_a_job_starts(spark, tmp_path):
    frame = spark.createDataFrame([("Hello.",)], "boddy string")
    with pytest.raises(ReadingError, match=r"no column 'body' for text \(did you mean 'boddy'"):
        audit(frame, columns={"text": "body"})
    with pytest.raises(UsageError, match="can't keep 'score'"):
        audit(frame, columns={"text": "boddy"}, keep=["score"])
    config = tmp_path / "replylint.toml"
    config.write_text('[[overrides]]\nfiles = ["he/**"]\nlanguage = "he"\n')
    with pytest.raises(ConfigError, match="overrides go by file"):
        audit(frame, config, columns={"text": "boddy"})
