"""Records: mapping, the place of every row, and rows that can't be read among those that can."""

from __future__ import annotations

import io
import json

import pytest

from replylint.errors import UsageError
from replylint.model import LineStart
from replylint.reading import parse_map


def lines(*records: object) -> str:
    return "\n".join(r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records)


def test_fields_of_a_record(read):
    record = {
        "id": 7, "text": "<p>שלום</p>", "agent": "Dana", "team": "Sales", "customer_message": "מה?", "lang": "he",
        "date": "2026-01-02", "situation": "question", "macro": "m1",
    }  # fmt: skip
    (message,), _ = read("a.jsonl", lines(record))
    assert (message.id, message.sender, message.team, message.macro) == ("7", "Dana", "Sales", "m1")
    assert (message.language, message.situation, message.format, message.date) == (
        "he",
        "question",
        "html",
        "2026-01-02",
    )
    assert message.customer_message == "מה?"
    assert message.lines == (LineStart(0, 1),)


def test_mapped_columns_and_dotted_keys(read):
    columns = parse_map(["text=body,agent=by.name", "customer_message=asked"])
    (message,), _ = read("a.jsonl", lines({"body": "Hi", "by": {"name": "Dana"}, "asked": "Where?"}), columns=columns)
    assert (message.source, message.sender, message.customer_message) == ("Hi", "Dana", "Where?")


def test_a_broken_line_is_named_and_the_rest_is_read(read):
    messages, failures = read("a.jsonl", lines({"text": "one"}, '{"text": "two', {"text": ""}, "[1]", {"text": "five"}))
    assert [m.source for m in messages] == ["one", "five"]
    assert [f.split(" ")[0] for f in failures] == ["a.jsonl:2:", "a.jsonl:3:", "a.jsonl:4:"]


def test_a_column_that_is_not_there_is_named_with_near_ones(read):
    messages, failures = read("a.csv", "id,body\n1,Hi\n", columns={"text": "bodi"})
    assert (messages, failures) == ([], ["a.csv: no column 'bodi' for text (did you mean 'body'?)"])
    messages, failures = read("a.jsonl", lines({"text": "Hi"}), columns={"agent": "assignee"})
    assert len(messages) == 1
    assert failures == ["a.jsonl: no record has a field 'assignee' for agent (correct --map)"]


def test_records_without_a_text_name_their_columns(read):
    _, failures = read("a.jsonl", lines({"reply": "Hi", "by": "Dana"}))
    assert failures == ["a.jsonl: no column 'text' for text (--map text=COLUMN; columns: by, reply)"]


def test_an_unknown_field_of_a_map_is_refused():
    with pytest.raises(UsageError, match="did you mean 'agent'"):
        parse_map(["agnet=x"])
    with pytest.raises(UsageError, match="no column"):
        parse_map(["text"])


def test_csv_cells_keep_their_lines(read):
    text = 'note,text,agent\n"a\nb","Hi Omar,\n\nIt is ""gone"".",Dana\n,Bye,Omar\n'
    messages, _ = read("a.csv", text)
    assert [(m.source, m.lines[0].line, m.sender) for m in messages] == [
        ('Hi Omar,\n\nIt is "gone".', 3, "Dana"),
        ("Bye", 6, "Omar"),
    ]


@pytest.mark.parametrize(("data", "what"), [(b"", "the file is empty"), (b"\0\1\2\n", "looks like a binary file")])
def test_what_is_no_csv_is_said_in_one_line(read, data, what):
    messages, (failure,) = read("a.csv", data)
    assert not messages
    assert failure == f"a.csv: {what}" + ("" if not data else ", not CSV")


def test_csv_with_broken_quotes_loses_that_row_alone(read):
    rows = [
        "text,agent",
        "fine,Dana",
        '"never closed,Dana',
        "also fine,Omar",
        '5" pipe,Noa',
        "a,b,c",
        '"two\nlines",Ron',
    ]
    messages, failures = read("a.csv", "\n".join(rows))
    assert [(m.source, m.lines[0].line) for m in messages] == [
        ("fine", 2), ("also fine", 4), ('5" pipe', 5), ("two\nlines", 7),
    ]  # fmt: skip
    assert failures == [f"a.csv:{n}: row {r} has broken quotes or too many cells" for n, r in ((3, 2), (6, 5))]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1255"])
def test_csv_in_the_encodings_of_spreadsheets(read, encoding):
    (message,), _ = read("a.csv", "text;agent\r\nשלום לך;דנה\r\n".encode(encoding))
    assert (message.source, message.sender) == ("שלום לך", "דנה")


def test_parquet(read):
    arrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    out = io.BytesIO()
    rows = [{"body": "Hi", "agent": "Dana"}, {"body": None, "agent": "Omar"}, {"body": "Bye", "agent": None}]
    parquet.write_table(arrow.Table.from_pylist(rows), out)
    messages, failures = read("a.parquet", out.getvalue(), columns={"text": "body"})
    assert [(m.source, m.sender) for m in messages] == [("Hi", "Dana"), ("Bye", None)]
    assert failures == ["a.parquet row 2: row 2 has no 'body'"]
    _, failures = read("a.parquet", out.getvalue()[:-9] + b"x" * 9, columns={"text": "body"})
    assert len(failures) == 1
    assert "not readable Parquet" in failures[0]


def test_one_json_document_of_records(read):
    messages, failures = read("a.json", json.dumps([{"text": "one"}, {"text": "two"}, 3], indent=1))
    assert [m.source for m in messages] == ["one", "two"]
    assert failures == ["a.json record 3: not a JSON object"]


def test_a_document_that_breaks_off_says_after_which_record(read):
    messages, failures = read("a.json", json.dumps([{"text": "one"}, {"text": "two"}])[:-8])
    assert [m.source for m in messages] == ["one"]
    assert failures[0].startswith("a.json: not valid JSON after record 1")


def test_a_text_far_too_long_is_named(read):
    messages, failures = read("a.txt", "word " * 200_000)
    assert not messages
    assert "1,000,000 characters" in failures[0]


def test_long_markup_round_a_letter_is_no_long_letter(read):
    markup = "<style>" + "p {} " * 30_000 + '</style><p style="x">Hi</p>'
    messages, _ = read("a.html", markup)
    assert len(messages) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", "[" * 50_000), ("a.json", '{"a":' * 50_000), ("a.jsonl", '{"a":' * 50_000), ("a.yaml", "[ " * 5_000),
        ("a.yaml", "- " * 5_000 + "x"), ("a.jsonl", "[" * 50_000), ("a.csv", "text\n" + '"a,b\n' * 200),
    ],
)  # fmt: skip
def test_bombs_are_refused(read, name, text):
    messages, failures = read(name, text)
    assert not messages
    assert all("\n" not in failure for failure in failures)
    assert failures


def test_a_list_among_other_keys_of_a_document(read):
    document = {
        "meta": {"tickets": [1]},
        "records": [{"text": "one", "more": [{"text": "no"}]}, {"text": "two"}],
        "n": 2,
    }
    messages, failures = read("a.json", json.dumps(document))
    assert ([m.source for m in messages], failures) == (["one", "two"], [])
