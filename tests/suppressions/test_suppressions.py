"""Suppressions: every comment syntax, every reach, the reason, and what is told of those that do nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint import Linter, Message
from replylint.parsing.blanking import blanked
from replylint.parsing.comments import find_comments

LINTER = Linter()
SAID = 'replylint: ignore[RL102] reason="filled by the desk"'
SYNTAXES = {
    "html": "<!-- {} -->",
    "jinja": "{{# {} #}}",
    "liquid": "{{% comment %}} {} {{% endcomment %}}",
    "liquid line": "{{% # {} %}}",
    "handlebars": "{{{{!-- {} --}}}}",
    "mustache": "{{{{! {} }}}}",
    "erb": "<%# {} %>",
    "php": "<?php /* {} */ ?>",
    "php line": "<?php // {} ?>",
    "smarty": "{{* {} *}}",
    "template toolkit": "[%# {} %]",
}


def check(text: str, format: str = "markdown", **settings: object):
    return LINTER.check(Message(text, format, **settings))  # type: ignore[arg-type]


def rules(report) -> list[str]:
    return [finding.rule for finding in report.findings if finding.rule.endswith(("suppression", "placeholder-left"))]


@pytest.mark.parametrize("format", ["markdown", "html"])
@pytest.mark.parametrize("syntax", SYNTAXES.values(), ids=SYNTAXES)
def test_a_comment_of_every_dialect_silences_the_next_block(syntax, format):
    between = ("<p>", "</p>") if format == "html" else ("\n\n", "\n\n")
    comment = syntax.format(SAID)
    slot = "Your order {{order_id}} ships today."
    silenced = comment.join(["Hi Dana,", "\n" + slot.join(between)])
    assert rules(check(silenced, format)) == []
    assert rules(check(f"{slot.join(between)}{comment}", format)) == ["placeholder-left", "unused-suppression"]


def test_markdown_has_a_comment_of_its_own():
    assert rules(check(f"[//]: # ({SAID})\n\nOrder {{{{id}}}} ships.")) == []


def test_a_plain_text_has_comments_only_as_a_template():
    text = f"{{# {SAID} #}}\nOrder {{{{id}}}} ships."
    assert rules(check(text, "text")) == ["bad-suppression", "placeholder-left"]
    assert rules(check(text, "text", template=True)) == ["unused-suppression"]


def test_a_region_and_a_file():
    region = (
        '<!-- replylint: ignore-begin[placeholder-left] reason="a sample" -->\n\nOrder {{id}}.\n\nAmount {{sum}}.\n\n'
        "<!-- replylint: ignore-end -->\n\n"
    )
    assert rules(check(region)) == []
    whole = check('<!-- replylint: ignore-file[sign-off, RL102] reason="the desk signs" -->\n\nOrder {{id}} ships.')
    assert "sign-off" not in [finding.rule for finding in whole.findings]
    assert whole.verdicts["sign-off"].value == "n/a"
    assert "the desk signs" in whole.verdicts["sign-off"].because
    assert rules(whole) == []


def test_what_the_whole_reply_lacks_is_not_silenced_by_a_block():
    report = check('<!-- replylint: ignore[sign-off] reason="short" -->\n\nThe lamp ships today.')
    assert {"sign-off", "unused-suppression"} <= {finding.rule for finding in report.findings}


def test_a_suppressed_rule_drops_out_of_the_score():
    text = "Hi Dana,\n\nThank you for asking. Order {{id}} ships today.\n\nBest regards,\nTal, Orders team"
    open_score = check(text).score
    silenced = check(f"<!-- {SAID.replace('ignore[', 'ignore-file[')} -->\n\n{text}").score
    assert open_score.after_critical == 0
    assert silenced.after_critical == silenced.calculated
    assert silenced.calculated > open_score.calculated


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("replylint: ignore[RL102]", "its reason"),
        ('replylint: ignore[RL102] reason=""', "its reason"),
        ('replylint: ignore reason="x"', "Write the suppression as"),
        ('replylint: ignore[] reason="x"', "Write the suppression as"),
        ('replylint: disable[RL102] reason="x"', "Write the suppression as"),
        ('replylint: ignore[placeholder-lift] reason="x"', "did you mean placeholder-left?"),
        ('replylint: ignore-begin[RL102] reason="x"', "Close the region"),
        ("replylint: ignore-end", "No ignore-begin"),
    ],
)
def test_a_bad_suppression_silences_nothing_and_is_an_error(comment, told):
    report = check(f"<!-- {comment} -->\n\nOrder {{{{id}}}} ships.")
    assert "placeholder-left" in rules(report)
    (bad,) = [finding for finding in report.findings if finding.rule == "bad-suppression"]
    assert (bad.severity, bad.line, bad.quote) == ("error", 1, f"<!-- {comment} -->")
    assert told in bad.message


def test_a_rule_that_did_not_run_makes_no_suppression_unused():
    linter = Linter(LINTER.rules.narrowed((), ["placeholder-left"]))
    report = linter.check(Message(f"<!-- {SAID} -->\n\nOrder {{{{id}}}} ships."))
    assert "unused-suppression" not in [finding.rule for finding in report.findings]


def test_a_file_beside_a_plain_text_silences_by_rule_and_quote(run, tmp_path):
    (tmp_path / "a.txt").write_text("Hi Dana,\n\nOrder {{id}} ships.\n")
    side = tmp_path / "a.txt.replylint.toml"
    side.write_text('[[ignore]]\nrules = ["placeholder-left"]\nquote = "{{id}}"\nreason = "the desk fills it"\n')
    assert run("check", "a.txt").status == 0
    side.write_text('[[ignore]]\nrules = ["calm"]\nreason = "x"\n')
    ran = run("check", "--format", "compact", "a.txt")
    assert ran.status == 1
    assert "silences calm, which finds nothing" in ran.out


@given(st.text("ab \n<!->{}#%*?/[]c", max_size=80))
def test_comments_are_taken_out_at_equal_length(text):
    message = Message(text, "markdown")
    comments = find_comments(message)
    shown = blanked(text, comments)
    assert len(shown) == len(text)
    assert shown.count("\n") == text.count("\n")
    assert all(shown[c.start : c.end].strip() == "" for c in comments)
    assert list(comments) == sorted(comments)


@given(st.lists(st.sampled_from([f"<!-- {SAID} -->\n\n", "Order {{id}}.\n\n", "Fine.\n\n", "# Head\n\n"]), max_size=6))
def test_a_suppression_reaches_one_block_and_no_other(parts):
    report = check("".join(["Hi Dana,\n\n", *parts]))
    hidden = [i for i, part in enumerate(parts) if part[0] == "O" and i and parts[i - 1][0] == "<"]
    slots = [i for i, part in enumerate(parts) if part[0] == "O"]
    found = "placeholder-left" in rules(report)
    assert found == bool(slots and slots[0] not in hidden)
