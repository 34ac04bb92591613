"""The folder of tables from a notebook: in the session that is there, with a configuration and what it names."""

from __future__ import annotations

import json

import pytest

from replylint.errors import ReadingError
from replylint.spark import audit_into

REPLIES = [
    {"id": "1", "body": "Dear customer,\n\nYour RMA is 7. That is not our department.\n\nRegards", "date": "4/3/2026"},
    {"id": "2", "body": "Hi Dana,\n\nThank you for writing. Your refund is on its way.\n\nBest,\nOmar"},
]


def test_a_session_of_somebody_elses_writes_the_tables_by_a_configuration(spark, run, tmp_path):
    source, lake = tmp_path / "replies.jsonl", tmp_path / "lake"
    source.write_text("".join(json.dumps(reply) + "\n" for reply in REPLIES))
    (tmp_path / "glossary.yaml").write_text("RMA: return number\n")
    (tmp_path / "house.toml").write_text('glossary = "glossary.yaml"\nignore = ["deflection"]\n')

    def judged():
        return audit_into(spark, [str(source)], str(lake), tmp_path / "house.toml", columns={"text": "body"})

    assert judged()[:5] == (1, 2, 0, 0, 0)
    assert judged()[:5] == (None, 0, 0, 2, 0)
    ran = run("audit", "report", "--db", lake, "--format", "markdown")
    assert (ran.status, ran.err) == (0, "")
    assert "plain-words" in ran.out
    assert "deflection" not in ran.out
    with pytest.raises(ReadingError, match="no column 'boddy' for text"):
        audit_into(spark, [str(source)], str(lake), columns={"text": "boddy"})
