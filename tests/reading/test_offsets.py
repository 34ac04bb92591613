"""In every format and dialect a finding's quote is the text at its place, and its line is the line of the file."""

from __future__ import annotations

import json
import quopri
import re
from collections.abc import Callable

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.engine import Linter
from replylint.model import Finding, Message
from replylint.reading import Options, Source, read_source

FAULTS = [
    "Someone will get back to you as soon as possible.",
    "That is not our department.",
    "As already stated, we can't help you with it.",
    "מישהו יחזור אליך בהקדם האפשרי.",
    "Your order {{order_id}} is late.",
]
FILLERS = [
    "Hi {{name}},", "Thank you for writing to us.", "We paid ₪45 & more on 3 March.", "שלום דנה, תודה שכתבת.", "é😀 ok",
    "Dana", '“It\'s” a "quote", isn\'t it?', "- an item", "a = b: c # d",
]  # fmt: skip
PARAGRAPHS = st.lists(st.sampled_from([*FAULTS, *FILLERS]), min_size=1, max_size=3).map(" ".join)
LETTERS = st.lists(PARAGRAPHS, min_size=1, max_size=5).map("\n\n".join).filter(lambda t: any(f in t for f in FAULTS))
HEAD = (
    "From: a@shop.example\nMIME-Version: 1.0\nContent-Type: text/{}; charset=utf-8\nContent-Transfer-Encoding: {}\n\n"
)


def html(text: str) -> str:
    shown = text.replace("&", "&amp;").replace('"', "&quot;")
    return '<div dir="auto">\n<p>' + shown.replace("\n\n", "</p>\n\n<p>") + "</p>\n</div>\n"


def folded(text: str) -> str:
    return HEAD.format("html", "quoted-printable") + quopri.encodestring(html(text).encode()).decode()


def csv_cell(text: str) -> str:
    return 'id,text\n1,"one"\n2,"' + text.replace('"', '""') + '"\n'


def po(text: str) -> str:
    lines = "\n".join(f'"{json.dumps(line + chr(10), ensure_ascii=False)[1:-1]}"' for line in text.split("\n"))
    return f'msgctxt "k"\nmsgid ""\n{lines}\nmsgstr ""\n'


def properties(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("\n", "\\n\\\n")
    return "k = " + re.sub(r"(?m)^(?=[ \t])", r"\\", escaped) + "\n"


def in_yaml(style: str | None) -> Callable[[str], str]:
    return lambda text: yaml.dump({"a": "x", "k": text}, default_style=style, width=50, allow_unicode=True)


FORMATS: dict[str, tuple[str, Callable[[str], str]]] = {
    "text": ("a.txt", str),
    "markdown": ("a.md", str),
    "front matter": ("a.md", lambda t: "---\nagent: Dana\n---\n" + t),
    "html": ("a.html", html),
    "mail, plain": ("a.eml", lambda t: HEAD.format("plain", "8bit") + t),
    "mail, folded": ("a.eml", folded),
    "mbox": ("a.mbox", lambda t: "From x Mon\nSubject: a\n\nHi\n\nFrom x Mon\n" + HEAD.format("plain", "8bit") + t),
    "csv": ("a.csv", csv_cell),
    "json lines": ("a.jsonl", lambda t: '{"text": "one"}\n' + json.dumps({"text": t}) + "\n"),
    "json": ("a.json", lambda t: json.dumps({"a": "x", "k": t}, indent=1)),
    "yaml, kept": ("a.yaml", in_yaml("|")),
    "yaml, folded": ("a.yaml", in_yaml(">")),
    "yaml, quoted": ("a.yaml", in_yaml('"')),
    "yaml, single": ("a.yaml", in_yaml("'")),
    "po": ("a.po", po),
    "properties": ("a.properties", properties),
    "jinja": ("a.j2", lambda t: "{% if a %}\n" + t + "\n{% else %}\n" + t + "\n{% endif %}\n"),
    "erb": ("a.txt.erb", lambda t: "<% if a %>\n" + t + "\n<% else %>\n" + t + "\n<% end %>\n"),
    "handlebars": ("a.hbs", lambda t: "{{#if a}}\n" + t + "\n{{/if}}\n" + t),
    "php": ("a.php", lambda t: "<?php if ($a): ?>\n" + t + "\n<?php else: ?>\n" + t + "\n<?php endif; ?>\n"),
    "collection": ("a.md", lambda t: "# All\n\n## k\n\n" + t + "\n\n## z\n\nx\n"),
}  # fmt: skip
KEYED = (".json", ".yaml", ".po", ".properties")


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=30, deadline=None)
@given(letter=LETTERS)
def test_places(name: str, letter: str):
    file, wrap = FORMATS[name]
    raw = wrap(letter)
    keys = ("k", "k|*") if file.endswith(KEYED) or name == "collection" else ()
    items = list(read_source(Source.of_bytes(raw.encode(), file), Options(keys=keys)))
    assert items
    lines = raw.split("\n")
    for message in items:
        assert isinstance(message, Message), message
        for finding in Linter(model=False).check(message).findings:
            assert finding.quote == message.source[finding.start : finding.end]
            assert_on_its_line(finding, lines)


def assert_on_its_line(finding: Finding, lines: list[str]) -> None:
    """The first plain word of the quote stands on the line that is told."""
    word = re.match(r"[A-Za-z]{2,}", finding.quote)
    if word and finding.file_line is not None:
        unfolded = "".join(line.removesuffix("=") for line in lines[finding.file_line - 1 : finding.file_line + 1])
        assert word.group()[:3] in unfolded
