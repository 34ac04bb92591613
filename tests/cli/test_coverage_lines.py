"""`replylint coverage`: one line a record, and a broken line is named while the rest goes on."""

from __future__ import annotations

import json

from click.testing import CliRunner

from replylint.cli import replylint
from replylint.errors import ReadingError

GOOD = {"id": "a", "customer_message": "When do you open?\u2028Is it free?", "text": "We open at nine."}


def run(path, *lines):
    path.write_text("\ufeff" + "\n".join(lines), encoding="utf-8")
    return CliRunner().invoke(replylint, ["coverage", "--no-model", str(path)])


def test_one_line_a_record_with_quotes_as_they_stand(tmp_path):
    result = run(tmp_path / "a.jsonl", json.dumps(GOOD, ensure_ascii=False), "")
    (line,) = result.stdout.splitlines()
    asks = json.loads(line)["asks"]
    assert [ask["status"] for ask in asks] == ["answered", "unanswered"]
    assert all(GOOD["customer_message"][ask["start"] : ask["end"]] == ask["quote"] for ask in asks)
    assert result.exit_code == 0


def test_broken_lines_are_named_and_the_rest_goes_on(tmp_path):
    result = run(tmp_path / "a.jsonl", "{", json.dumps({"text": "x"}), json.dumps(GOOD))
    assert len(result.stdout.splitlines()) == 1
    assert "a.jsonl:1: not a JSON object" in result.stderr
    assert 'a.jsonl:2: a record needs a "customer_message"' in result.stderr
    assert isinstance(result.exception, ReadingError)
    assert "2 of 3 lines were not read" in str(result.exception)


def test_a_file_without_a_record_is_not_green(tmp_path):
    assert "holds no record" in str(run(tmp_path / "a.jsonl").exception)
