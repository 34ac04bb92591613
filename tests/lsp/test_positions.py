"""Positions and offsets lead into each other in every encoding, and edits do what an editor does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range, TextDocumentContentChangePartial

from replylint.lsp.positions import ENCODINGS, Text

TEXTS = st.text(st.sampled_from("aשׁ😀\n\r\u2028\x0c\x85\ud83d "), max_size=40)


@given(TEXTS, st.sampled_from(sorted(ENCODINGS)), st.data())
def test_an_offset_comes_back(text, encoding, data):
    offset = data.draw(st.integers(0, len(text)))
    held = Text(text, ENCODINGS[encoding])
    back = held.offset(held.position(offset))
    assert back == offset or text[back : offset + 1] == "\r\n"


@given(TEXTS, TEXTS, st.data())
def test_an_edit_replaces_what_stands_between(text, new, data):
    held = Text(text)
    start, end = sorted(held.offset(held.position(data.draw(st.integers(0, len(text))))) for _ in range(2))
    change = TextDocumentContentChangePartial(Range(held.position(start), held.position(end)), new)
    assert held.changed(change).text == text[:start] + new + text[end:]


@pytest.mark.parametrize(("character", "offset"), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 3), (99, 3)])
def test_half_an_emoji_counts_as_none(character, offset):
    assert Text("a😀b\nc").offset(Position(0, character)) == offset
