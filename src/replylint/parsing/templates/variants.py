"""The letters that a template can become: every branch stands in at least one, never all combinations; no rendering."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from replylint.model import Span
from replylint.parsing.templates.control import Control, controls_of

_MOST = 64
_DEEPEST = 40


class Variant(NamedTuple):
    """One letter of a template: what of the source does not stand in it, and the tag of the branch that sets it off."""

    hidden: tuple[Span, ...]
    tag: Span | None = None


@dataclass(slots=True)
class _Branch:
    tag: Span
    start: int
    end: int = 0
    choices: list[_Choice] = field(default_factory=list)

    def weight(self) -> int:
        return max((choice.weight() for choice in self.choices), default=1)


@dataclass(slots=True)
class _Choice:
    """Branches of which a letter holds one."""

    branches: list[_Branch]
    name: str = ""
    closed: int = 0

    def weight(self) -> int:
        return sum(branch.weight() for branch in self.branches)


def variants(source: str) -> tuple[Variant, ...]:
    """Give the letters of a template, the one of the first branches first; control code is hidden in all of them.

    Code whose blocks don't close, or with too many branches, gives one letter that holds all of them.
    """
    controls = controls_of(source)
    code = tuple(Span(c.start, c.end) for c in controls)
    if not controls:
        return (Variant(()),)
    tree = _tree(controls, source)
    whole = (Variant(code),)
    if tree is None:
        return whole
    root, comments = tree
    count = root.weight()
    if count > _MOST:
        return whole
    letters = []
    for number in range(count):
        hidden: list[Span] = [*code, *comments]
        tags: list[Span] = []
        _choose(root, number, hidden, tags)
        letters.append(Variant(tuple(sorted(hidden)), min(tags, default=None)))
    return tuple(letters)


def unclosed(source: str) -> Span | None:
    """Give the first piece of code whose block does not close, or that closes none."""
    controls = controls_of(source)
    open_: list[Control] = []
    for one in controls:
        if one.role in ("if", "loop", "inverse", "hide"):
            open_.append(one)
        elif one.role in ("end", "middle") and not open_:
            return Span(one.start, one.end)
        elif one.role == "end":
            open_.pop()
    return Span(open_[0].start, open_[0].end) if open_ else None


def _tree(controls: Sequence[Control], source: str) -> tuple[_Branch, list[Span]] | None:
    """Build the tree of choices, and the spans of commented-out text; None where blocks don't nest."""
    root = _Branch(Span(0, 0), 0)
    branches: list[_Branch] = [root]
    roles: list[Control] = []
    comments: list[Span] = []
    for one in controls:
        if one.role in ("if", "loop", "inverse", "hide"):
            if len(roles) >= _DEEPEST:
                return None
            roles.append(one)
            branches.append(_opened(branches[-1], one, source))
        elif one.role == "middle":
            if not roles:
                return None
            choice = branches[-2].choices[-1]
            branches[-1].end = one.start
            if not source[branches[-1].start : one.start].strip() and len(choice.branches) == 1:
                choice.branches.clear()
            branches[-1] = _Branch(Span(one.start, one.end), one.end)
            choice.branches.append(branches[-1])
        elif one.role == "end":
            if not roles:
                return None
            begun = roles.pop()
            branch = branches.pop()
            branch.end = one.start
            branches[-1].choices[-1].closed = one.end
            if begun.role == "hide":
                comments.append(Span(begun.end, one.start))
    return None if roles else (root, comments)


def _opened(parent: _Branch, one: Control, source: str) -> _Branch:
    """Begin a choice; an inverted section right after its section is the other branch of it."""
    branch = _Branch(Span(one.start, one.end), one.end)
    last = parent.choices[-1] if parent.choices else None
    if one.role == "inverse" and last and last.name == one.name and not source[last.closed : one.start].strip():
        last.branches.append(branch)
    else:
        parent.choices.append(_Choice([branch], one.name))
    return branch


def _choose(branch: _Branch, number: int, hidden: list[Span], tags: list[Span]) -> None:
    """Hide every branch but the ones of letter `number`; note the tags of those that are not the first."""
    for choice in branch.choices:
        left = min(number, choice.weight() - 1)
        for place, one in enumerate(choice.branches):
            weight = one.weight()
            if 0 <= left < weight:
                _choose(one, left, hidden, tags)
                if place:
                    tags.append(one.tag)
                left = -1
            else:
                hidden.append(Span(one.start, one.end))
                left = left - weight if left >= weight else left
