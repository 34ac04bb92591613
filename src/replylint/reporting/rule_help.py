"""A rule's story in a few lines of Markdown, for the help of machine formats."""

from __future__ import annotations

from collections.abc import Iterator

from replylint.judging.rule import Rule


def rule_help(rule: Rule, code: str) -> str:
    """Give why the rule asks what it asks, and an example of each side, in one language."""
    return "\n\n".join(_parts(rule, code))


def _parts(rule: Rule, code: str) -> Iterator[str]:
    yield rule.why.get(code) or rule.why["en"]
    for passes, label in ((False, "Not so:"), (True, "So:")):
        example = next((e for e in rule.examples if e.language == code and e.passes is passes), None)
        if example:
            asked = f"> (to: {example.customer_message})\n>\n" if example.customer_message else ""
            quoted = asked + "\n".join(f"> {line}" for line in example.text.strip().splitlines())
            yield f"{label}\n\n{quoted}"
    yield f"Rule {rule.id} ({rule.code}), guidance {rule.tip}."
