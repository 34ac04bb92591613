"""Writes the reference pages of the rules from their forms; a test holds the pages in docs/ against them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from replylint.judging.kinds import settings_of
from replylint.judging.registry import Registry, builtin_rules
from replylint.judging.rule import Example, Rule
from replylint.model import SECTIONS
from replylint.wording import texts

FOLDER = Path(__file__).parents[1] / "docs" / "reference" / "rules"
LANGUAGES = {"en": "English", "he": "Hebrew"}
_FIXED = frozenset({"kind", "name", "fact", "moves", "when", "unless", "order", "looked", "phrases", "patterns"})
"""Settings that make a rule what it is; the others are options of a configuration."""


def pages(rules: Registry) -> dict[str, str]:
    """Give every page by its file name, an index among them."""
    made = {f"{rule.id}.md": "\n".join(_page(rule)) + "\n" for rule in rules}
    return {"index.md": "\n".join(_index(rules)) + "\n", **made}


def _index(rules: Registry) -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "Every rule goes by its name or its code, in the configuration, in suppressions and in `replylint explain`."
    yield "The score counts weights; a rule of weight 0 only tells. These pages are made from the rules themselves."
    names = texts("en")["sections"]
    for section in SECTIONS:
        own = [rule for rule in rules if rule.section == section]
        if own:
            yield from ("", f"## {names[section]}", "", "| rule | code | tip | severity | weight | fix |")
            yield "|---|---|---|---|---|---|"
            yield from (_row(rule) for rule in own)


def _row(rule: Rule) -> str:
    fix = rule.fixer.safety if rule.fixer else ""
    severity = f"{rule.severity}{', critical' * rule.critical}{', advisory' * rule.advisory}"
    title = f"[{rule.title['en']}]({rule.id}.md)<br>`{rule.id}`"
    return f"| {title} | {rule.code} | {rule.tip} | {severity} | {rule.weight} | {fix} |"


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.title['en']}"
    yield ""
    yield f"`{rule.id}` · `{rule.code}` · guidance {rule.tip}"
    yield ""
    yield rule.why["en"]
    yield from ("", _rtl(f"**{rule.title.get('he', '')}.** {rule.why.get('he', '')}"))
    yield from ("", "## How it is judged", "", *_judged(rule))
    yield from ("", "## What it says", "")
    for said in rule.messages.values():
        yield f"- {said['en']}"
    yield from _suggested(rule)
    yield from ("", "## Examples", "", *_examples(rule))
    yield from ("## Options", "", *_options(rule))


def _judged(rule: Rule) -> Iterator[str]:
    situations = ", ".join(sorted(rule.situations)) if rule.situations else "any"
    yield from ("| | |", "|---|---|")
    yield f"| section | {texts('en')['sections'][rule.section]} |"
    yield f"| severity | {rule.severity}{', critical: a fail makes the score 0' if rule.critical else ''} |"
    yield f"| weight | {rule.weight} |"
    yield f"| asked of a | {situations} |"
    demand = "; ".join(f"{key}: {_plain(value)}" for key, value in rule.demand.items())
    yield f"| demand | {demand} |".replace("{", "&#123;")
    label = f", on the label `{rule.fact}` ([how well](../../quality.md))" if rule.fact else ""
    yield f"| standing | {rule.standing}{label} |"
    if rule.fixer:
        yield f"| fix | {rule.fixer.safety}: `{rule.fix}` |"


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_plain(entry)}" for key, entry in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _suggested(rule: Rule) -> Iterator[str]:
    lines = [(code, line) for code, own in rule.suggest.items() for line in own]
    if lines:
        yield from ("", "Better, for instance:", "")
    for code, line in lines:
        text = line.get("any") or line.get("pl") or next(iter(line.values()))
        yield _rtl(f"`{text}`") if code == "he" else f"- `{text}`"
        yield from ("",) if code == "he" else ()


def _examples(rule: Rule) -> Iterator[str]:
    for code, name in LANGUAGES.items():
        for passes, mark in ((False, "Fails"), (True, "Passes")):
            found = [e for e in rule.examples if e.language == code and e.passes is passes]
            if found:
                yield from (f"### {mark} ({name})", "")
            for example in found:
                yield from _example(example)


def _example(example: Example) -> Iterator[str]:
    situation = f", a {example.situation}" if example.situation else ""
    template = ", a template" if example.template else ""
    fence = "~~~~"
    yield from (f"{fence}{'html' if example.format == 'html' else 'text'}", example.text.strip("\n"), fence)
    notes = f"{example.format}{situation}{template}" if situation or template or example.format != "markdown" else ""
    if notes:
        yield from ("", f"*{notes.removeprefix('markdown, ')}*")
    if example.quote:
        yield from (
            "",
            f"Points at `{example.quote}`." if "`" not in example.quote and "\n" not in example.quote else "",
        )
    yield ""


def _options(rule: Rule) -> Iterator[str]:
    tunable = sorted((settings_of(rule.make) & rule.demand.keys()) - _FIXED)
    yield "In `replylint.toml`:"
    yield from ("", "```toml", "[rules]", f'{rule.id} = "off"         # or a severity: "error", "warning", "info"')
    options = ["weight = 2"] + [f"{name} = {_toml(rule.demand[name])}" for name in tunable]
    yield from (f"# {rule.id} = {{{', '.join(options)}}}", "```")
    yield from ("", "For one place, with a reason: [silence a finding](../../how-to/silence-a-finding.md).")


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key} = {_toml(entry)}' for key, entry in value.items())}}}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _rtl(text: str) -> str:
    return f'<div dir="rtl" markdown>\n{text}\n</div>'


def write(folder: Path) -> None:
    """Write the pages and take out those of rules that are no more."""
    made = pages(builtin_rules())
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
