"""The judging step: columns in, columns out, the same whoever calls it."""

from __future__ import annotations

import pickle
from functools import partial

import pyarrow as pa

from replylint.audit import step
from replylint.audit.columns import REPLIES_OUT
from replylint.audit.judging import How
from replylint.audit.messages import from_batch, to_batch
from replylint.engine import Linter
from replylint.model import Mail, Message

TEXT = "Hi Dana,\n\nThank you for writing. I will call you by 3 May.\n\nBest,\nOmar\nOrders team"


def judged(*texts: str, **columns: list[object]) -> list[dict[str, object]]:
    [out] = step([pa.record_batch({"text": list(texts), **columns})])
    return out.to_pylist()


def test_one_row_comes_out_for_each_that_goes_in_and_other_columns_pass_through():
    rows = judged(TEXT, "No.", "", ticket=[7, 8, 9])
    assert [row["ticket"] for row in rows] == [7, 8, 9]
    assert list(rows[0]) == ["ticket", *REPLIES_OUT.names]
    report = Linter().check(Message(TEXT))
    assert {f["rule"] for f in rows[0]["findings"]} == {f.rule for f in report.findings}


def test_the_same_rows_give_the_same_in_any_batch_and_after_pickling():
    batch = pa.record_batch({"text": [TEXT, "No.", TEXT + " Bye."]})
    again = pickle.loads(pickle.dumps(partial(step, how=How.plain())))
    whole, parts = list(step([batch])), list(again(batch.slice(place, 1) for place in range(3)))
    assert pa.Table.from_batches(whole).to_pylist() == pa.Table.from_batches(parts).to_pylist()


def test_a_message_survives_the_columns():
    message = Message(TEXT, "markdown", "a.csv", "7", language="en", earlier=(Mail("agent", "Hello."),), team="Orders")
    assert list(from_batch(to_batch([message]))) == [message]


def test_offsets_count_code_points_of_the_text():
    text = "😀 Dear customer,\n\nThat is not our department."
    [row] = judged(text)
    found = next(f for f in row["findings"] if f["rule"] == "deflection")
    assert text[found["start"] : found["end"]] == found["quote"]


def test_a_text_that_no_encoding_knows_is_judged():
    [row] = judged("Hi Dana,\n\n\x00 \u202e is \u2066 here.")
    assert row["failure"] is None
    assert to_batch([Message("a \ud800 b")]).column("text").to_pylist() == ["a ? b"]


def test_letters_from_one_template_share_their_wording():
    one, other = judged(TEXT, TEXT.replace("Dana", "Priya").replace("3 May", "4 May"))
    assert one["wording"] == other["wording"]
    assert one["minhash"] == other["minhash"]
    assert len(one["minhash"]) == 32
