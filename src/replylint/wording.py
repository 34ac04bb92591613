"""The texts that a report speaks: messages and reasons in a language, suggestions in the customer's own form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from replylint.judging.case import Fault
from replylint.judging.rule import Rule
from replylint.languages.address import Address
from replylint.resources import load_yaml, rules_folder


@cache
def texts(code: str) -> Mapping[str, Any]:
    """Read the interface texts of a language (`rules/<language>/texts.yaml`)."""
    data: Mapping[str, Any] = load_yaml(rules_folder() / code / "texts.yaml")
    return data


def reason(key: str, values: Mapping[str, str], code: str) -> str:
    """Say why a verdict fell, in one sentence."""
    table = texts(code)
    named = {k: table["situations"].get(v, v) if k == "situation" else v for k, v in values.items()}
    return fill(table["reasons"][key], named)


def message(rule: Rule, fault: Fault, code: str) -> str:
    """Say what a finding is about, in one sentence."""
    moves = texts(code)["moves"]
    named = {k: moves.get(v, v) if k in ("earlier", "later") else v for k, v in fault.values.items()}
    return fill(rule.messages[fault.message][code], named)


def suggestion(rule: Rule, fault: Fault, code: str, address: Address) -> str:
    """Give the first better wording in the draft's language and the customer's own gender and number."""
    lines = rule.suggest.get(code, ())
    if not lines:
        return ""
    index = min(len(lines) - 1, 1) if fault.message != "message" and len(lines) > 1 else 0
    line = lines[index]
    return fill(line.get(address) or line.get("any") or line.get("pl", ""), fault.values)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Fill {slots} from values; unknown braces stay as they are, nothing is evaluated."""
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text
