"""The documents of an editor that are drafts: by the ending of their name, else by the editor's language of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pygls.uris import to_fs_path

from replylint.lsp.positions import Text
from replylint.reading import READERS

_KINDS = ("text", "markdown", "html", "template")
_SUFFIXES = frozenset(s for reader in READERS if reader.name in _KINDS for s in reader.suffixes if s)
_LANGUAGES = {
    "plaintext": "text", "text": "text", "mail": "text", "markdown": "markdown", "html": "html",
    **dict.fromkeys(("jinja", "jinja2", "jinja-html", "htmldjango", "django-html", "liquid", "handlebars", "mustache",
                     "erb", "eruby", "ejs", "twig", "smarty", "nunjucks"), "template"),
}  # fmt: skip
"""Language identifiers of editors, to the reader of a document whose name tells nothing."""


@dataclass(frozen=True, slots=True)
class Document:
    """An open draft as the editor holds it at one moment."""

    uri: str
    path: Path
    input_format: str | None
    version: int
    text: Text


def open_document(uri: str, language: str, version: int, text: Text) -> Document | None:
    """Make a document of what an editor opens; None for what is no draft."""
    named = uri.startswith("file:")
    path = Path((to_fs_path(uri) if named else None) or "untitled")
    if path.suffix.lower() in _SUFFIXES:
        return Document(uri, path, None, version, text)
    kind = _LANGUAGES.get(language)
    return Document(uri, path, kind, version, text) if kind else None
