"""The rules of a run as one immutable value, found by readable name or by code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from replylint.errors import RuleError, UsageError
from replylint.judging.forms import load_rules
from replylint.judging.measured import with_standing
from replylint.judging.rule import Rule
from replylint.resources import rules_folder


@dataclass(frozen=True, slots=True)
class Registry:
    """An ordered set of rules; `names` leads from every name and code, also of rules left out, to the rule's name."""

    rules: tuple[Rule, ...]
    names: Mapping[str, str]

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Registry:
        """Order rules by code; raises RuleError where two share a name or a code."""
        ordered = tuple(sorted(rules, key=lambda r: r.code))
        names: dict[str, str] = {}
        for rule in ordered:
            for name in (rule.id, rule.code.lower()):
                if name in names:
                    other = next(o.where for o in ordered if o.id == names[name])
                    raise RuleError(f"two rules are named {name!r}, here and in {other}", where=rule.where,
                                    mend="rename one of them")  # fmt: skip
                names[name] = rule.id
        return cls(ordered, names)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def find(self, name: str) -> Rule:
        """Give a rule by its name or code; raises UsageError with near matches."""
        wanted = name.strip().lower()
        for rule in self.rules:
            if wanted in (rule.id, rule.code.lower()):
                return rule
        names = [r.id for r in self.rules] + [r.code for r in self.rules]
        near = get_close_matches(wanted, names, 3, 0.5) or get_close_matches(wanted.upper(), names, 3, 0.5)
        mend = f"did you mean {', '.join(near)}?" if near else "`replylint rules` lists them"
        raise UsageError(f"no rule is named {name!r}", mend=mend)

    def narrowed(self, select: Iterable[str], ignore: Iterable[str]) -> Registry:
        """Keep the selected rules (all where none is), less the ignored; raises UsageError for unknown names."""
        chosen = {self.find(name).id for name in select} or {r.id for r in self.rules}
        chosen -= {self.find(name).id for name in ignore}
        return Registry(tuple(r for r in self.rules if r.id in chosen), self.names)


@cache
def builtin_rules() -> Registry:
    """Load the rules that ship with replylint, once a process."""
    return Registry.of(map(with_standing, load_rules(rules_folder() / "core")))
