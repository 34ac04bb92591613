"""Every report format: its published schema, its escaping, and that it says the same as the findings do."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for

from replylint import Linter, Message
from replylint.errors import ReadingError
from replylint.reporting import FORMATS, Failure, Options, formatter

SCHEMAS = Path(__file__).parent / "schemas"
LINTER = Linter()
LETTERS = (
    Message("Hi Dana,\n\nYour order {{order_id}} ships as soon as possible.\nAnd {{again}}.\n", path="out/a b.md"),
    Message("שלום דנה,\n\nהזמנה {{order_id}} יוצאת היום.\n", path="he.md"),
    Message('<p>Order {{a}}</p>\n<script>alert("x")</script><p>See |*_@you</p>', "html", path="x,y:z.html", id="7"),
)
FAILURES = (Failure("gone.md", ReadingError("no such file or folder", where="gone.md", mend="check the path")),)


def written(name: str, letters: tuple[Message, ...] = LETTERS, failures: tuple[Failure, ...] = FAILURES) -> str:
    options = Options(rules=tuple(LINTER.rules))
    return "".join(formatter(name)(LINTER.check_all(letters), failures, options))


def count() -> int:
    return sum(len(report.findings) for report in LINTER.check_all(LETTERS))


@pytest.mark.parametrize("name", ["sarif-2.1.0", "gitlab", "rdjson"])
def test_it_is_valid_by_its_schema(name):
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    validator_for(schema)(schema).validate(json.loads(written(name.split("-")[0])))


def test_json_is_valid_by_the_schema_in_the_docs(request):
    path = request.config.rootpath / "docs" / "reference" / "report.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(written("json")))
    lines = [json.loads(line) for line in written("jsonl").splitlines()]
    reply = {**schema, "$ref": "#/$defs/reply"}
    del reply["properties"], reply["required"], reply["additionalProperties"]
    for line in lines[:-1]:
        Draft202012Validator(reply).validate(line)
    assert lines[-1]["path"] == "gone.md"


def test_sarif_points_at_the_words_and_keeps_its_fingerprints():
    run = json.loads(written("sarif"))["runs"][0]
    result = next(r for r in run["results"] if r["ruleId"] == "placeholder-left")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "out/a%20b.md"
    assert place["region"] == {
        "startLine": 3, "startColumn": 12, "endLine": 3, "endColumn": 24, "snippet": {"text": "{{order_id}}"},
    }  # fmt: skip
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "placeholder-left"
    assert run["invocations"][0]["executionSuccessful"] is False
    moved = Message("\n\n" + LETTERS[0].source, path="out/a b.md")
    later = json.loads(written("sarif", (moved,)))["runs"][0]["results"]
    assert {r["partialFingerprints"]["replylintFinding/v1"] for r in later} == {
        r["partialFingerprints"]["replylintFinding/v1"]
        for r in run["results"]
        if "a%20b" in r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    }
    every = [
        (r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], *r["partialFingerprints"].values())
        for r in run["results"]
    ]
    assert len(set(every)) == len(every)


def test_github_shows_ten_worst_first_and_says_how_many_it_left_out():
    lines = written("github").splitlines()
    assert len(lines) == 11
    assert lines[0].startswith("::error title=replylint::gone.md")
    levels = [line[2:].split(" ")[0] for line in lines[:-1]]
    assert levels == sorted(levels, key=["error", "warning", "notice"].index)
    assert lines[-1] == f"replylint: {count() - 9} more findings are not annotated; --format text shows all {count()}"
    assert any("file=x%2Cy%3Az.html" in line for line in lines)


def test_junit_counts_its_cases():
    root = ElementTree.fromstring(written("junit").encode())
    suites = root.findall("testsuite")
    assert [suite.get("name") for suite in suites] == ["out/a b.md", "he.md", "x,y:z.html", "not checked"]
    assert sum(int(suite.get("tests")) for suite in suites) == len(root.findall("testsuite/testcase")) == count() + 1
    assert suites[-1].get("errors") == "1"
    assert all(case.get("type") == "error" for case in root.iter("failure"))


def test_checkstyle_has_every_finding():
    root = ElementTree.fromstring(written("checkstyle").encode())
    assert len(root.findall("file/error")) == count() + 1
    assert root.find("file/error[@source='replylint.placeholder-left']").get("column") == "12"


def test_rdjson_counts_columns_in_bytes():
    found = json.loads(written("rdjson"))["diagnostics"]
    hebrew = next(d for d in found if d["location"]["path"] == "he.md" and d["code"]["value"] == "placeholder-left")
    assert hebrew["location"]["range"]["start"] == {"line": 3, "column": 12}


def test_compact_is_one_line_a_finding():
    assert written("compact").splitlines()[0].startswith("out/a b.md:3:12: error: Fill this slot")
    assert len(written("compact").splitlines()) == count() + 1


def test_markdown_is_inert():
    text = written("markdown")
    assert "<script" not in text
    assert "@you" not in text
    assert "| ❌ | 3 | placeholder-left RL102 |" in text
    assert text.startswith(f"### replylint: {count()} findings in 3 replies, 0 clean")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def test_html_is_one_page_that_runs_and_fetches_nothing_and_turns_hebrew_round():
    text = written("html")
    page = _Page()
    page.feed(text)
    assert not {"script", "img", "iframe", "link", "a", "form"} & {tag for tag, _ in page.tags}
    assert not any(name.startswith("on") or name in ("src", "href") for _, names in page.tags for name in names)
    assert "default-src 'none'" in text
    assert [names["dir"] for tag, names in page.tags if tag == "section" and "dir" in names] == ["ltr", "rtl", "ltr"]
    assert '<mark class="error">{{order_id}}</mark>' in text


HOSTILE = st.text(st.sampled_from("ab \n\x1b\x00\x9b\u202e\u2066|<>&\"'`*_[](){}%:,=@\ud800א"), max_size=60)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40, deadline=None)
@given(text=HOSTILE, path=HOSTILE)
def test_no_text_breaks_a_format_or_steers_a_terminal(text, path):
    letters = (Message(f"Hi Dana,\n\n{text} {{{{slot}}}}", path=f"a{path}", first_line=1),)
    outputs = {name: written(name, letters, ()) for name in FORMATS}
    assert not {"\x1b", "\x9b", "\x00", "\u202e"} & set(outputs["text"] + outputs["compact"] + outputs["html"])
    json.loads(outputs["sarif"])
    json.loads(outputs["rdjson"])
    ElementTree.fromstring(outputs["junit"].encode("utf-8", "replace"))
    ElementTree.fromstring(outputs["checkstyle"].encode("utf-8", "replace"))
    rows = list(csv.reader(io.StringIO(outputs["csv"])))
    assert {len(row) for row in rows} == {16}
    assert all(line.startswith(("::", "replylint:")) for line in outputs["github"].splitlines() if line)


def test_the_report_can_be_written_to_a_file(run, tmp_path):
    (tmp_path / "a.md").write_text("Order {{id}}.\n")
    assert run("check", "--format", "sarif", "-o", "out.sarif", "a.md") == (1, "", "")
    assert json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
