"""A value of the wrong type anywhere in a rule, a family, a bank or a glossary is refused as a mistake of the form."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from replylint import Linter, Message
from replylint.bank import read_banks
from replylint.config.glossary import read_glossary
from replylint.errors import ReplylintError
from replylint.judging.forms import load_rules
from replylint.judging.registry import Registry, builtin_rules
from replylint.recognition.families import load_families
from replylint.recognition.matcher import PhraseMatcher, guards_of
from replylint.reporting import Options, formatter
from replylint.resources import load_yaml, rules_folder

RULES = rules_folder()
ROOT = Path(__file__).parents[2]
BUILTIN = tuple(rule for rule in builtin_rules() if rule.id == "bad-suppression")
LETTERS = (
    Message(
        "HI!! Dana,\n\n{{a}}  We can't do that ASAP, it's policy.\nIt ships on 4/5 for $45.\n", situation="complaint"
    ),
    Message(
        "שלום,\n\nא  אי אפשר, זו המדיניות. תוכל/י לפנות ל-API!!\n", situation="complaint", customer_message="איפה זה?"
    ),
)
WRONG = (None, 0, -1, 1.5, True, "", "x", "1", [], {}, [None], ["x"], {"x": "y"}, {1: 2}, {None: None}, [["x"]], [{}])


def places(value: Any, route: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the way to every value of a structure."""
    if route:
        yield route
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from places(child, (*route, key))


def with_wrong(value: Any, route: tuple[Any, ...], wrong: Any) -> Any:
    """Give a structure with another value at a place."""
    changed = copy.deepcopy(value)
    parent = changed
    for key in route[:-1]:
        parent = parent[key]
    parent[route[-1]] = wrong
    return changed


def rule(path: Path) -> None:
    linter = Linter(Registry.of((*BUILTIN, *load_rules(path.parent))), model=False)
    for report in linter.check_all(LETTERS):
        for name in ("text", "html", "sarif"):
            "".join(formatter(name)([report], (), Options(rules=tuple(linter.rules))))


def families(path: Path) -> None:
    PhraseMatcher(tuple(load_families(path.parent)), guards_of("en"), "en").proved()


SAMPLES: dict[str, tuple[Path, Callable[[Path], object]]] = {
    **{path.stem: (path, rule) for path in sorted((RULES / "core").glob("*.yaml"))},
    **{f"moves-{name}": (RULES / "en" / "moves" / f"{name}.yaml", families) for name in ("thanks", "escalation")},
    "bank": (ROOT / "examples" / "bank.yaml", lambda path: read_banks((path,))),
    "glossary": (RULES / "en" / "texts.yaml", read_glossary),
}


@pytest.mark.parametrize(("sample", "load"), SAMPLES.values(), ids=SAMPLES)
def test_a_wrong_value_is_a_mistake_of_the_form(tmp_path, sample, load):
    form = load_yaml(sample)
    chance = random.Random(sample.name)
    ways = list(places(form))
    for route in ways if len(ways) < 40 else chance.sample(ways, 40):
        wrong = chance.choice(WRONG)
        path = tmp_path / "a.yaml"
        path.write_text(yaml.safe_dump(with_wrong(form, route, wrong), allow_unicode=True), encoding="utf-8")
        try:
            load(path)
        except ReplylintError:
            continue
        except Exception as error:
            error.add_note(f"{sample.name}: {route} = {wrong!r}")
            raise
