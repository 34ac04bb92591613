"""Every key that a configuration may hold, told once: reading, schema, `config init` and the docs come from here."""

from __future__ import annotations

from typing import NamedTuple

from replylint.config.values import FILE, FILES, FLAG, LANGUAGE, PACKS, TEXTS, Kind, choice, number
from replylint.model import SEVERITIES, SITUATIONS

FAIL_ON = (*SEVERITIES, "never")


class Key(NamedTuple):
    """One key: how it is read, what it does, what it is when nobody sets it, and a sample of it in TOML."""

    kind: Kind
    about: str
    default: object
    sample: str
    by_file: bool = True
    """Whether it may stand in an override."""


KEYS: dict[str, Key] = {
    "situation": Key(choice(*SITUATIONS), "What the replies answer, where the file does not say.", None, '"complaint"'),
    "language": Key(LANGUAGE, "The language of the replies.", None, '"he"'),
    "messages": Key(LANGUAGE, "The language of the findings; the reply's own where unset.", None, '"en"'),
    "template": Key(FLAG, "The files are templates, whose slots are filled later.", False, "true"),
    "select": Key(TEXTS, "Only these rules, by name or code; all where unset.", (), '["opening-thanks", "RL102"]'),
    "ignore": Key(TEXTS, "Not these rules, by name or code.", (), '["reading-grade"]'),
    "fail-on": Key(choice(*FAIL_ON), "The least severity that fails the run.", "error", '"warning"'),
    "fail-under": Key(number(0, 100), "A score under this fails the run.", None, "70"),
    "packs": Key(
        PACKS, "Rules beside the built-in ones: folders, or names of installed packs.", (), '["house-rules/"]', False
    ),
    "glossary": Key(FILES, "House terms, YAML: term, plain word.", (), '"glossary.yaml"'),
    "bank": Key(FILES, "The house's own sentences, YAML: move, language, sentences.", (), '"bank.yaml"'),
    "model": Key(FLAG, "Whether the sentence model takes a second look.", True, "false"),
    "baseline": Key(FILE, "The file of findings that are known and wait.", None, '"replylint-baseline.json"', False),
    "exclude": Key(TEXTS, "Files to leave out, as in .gitignore.", (), '["drafts/", "*.old.md"]', False),
    "gitignore": Key(FLAG, "Whether files that .gitignore names are left out.", True, "false", False),
    "cache": Key(FLAG, "Whether answers are kept in .replylint_cache/ for unchanged files.", False, "true", False),
}
