"""Agreement with graded replies: figures by the textbook, rules the right way round, bars, mistakes in the table."""

from __future__ import annotations

import json

import pytest

from replylint.calibration.agreement import ac1, agreement, kappa

GOOD = "Hi Dana,\\n\\nThank you for the photos. I have ordered the part today.\\n\\nBest regards,\\nNoa"
BAD = "Order 12 ships today. Someone will get back to you soon."


def record(number: int, text: str, **labels: bool | None) -> str:
    return json.dumps({"id": str(number), "lang": "en", "text": text.replace("\\n", "\n"), "labels": labels})


def test_kappa_and_ac1_are_those_of_the_textbook():
    assert kappa(20, 5, 10, 15) == pytest.approx(0.4)
    assert kappa(118, 5, 2, 0) == pytest.approx(-0.0234, abs=1e-4)
    assert ac1(118, 5, 2, 0) == pytest.approx(0.9408, abs=1e-4)
    assert kappa(0, 0, 0, 0) is None


def test_figures_without_a_denominator_are_left_open():
    none = agreement([(False, False)] * 5)
    assert (none.precision, none.recall, none.f1, none.raw) == (None, None, None, 1.0)


def test_the_interval_holds_the_figure():
    found = agreement([(True, True)] * 30 + [(True, False)] * 10 + [(False, False)] * 30)
    assert found.f1_low < found.f1 < found.f1_high
    assert found == agreement([(True, True)] * 30 + [(True, False)] * 10 + [(False, False)] * 30)


def test_a_rule_fails_where_a_good_label_is_no_and_a_bad_one_yes(run, tmp_path):
    lines = [
        record(1, GOOD, opening_thanks=True, positive_closing=False, sign_off=True, vague_promise=False),
        record(2, BAD, opening_thanks=False, positive_closing=False, sign_off=False, vague_promise=True),
    ]
    (tmp_path / "graded.jsonl").write_text("\n".join(lines))
    report = json.loads(run("calibrate", "--format", "json", "graded.jsonl").out)
    rules = report["rules"]["all"]
    for name in ("sign-off", "vague-promise", "positive-closing"):
        assert rules[name]["raw"] == 1.0, name
    assert report["labels"]["en"]["vague_promise"]["positives"] == 1
    assert report["jargon_term_precision"] == {}


def test_both_quotes_of_a_disagreement_are_told(run, tmp_path):
    (tmp_path / "graded.jsonl").write_text(record(1, GOOD, sign_off=False))
    assert "| sign_off | 1 | no |  | Best regards, Noa |" in run("calibrate", "graded.jsonl").out


def test_bars_hold_labels_with_twenty_yeses(run, tmp_path):
    few = [record(n, GOOD, vague_promise=True) for n in range(19)]
    (tmp_path / "few.jsonl").write_text("\n".join(few))
    assert run("calibrate", "--min-f1", "0.9", "few.jsonl").status == 0
    (tmp_path / "many.jsonl").write_text("\n".join([*few, record(20, GOOD, vague_promise=True)]))
    ran = run("calibrate", "--min-f1", "0.9", "many.jsonl")
    assert (ran.status, ran.err) == (1, "vague_promise: F1 0.00 is under 0.9\n")
    assert run("calibrate", "--min-f1", "0.9", "--label", "sign_off", "many.jsonl").status == 0


def test_csv_answers_and_open_ones(run, tmp_path):
    (tmp_path / "graded.csv").write_text("id,text,sign_off,ownership\n1,Hi Dana.,no,\n2,שלום דנה.,לא,?\n")
    labels = json.loads(run("calibrate", "--format", "json", "graded.csv").out)["labels"]
    assert labels["all"].keys() == {"sign_off"}
    assert labels["he"]["sign_off"]["n"] == 1


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.csv", "id,text,sign_of\n1,Hi.,yes\n", "a.csv:2: unknown label 'sign_of' (did you mean 'sign_off'?)"),
        ("a.csv", "id,text,sign_off\n1,,yes\n", "a.csv:2: the text is empty"),
        ("a.csv", "id,text,sign_off\n1,Hi.,perhaps\n", "a.csv:2: sign_off: 'perhaps' is no answer"),
        ("a.csv", "id,text,sign_off\n1,Hi.,yes\n1,Ho.,no\n", "a.csv:3: id '1' stands twice (first at a.csv:2)"),
        ("a.jsonl", '{"id": "1", "text": "Hi."}', "a.jsonl:1: the record has no labels"),
        ("a.jsonl", '{"id": "1"', "a.jsonl:1: not a JSON object"),
        ("a.jsonl", "", "no labelled reply stands in the file"),
    ],
)
def test_a_mistake_is_named_with_its_row(run, tmp_path, name, text, told):
    (tmp_path / name).write_text(text)
    ran = run("calibrate", name)
    assert ran.status == 2
    assert told in ran.err
    assert ran.err.count("\n") == 1
