"""The suppression of a finding in the file beside a draft, since a plain text can hold no comment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types as lsp
from pygls.uris import from_fs_path

from replylint.config.sidefile import SUFFIX
from replylint.lsp.checking import Letter
from replylint.lsp.positions import Text
from replylint.model import Finding


class Aside(NamedTuple):
    """The edits that add an entry to the file beside a draft, and where in it the reason is to be written."""

    edits: tuple[lsp.CreateFile | lsp.TextDocumentEdit, ...]
    uri: str
    reason: lsp.Position


def aside(letter: Letter, finding: Finding) -> Aside | None:
    """Give the entry that silences a finding's words, or its rule; None for a draft that has no file."""
    path = Path(letter.message.path)
    if not path.is_absolute():
        return None
    beside = path.with_name(path.name + SUFFIX)
    uri = from_fs_path(str(beside)) or ""
    try:
        present = Text(beside.read_text(encoding="utf-8")) if beside.is_file() else None
    except (OSError, UnicodeDecodeError):
        return None
    held = present or Text("")
    before = "" if not held.text or held.text.endswith("\n") else "\n"
    entry = before + "\n".join(_entry(finding))
    end = held.position(len(held.text))
    edit = lsp.TextDocumentEdit(
        lsp.OptionalVersionedTextDocumentIdentifier(uri), [lsp.TextEdit(lsp.Range(end, end), entry)]
    )
    create = () if present else (lsp.CreateFile(uri, options=lsp.CreateFileOptions(ignore_if_exists=True)),)
    written = Text(held.text + entry)
    return Aside((*create, edit), uri, written.position(written.text.rindex('reason = "') + len('reason = "')))


def _entry(finding: Finding) -> Iterator[str]:
    yield "[[ignore]]"
    yield f'rules = ["{finding.rule}"]'
    if finding.end and "\n" not in finding.quote:
        yield f"quote = {json.dumps(finding.quote, ensure_ascii=False)}"
    yield 'reason = ""'
    yield ""
