"""Template files: which texts are chosen, and that every place in them is the real line of the file."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from replylint.locations import Locator
from replylint.model import Message
from replylint.reading import Options, Source, read_source

LETTER = "Hi {{name}}, thank you for writing to us about the kettle; it has left the shelf and comes on Friday."


def line_of(message: Message, word: str) -> int | None:
    return Locator(message).file_line(message.source.index(word))


YAML = """en:
  save: Save
  mail:
    kept: |
      Hi {{name}},

      keptword.
    folded: >
      Hi {{name}},
      foldedword
      and more

      # lastword of it
    quoted: "Hi \\"{{name}}\\",\\n\\n\\u05e9quotedword \\
      joinedword
      and more"
    single: 'it''s here
      singleword'
    plain: a plain
      plainword
  same: &a |
    anchored
  again: *a
"""


@pytest.mark.parametrize(
    ("key", "word", "line"),
    [
        ("en.mail.kept", "Hi", 5), ("en.mail.kept", "keptword", 7), ("en.mail.folded", "Hi", 9),
        ("en.mail.folded", "foldedword", 10), ("en.mail.folded", "and", 11), ("en.mail.folded", "lastword", 13),
        ("en.mail.quoted", "Hi", 14), ("en.mail.quoted", "quotedword", 14), ("en.mail.quoted", "joinedword", 15),
        ("en.mail.quoted", "and", 16), ("en.mail.single", "it's", 17), ("en.mail.single", "singleword", 18),
        ("en.mail.plain", "plainword", 20), ("en.same", "anchored", 22),
    ],
)  # fmt: skip
def test_yaml_words_stand_on_their_lines(read, key, word, line):
    (message,), _ = read("en.yml", YAML, keys=(key,))
    assert line_of(message, word) == line
    assert (message.template, message.language, message.id) == (True, "en", key)


WORDS = st.lists(
    st.sampled_from(["alpha", "beta", 'say "x"', "it's", "שלום", "{{name}}", "a:b", "# no", "\\n", "é"]), min_size=1
)


@given(st.lists(WORDS, min_size=1, max_size=6), st.sampled_from(["|", ">", '"', "'", None]), st.integers(20, 60))
def test_yaml_of_any_style_gives_its_text_and_an_ordered_map(paragraphs, style, width):
    text = "\n".join(" ".join(words) for words in paragraphs)
    source = yaml.dump({"key": yaml.safe_load(json.dumps(text))}, default_style=style, width=width, allow_unicode=True)
    (message,) = read_source(Source.of_bytes(source.encode(), "a.yaml"), Options(keys=("*key*",)))
    assert isinstance(message, Message)
    assert message.source == text
    raw = source.split("\n")
    starts = message.lines
    assert [s.line for s in starts] == sorted({s.line for s in starts})
    for here, following in zip(starts, [*starts[1:], None], strict=True):
        piece = text[here.offset : following.offset if following else None].split()
        if piece and piece[0].isalpha():
            assert piece[0] in raw[here.line - 1] or "\\" in raw[here.line - 1]


def test_json_strings_stand_on_their_lines(read):
    text = (
        '{\n "mail": {\n  "a": "'
        + LETTER
        + '",\n  "list": ["x",\n   "Shalom \\u05d0\\n'
        + LETTER.replace('"', "")
        + '"]\n }\n}'
    )
    messages, _ = read("en.json", text, template=True)
    assert [(m.id, m.lines[0].line) for m in messages] == [("mail.a", 3), ("mail.list.1", 5)]
    assert messages[1].source.startswith("Shalom א\nHi")


def test_properties_with_continued_lines(read):
    text = "# note\nsave=Save\nmail.late = Hi {0},\\n\\\n    it\\u2019s lateword \\\n  lastword\nother: x\n"
    (message,), _ = read("en.properties", text, keys=("mail.*",))
    assert message.source == "Hi {0},\nit’s lateword lastword"
    assert [line_of(message, w) for w in ("Hi", "lateword", "lastword")] == [3, 4, 5]


def test_po_gives_the_translation_or_the_message(read):
    text = (
        'msgid ""\nmsgstr "Language: he\\n"\n\n#: a.py:3\nmsgctxt "mail"\nmsgid "late"\n'
        'msgstr ""\n"שלום %(name)s,\\n"\n'
        '"החבילה \\"שלך\\" בדרך"\n\nmsgid "Hi %(name)s, "\n"it left."\nmsgstr ""\n\n#~ msgid "old"\n#~ msgstr "ישן"\n'
    )
    messages, _ = read("he.po", text, keys=("*",))
    assert [m.id for m in messages] == ["mail|late", "Hi %(name)s, it left."]
    assert messages[0].source == 'שלום %(name)s,\nהחבילה "שלך" בדרך'
    assert [line_of(messages[0], w) for w in ("שלום", "החבילה")] == [8, 9]
    assert line_of(messages[1], "it left") == 12


def test_a_collection_holds_a_template_under_every_heading(read):
    text = f"# Macros\n\n## Late parcel\n\n{LETTER}\n\n## Refund\n\n```\n{LETTER}\n```\n\n## Notes\n\nfor us\n"
    messages, _ = read("macros.md", text, keys=("Late*", "Refund"))
    assert [(m.id, line_of(m, "Hi")) for m in messages] == [("Late parcel", 5), ("Refund", 10)]


def test_short_texts_are_labels_unless_they_are_chosen(read):
    messages, _ = read("a.yaml", f"save: Save\nmail: {json.dumps(LETTER)}\n")
    assert [m.id for m in messages] == ["mail"]
    _, failures = read("a.yaml", "save: Save\n")
    assert failures == ["a.yaml: none of 1 texts has 15 words or more (choose them by --keys PATTERN)"]
    _, failures = read("a.yaml", "save: Save\n", keys=("mail.*",))
    assert failures == ["a.yaml: none of 1 texts matches mail.* (choose them by --keys PATTERN)"]


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("a.yaml", "a: 'x\nb: [", "a.yaml:2"),
        ("a.json", '{"a": 1,\n "b" 2}', "a.json"),
        ("a.po", 'msgid "a"\nx', "a.po:2:"),
    ],
)
def test_broken_files_are_named_with_their_line(read, name, text, where):
    messages, failures = read(name, text, keys=("*",))
    assert not messages
    assert failures[0].startswith(where)


@pytest.mark.parametrize(
    ("name", "format"),
    [("late.html.erb", "html"), ("late.txt.j2", "text"), ("late.md.liquid", "markdown"), ("late.hbs", "markdown")],
)
def test_the_inner_ending_names_the_markup(read, name, format):
    (message,), _ = read(name, LETTER)
    assert (message.format, message.template) == (format, True)
