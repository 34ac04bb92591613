"""Outlook's .msg: both bodies, Hebrew under a false code page, and files that break off."""

from __future__ import annotations

import pytest
from outlook import outlook_file

pytest.importorskip("oxmsg")
SUBJECT, BODY, SENDER = 0x0037, 0x1000, 0x0C1A


def test_plain_text_and_headers(read):
    (message,), _ = read("a.msg", outlook_file({SUBJECT: "Kettle", BODY: "Hi Noa,\r\nשלום", SENDER: "Dana"}))
    assert message.source.strip() == "Hi Noa,\nשלום"
    assert (message.subject.strip(), message.format, message.first_line) == ("Kettle", "text", None)


def test_html_is_read_before_text_whatever_its_code_page(read):
    (message,), _ = read("saved", outlook_file({BODY: "plain"}, "<p>שלום נועה</p>".encode()))
    assert (message.source.strip(), message.format) == ("<p>שלום נועה</p>", "html")


def test_without_a_body(read):
    _, failures = read("a.msg", outlook_file({SUBJECT: "Kettle"}))
    assert failures == ["a.msg: the .msg holds neither HTML nor plain text (save it as .eml)"]


@pytest.mark.parametrize("data", [b"", b"not one", outlook_file({BODY: "Hi"})[:1500]])
def test_broken_files_are_one_line(read, data):
    messages, failures = read("a.msg", data)
    assert not messages
    assert len(failures) == 1
    assert failures[0].startswith("a.msg: not a readable .msg")
    assert "\n" not in failures[0]
