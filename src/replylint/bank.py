"""The sentence bank: a house's approved short sentences by move, language and situation (`bank.yaml`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from replylint.errors import RuleError
from replylint.languages.address import Address
from replylint.model import SITUATIONS, Situation
from replylint.resources import language_folder, load_yaml, texts_of

MOVES = (
    "thanks", "ownership", "empathy", "cause", "status", "next-step", "instruction", "no-action-needed", "alternative",
    "escalation", "gesture", "refusal", "restatement", "checking", "request-for-information", "warm-closing",
    "sign-off", "greeting",
)  # fmt: skip
"""The moves that a bank may hold sentences for."""
_FORMS = ("any", "m", "f", "pl")
_SHAPE = "thanks: {en: [Thank you for writing to us.]}"


@dataclass(frozen=True, slots=True)
class Line:
    """One approved sentence: its text by the customer's number and gender ("any" where that changes nothing)."""

    move: str
    language: str
    forms: Mapping[str, str]
    situations: frozenset[Situation]
    """The situations it is meant for; empty: all."""
    where: str

    def text(self, address: Address) -> str:
        """Give the text for a customer who is addressed so."""
        return self.forms.get(address) or self.forms.get("any") or next(iter(self.forms.values()))


@dataclass(frozen=True, slots=True)
class Bank:
    """The sentences of a run in the order of the files; nearer files stand first."""

    lines: tuple[Line, ...] = ()

    def say(self, move: str, language: str, situation: Situation | None, address: Address) -> str:
        """Give the first sentence for a move, one that is meant for the situation before a general one; else ""."""
        own = [line for line in self.lines if line.move == move and line.language == language]
        fitting = [line for line in own if situation in line.situations] + [line for line in own if not line.situations]
        return fitting[0].text(address) if fitting else ""


def read_banks(paths: Iterable[Path]) -> Bank:
    """Read some banks into one; raises RuleError with the place in the file."""
    return Bank(tuple(line for path in paths for line in _read(load_yaml(path), str(path))))


@cache
def builtin_bank(code: str) -> Bank:
    """Give the plain sentences that ship with a language, for fixes where the house has none."""
    path = language_folder(code) / "bank.yaml"
    if not path.is_file():
        return Bank()
    forms = load_yaml(path)
    return Bank(tuple(_read({move: {code: lines} for move, lines in forms.items()}, str(path))))


def _read(data: Any, where: str) -> Iterator[Line]:
    for move, languages in _table(data, where).items():
        if move not in MOVES:
            near = get_close_matches(str(move), MOVES, 1)
            mend = f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(MOVES)}"
            raise RuleError(f"a bank holds no move {move!r}", where=where, mend=mend)
        for code, lines in _table(languages, f"{where}: {move}").items():
            place = f"{where}: {move}, {code}"
            if not isinstance(lines, list) or not lines:
                raise RuleError("a list of sentences is expected", where=place, mend=_SHAPE)
            for number, form in enumerate(lines, 1):
                yield _line(move, str(code), form, f"{place}, {number}")


def _table(data: Any, where: str) -> dict[Any, Any]:
    if not isinstance(data, dict) or not data:
        raise RuleError("a mapping is expected", where=where, mend=f"as in {_SHAPE}")
    return data


def _line(move: str, code: str, form: Any, where: str) -> Line:
    parts = {"any": form} if isinstance(form, str) else form
    if not isinstance(parts, dict):
        raise RuleError("a sentence is a text, or a mapping of forms", where=where, mend=f"of {', '.join(_FORMS)}")
    for key in parts.keys() - {*_FORMS, "situation"}:
        raise RuleError(f"unknown key {key!r}", where=where, mend=f"known: {', '.join(_FORMS)}, situation")
    situations = parts.get("situation", [])
    situations = [situations] if isinstance(situations, str) else texts_of(situations, "situation", where)
    known: dict[str, Situation] = {name: name for name in SITUATIONS}
    for name in situations:
        if name not in known:
            raise RuleError(f"unknown situation {name!r}", where=where, mend=f"one of: {', '.join(SITUATIONS)}")
    texts = {key: str(parts[key]).strip() for key in _FORMS if parts.get(key)}
    if not texts:
        raise RuleError("the sentence is empty", where=where, mend="write one, or take the entry out")
    return Line(move, code, texts, frozenset(known[name] for name in situations), where)
