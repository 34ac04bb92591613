"""Merge fields of every dialect, glued to Hebrew particles too, and text that only looks like one."""

from __future__ import annotations

import pytest

from replylint.parsing.fields import find_fields

VALUES = [
    "{{ name }}", "{{{name}}}", "{{ticket.requester.first_name}}", "{{ x | default('}}') }}", "{{it's}}",
    "<%= @name %>",
    "<%- name %>", "<?= $name ?>", "<?php echo $name; ?>", "%{name}", "${name}", "{name}", "{$name}", "{!Contact.Name}",
    "[[name]]", "<<NAME>>", "[NAME]", "[Customer Name]", "[שם הלקוח]", "%first_name%", "%(name)s", "%s", "%1$s",
    "*|FNAME|*", "{0}", "XXXX", "((name))",
]  # fmt: skip
CONTROLS = [
    "{% if x %}", "{%- endif -%}", "{# note #}", "<% if x %>", "<%- end -%>", "<%# note %>", "{{#if x}}", "{{/if}}",
    "{{else}}", "{{^x}}", "{{!-- note --}}", "{{> footer}}", "<?php if ($x): ?>", "<?php } ?>", "{if $x}", "{/foreach}",
    "[% IF x %]", "{{if .X}}", "{{end}}",
]  # fmt: skip
NOT_FIELDS = [
    "[link](https://shop.example)",
    "[wording removed]",
    "5%s",
    "100% and 20%",
    "<p>",
    "a < b > c",
    "$45",
    "(see x)",
]


@pytest.mark.parametrize("text", VALUES)
@pytest.mark.parametrize("frame", ["{}", "Hi {}, it left.", "ל{}", "ב-{} היום"])
def test_values(text, frame):
    (found,) = find_fields(frame.replace("{}", text, 1))
    assert (found.control, frame.replace("{}", text, 1)[found.start : found.end]) == (False, text)


@pytest.mark.parametrize("text", CONTROLS)
def test_template_code_shows_nothing(text):
    (found,) = find_fields(f"a {text} b")
    assert (found.start, found.end, found.control) == (2, 2 + len(text), True)


@pytest.mark.parametrize("text", NOT_FIELDS)
def test_text_that_is_no_field(text):
    assert find_fields(text) == ()


@pytest.mark.parametrize("piece", ["{%", "{{", "{{'", "<%", "<?php ", "[%", "{#", "[a", "<<a", "((", "%a", "*|a"])
def test_openings_that_never_close_do_not_hang(piece):
    assert find_fields(piece * 50_000) == ()
