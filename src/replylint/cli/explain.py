"""`replylint explain`: tell one rule's whole story."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from replylint.cli.given import LANGUAGE, known_rules, packs_option
from replylint.cli.say import say
from replylint.judging.rule import Rule
from replylint.wording import told


@click.command()
@click.argument("name", metavar="NAME|CODE|TIP")
@click.option("--messages", type=LANGUAGE, default="en", help="The language of the story.")
@packs_option
def explain(name: str, messages: str, packs: tuple[str, ...]) -> None:
    """Tell what a rule asks, why, how it is judged, and show examples in both languages."""
    registry = known_rules(packs, Path("reply.md"))
    by_tip = [rule for rule in registry if rule.tip.lower() == name.lower()]
    for rule in by_tip or [registry.find(name)]:
        say("\n".join(_story(rule, messages)))


def _story(rule: Rule, code: str) -> Iterator[str]:
    yield f"{rule.code} {rule.id} ({rule.tip})"
    yield f"  {told(rule.title, code)}"
    yield ""
    yield f"  {told(rule.why, code)}"
    yield ""
    situations = ", ".join(sorted(rule.situations)) if rule.situations else "any"
    critical = ", critical" if rule.critical else ""
    yield f"  section {rule.section} · weight {rule.weight} · {rule.severity}{critical} · situations: {situations}"
    yield f"  demand: {', '.join(f'{key} {value}' for key, value in rule.demand.items())}"
    yield f"  label {rule.fact} · {rule.standing}" if rule.fact else "  unmeasured: no label stands behind it"
    for language, lines in rule.suggest.items():
        for line in lines:
            yield f"  say it so ({language}): {line.get('any') or line.get('pl') or next(iter(line.values()))}"
    for example in rule.examples:
        mark = "passes" if example.passes else "fails"
        yield ""
        yield f"  {mark} ({example.language}):"
        if example.customer_message:
            yield f"    (to: {example.customer_message})"
        yield from (f"    {line}" for line in example.text.strip().splitlines())
        if example.quote:
            yield f"    -> {example.quote}"
    yield ""
