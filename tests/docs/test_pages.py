"""The docs do not drift: rule pages are those of the rules, links lead somewhere, every page is in the navigation."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml

from replylint.judging.registry import builtin_rules

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
LINK = re.compile(r"(?<!\!)\[[^\]\n]*\]\((?!https?:|#|mailto:)([^)\s#]+)(?:#[\w-]*)?\)")
FENCE = re.compile(r"^( *)```(\w+)[^\n]*\n(.*?)^\1```", re.M | re.S)


def test_rule_pages_are_those_of_the_rules(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(ROOT / "tools"), *sys.path])
    from rule_pages import FOLDER, pages

    made = pages(builtin_rules())
    shown = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    drifted = sorted(name for name in made.keys() | shown.keys() if made.get(name) != shown.get(name))
    assert not drifted, "run `make reference` and commit what it writes"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_links_lead_somewhere(page):
    text = re.sub(r"^(~~~~|```).*?^\1", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    assert [target for target in LINK.findall(text) if not (page.parent / target).exists()] == []


def test_every_page_is_in_the_navigation():
    class Loader(yaml.SafeLoader):
        """Reads mkdocs.yml, whose tags name Python functions of a theme."""

    Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: suffix)
    navigation = str(yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Loader)["nav"])
    rules = DOCS / "reference" / "rules"
    missing = [p.relative_to(DOCS).as_posix() for p in PAGES if p.parent != rules]
    assert [name for name in [*missing, "reference/rules/index.md"] if name not in navigation] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_samples_of_yaml_and_toml_can_be_read(page):
    import tomllib
    from textwrap import dedent

    for _, language, body in FENCE.findall(page.read_text(encoding="utf-8")):
        if language in ("yaml", "yml"):
            yaml.safe_load(dedent(body))
        elif language == "toml":
            tomllib.loads(dedent(body))


def test_the_tests_that_the_threat_model_names_are_there():
    named = re.findall(r"`([\w/]+\.py)`", (DOCS / "security.md").read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / "tests" / name).is_file()] == []
