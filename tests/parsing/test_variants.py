"""The letters of a template: each branch in at least one, and every place in them true to the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.engine import Linter
from replylint.model import Message
from replylint.parsing.blanking import blanked
from replylint.parsing.templates import unclosed, variants

NESTED = "{% if a %}A{% if b %}1{% else %}2{% endif %}{% else %}B{% endif %}{% for x in y %}C{% endfor %}"


def letters(source: str) -> list[str]:
    return ["".join(blanked(source, letter.hidden).split()) for letter in variants(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Hi {{name}}", ["Hi{{name}}"]),
        ("{% if a %}A{% elsif b %}B{% else %}C{% endif %}", ["A", "B", "C"]),
        ("{% case a %} {% when 1 %}A{% when 2 %}B{% endcase %}", ["A", "B"]),
        ("{% if a %}A{% endif %}Z", ["AZ"]),
        ("{%- unless a -%}A{%- else -%}B{%- endunless -%}", ["A", "B"]),
        ("<% if a %>A<% else %>B<% end %>", ["A", "B"]),
        ("<% xs.each do |x| %>A<% end %>", ["A"]),
        ("{{#if a}}A{{else}}B{{/if}}", ["A", "B"]),
        ("{{#a}}A{{/a}}{{^a}}B{{/a}}", ["A", "B"]),
        ("{{if .A}}A{{else}}B{{end}}", ["A", "B"]),
        ("<?php if ($a): ?>A<?php else: ?>B<?php endif; ?>", ["A", "B"]),
        ("<?php if ($a) { ?>A<?php } else { ?>B<?php } ?>", ["A", "B"]),
        ("{if $a}A{else}B{/if}", ["A", "B"]),
        ("[% IF a %]A[% ELSE %]B[% END %]", ["A", "B"]),
        ("{% block a %}{% if b %}A{% else %}B{% endif %}{% endblock %}", ["A", "B"]),
        ("{% set a %}x{% endset %}{% set b = 1 %}{% if b %}A{% else %}B{% endif %}", ["xA", "xB"]),
        ("<%= form_for x do |f| %>A<% end %><% if b %>B<% else %>C<% end %>", ["AB", "AC"]),
        ("{{#each xs}}A{{else}}B{{/each}}", ["A", "B"]),
        ("{% comment %}x{% endcomment %}A", ["A"]),
        (NESTED, ["A1C", "A2C", "BC"]),
        ("{% if a %}A{% else %}B", ["AB"]),
        ("A{% endif %}B", ["AB"]),
        ("{% if a %}" * 60 + "A" + "{% endif %}" * 60, ["A"]),
    ],
)
def test_every_branch_stands_in_a_letter(source, expected):
    assert letters(source) == expected


TREES = st.recursive(
    st.sampled_from(["a", "b c", "\n", "{{x}}"]),
    lambda inner: st.lists(inner, min_size=1, max_size=3).map(
        lambda parts: "{% if q %}" + "{% elsif q %}".join(parts) + "{% endif %}"
    ) | st.lists(inner, max_size=3).map("".join),
    max_leaves=20,
)  # fmt: skip


@given(TREES)
def test_letters_keep_every_place_and_leave_no_branch_out(source):
    shown = [blanked(source, letter.hidden) for letter in variants(source)]
    assert len(shown) <= 64
    for letter in shown:
        assert len(letter) == len(source)
        assert all(a in (b, " ") for a, b in zip(letter, source, strict=True))
    code = "".join(blanked(source, ()).replace("{% if q %}", " " * 10).replace("{% elsif q %}", " " * 13))
    code = code.replace("{% endif %}", " " * 11)
    for place, character in enumerate(code):
        assert character.isspace() or any(letter[place] == character for letter in shown)


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("{% if a %}A{% endif %}", None), ("<%= x do %>A<% end %>", None), ("{% block a %}{% endblock %}", None),
        ("A {% if a %}B", (2, 12)), ("A{% endif %}", (1, 12)), ("{{else}}", (0, 8)), ("Hi {{name}}", None),
        ("{% # replylint: x %}", None), ("<?php /* if */ ?>", None), ("<?php // else ?>", None), ("[%# end %]", None),
    ],
)  # fmt: skip
def test_code_without_its_counterpart_is_found(source, place):
    assert unclosed(source) == place


BRANCHED = (
    "Hi {{name}},\n\nThank you for writing. {{personal_line}}\n\n"
    "{% if late %}\nIt left the shelf today and comes on Friday.\n"
    "{% else %}\nSomeone will get back to you as soon as possible.\n{% endif %}\n\nKind regards,\nDana, the shop team\n"
)


def test_a_fault_of_one_branch_is_found_once_where_it_stands():
    report = Linter(model=False).check(Message(BRANCHED, template=True, situation="question"))
    vague = [f for f in report.findings if f.rule == "vague-promise"]
    assert len(vague) == 1
    assert (vague[0].file_line, vague[0].quote) == (8, BRANCHED[vague[0].start : vague[0].end])


def test_what_one_branch_lacks_is_shown_at_its_tag():
    source = "Hi {{name}},\n\n{% if a %}Thank you for writing.{% else %}Your parcel left today.{% endif %} {{x}}\n"
    report = Linter(model=False).check(Message(source, template=True, situation="question"))
    (thanks,) = [f for f in report.findings if f.rule == "opening-thanks"]
    assert thanks.quote == "{% else %}"
    assert report.verdicts["opening-thanks"].value == "fail"


def test_a_greeting_without_a_name_where_there_is_none_is_no_fault():
    source = "{% if n %}Hi {{n.first_name}},{% else %}Hello,{% endif %}\n\nThank you for writing. {{personal}} It left."
    report = Linter(model=False).check(Message(source, template=True, situation="question"))
    assert not [f for f in report.findings if f.rule in ("greeting-name", "template-slots")]
