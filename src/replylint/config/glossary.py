"""Reads a house glossary: YAML, term to plain word; an empty plain word allows a term."""

from __future__ import annotations

from pathlib import Path

from replylint.errors import UsageError
from replylint.languages import dominant_language, language
from replylint.resources import load_yaml


def read_glossary(path: Path) -> dict[str, str]:
    """Give the terms, folded as text is matched, with their plain words; raises RuleError or UsageError."""
    data = load_yaml(path)
    if not isinstance(data, dict):
        raise UsageError("a glossary is a mapping of term: plain word", where=str(path))
    folded = {}
    for term, plain in data.items():
        fold = language(dominant_language(str(term))).fold
        folded[" ".join(fold(word) for word in str(term).split())] = str(plain or "")
    return folded
