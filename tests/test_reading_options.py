"""The command line over many records: options of reading, what is told of bad ones, and the exit status."""

from __future__ import annotations

import json

from replylint.cli.given import project_of
from replylint.cli.judged import Run
from replylint.parsing.threads import read_thread

GOOD = '{"body": "Hi Noa,\\n\\nThank you for writing.", "asked": "Where is it?"}\n'


def test_records_by_a_map_with_bad_ones_told_and_counted(run, tmp_path):
    (tmp_path / "a.jsonl").write_text(GOOD + "{broken\n" + GOOD)
    ran = run("check", "a.jsonl", "--map", "text=body,customer_message=asked", "--fail-on", "never", "--no-model")
    assert ran.status == 0
    assert "replylint: a.jsonl:2: not a JSON object" in ran.out
    assert "2 replies" in ran.out
    assert "1 not read" in ran.out


def test_a_run_that_cannot_be_trusted_exits_with_2(run, tmp_path):
    (tmp_path / "a.jsonl").write_text(GOOD + "{\n{\n")
    (tmp_path / "b.jsonl").write_text(GOOD)
    assert run("check", "a.jsonl", "--map", "text=body", "--fail-on", "never", "--no-model").status == 2
    assert run("check", "b.jsonl", "--map", "text=nothing", "--fail-on", "never", "--no-model").status == 2
    assert run("check", "b.jsonl", "--map", "txt=body").status == 2
    assert run("check", "b.jsonl", "--map", "text=body", "--fail-on", "never", "--no-model").status == 0


def test_records_on_standard_input(run):
    ran = run(
        "check", "-", "--input-format", "jsonl", "--map", "text=body", "--format", "json", "--no-model", stdin=GOOD
    )
    assert [reply["id"] for reply in json.loads(ran.out)["replies"]] == ["row 1"]


def test_the_thread_is_what_every_draft_answers(run, tmp_path):
    (tmp_path / "asked.txt").write_text("How can I send the kettle back?")
    (tmp_path / "draft.md").write_text("Hi Noa,\n\nThank you for writing.\n")
    assert run("check", "draft.md", "--thread", "asked.txt", "--fail-on", "never", "--no-model").status == 0
    assert run("check", "draft.md", "--thread", "none.txt").status == 2
    judged = Run(project_of(None, False, model=False), thread=read_thread(tmp_path / "asked.txt"))
    ((report, _),) = judged.judge((tmp_path / "draft.md",))
    assert report.message.customer_message == "How can I send the kettle back?"


def test_keys_choose_templates_of_a_folder(run, tmp_path):
    (tmp_path / "en.yml").write_text(
        "mail:\n  late: |\n    Hi {{name}},\n\n    Your parcel is late.\nui:\n  save: Save\n"
    )
    ran = run("check", ".", "--keys", "mail.*", "--format", "compact", "--no-model", "--select", "template-slots")
    assert ran.out.startswith("en.yml:3:")
    assert run("check", ".").status == 2
