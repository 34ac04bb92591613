"""The texts that a report speaks: messages and reasons in a language, suggestions in the customer's own form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from replylint.bank import Bank, builtin_bank
from replylint.judging.case import Fault
from replylint.judging.rule import Rule, Texts
from replylint.languages.address import Address
from replylint.model import Situation
from replylint.resources import language_folder, load_yaml


@cache
def texts(code: str) -> Mapping[str, Any]:
    """Read the interface texts of a language (`rules/<language>/texts.yaml`); English ones where it has none."""
    path = language_folder(code) / "texts.yaml"
    data: Mapping[str, Any] = load_yaml(path) if path.is_file() else texts("en")
    return data


def reason(key: str, values: Mapping[str, str], code: str) -> str:
    """Say why a verdict fell, in one sentence."""
    table = texts(code)
    if not values:
        return str(table["reasons"][key])
    named = {k: table["situations"].get(v, v) if k == "situation" else v for k, v in values.items()}
    return fill(table["reasons"][key], named)


def message(rule: Rule, fault: Fault, code: str) -> str:
    """Say what a finding is about, in one sentence."""
    moves = texts(code)["moves"]
    named = {k: moves.get(v, v) if k in ("earlier", "later") else v for k, v in fault.values.items()}
    return fill(told(rule.messages[fault.message], code), named)


@dataclass(frozen=True, slots=True)
class Voice:
    """How a draft speaks to its customer, and the house's own sentences for it."""

    code: str
    address: Address
    situation: Situation | None
    bank: Bank

    def say(self, move: str) -> str:
        """Give the house's sentence for a move, else the one that ships with the language, else ""."""
        own = self.bank.say(move, self.code, self.situation, self.address)
        return own or builtin_bank(self.code).say(move, self.code, self.situation, self.address)


_MOVES = {
    "opening_thanks": "thanks", "ownership": "ownership", "empathy": "empathy", "explanation_cause": "cause",
    "explanation_status": "status", "explanation_next": "next-step", "closing_instruction": "instruction",
    "positive_closing": "warm-closing", "sign_off": "sign-off", "greeting_name": "greeting",
}  # fmt: skip
"""The move that a reply makes where a label holds of it."""


def move_of(rule: Rule) -> str:
    """Give the move that a rule asks for; "" for one that asks for none."""
    asked = rule.demand.get("moves") if rule.demand.get("kind") == "moves-present" else None
    return str(asked[0]) if isinstance(asked, list) and asked else _MOVES.get(rule.fact or "", "")


def suggestion(rule: Rule, fault: Fault, voice: Voice) -> str:
    """Give the house's sentence for what the rule asks, else the rule's own better wording, else ""."""
    own = voice.bank.say(move_of(rule), voice.code, voice.situation, voice.address)
    if own and fault.message == "message":
        return own
    return _own_suggestion(rule, fault, voice.code, voice.address)


def _own_suggestion(rule: Rule, fault: Fault, code: str, address: Address) -> str:
    """Give the first better wording in the draft's language and the customer's own gender and number."""
    lines = rule.suggest.get(code, ())
    if not lines:
        return ""
    index = min(len(lines) - 1, 1) if fault.message != "message" and len(lines) > 1 else 0
    line = lines[index]
    return fill(line.get(address) or line.get("any") or line.get("pl", ""), fault.values)


def told(said: Texts, code: str) -> str:
    """Give a text in a language, or in English where it is not said in that one."""
    return said.get(code) or said["en"]


def fill(text: str, values: Mapping[str, str]) -> str:
    """Fill {slots} from values; unknown braces stay as they are, nothing is evaluated."""
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text
