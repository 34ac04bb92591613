"""Takes the faults that suppressions cover out of the outcomes, and tells which suppressions were bad or of no use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replylint.judging.case import Fault, Outcome, failed, passed
from replylint.judging.registry import Registry
from replylint.judging.rule import Rule
from replylint.model import Draft, Span
from replylint.suppressions.directives import Bad, Suppression, read_directives

BAD, UNUSED = "bad-suppression", "unused-suppression"
Judged = list[tuple[Rule, Outcome]]


def silenced(outcomes: Judged, draft: Draft, rules: Registry, aside: Sequence[Suppression] = ()) -> Judged:
    """Give the outcomes less what is suppressed; a rule all of whose faults are drops out of the score (n/a)."""
    if not aside and "replylint" not in draft.message.source:
        return outcomes
    read = list(read_directives(draft.message, rules.names))
    bad = [entry for entry in read if isinstance(entry, Bad)]
    reaches = list(_reaches([entry for entry in read if isinstance(entry, Suppression)], draft, bad))
    reaches += [(entry, Span(0, len(draft.message.source))) for entry in aside]
    used: set[tuple[int, str]] = set()
    settled = [(rule, _settle(rule, outcome, draft, reaches, used)) for rule, outcome in outcomes]
    ran = {rule.id for rule, _ in outcomes}
    unused = [
        Fault(values={"name": name}, source=entry.place, message="message" if entry.place else "aside")
        for index, (entry, _) in enumerate(reaches)
        for name in entry.rules
        if name in ran and (index, name) not in used
    ]
    own = {BAD: [Fault(values=b.values, source=b.place, message=b.message) for b in bad], UNUSED: unused}
    return [(rule, _own(own[rule.id]) if rule.id in own and (read or aside) else outcome) for rule, outcome in settled]


def _own(faults: list[Fault]) -> Outcome:
    return failed("offends", *faults) if faults else passed("nothing-found")


def _settle(
    rule: Rule, outcome: Outcome, draft: Draft, reaches: list[tuple[Suppression, Span]], used: set[tuple[int, str]]
) -> Outcome:
    """Drop the covered faults of one rule, noting which suppression covered them."""
    kept, reason = [], ""
    for fault in outcome.faults:
        covering = [i for i, (entry, reach) in enumerate(reaches) if _covers(entry, reach, rule, fault, draft)]
        used.update((index, rule.id) for index in covering)
        if covering:
            reason = reaches[covering[0]][0].reason
        else:
            kept.append(fault)
    if len(kept) == len(outcome.faults):
        return outcome
    if kept or outcome.value != "fail":
        return outcome._replace(faults=tuple(kept))
    return Outcome("n/a", "suppressed", {"why": reason})


def _covers(entry: Suppression, reach: Span, rule: Rule, fault: Fault, draft: Draft) -> bool:
    """Whether a suppression covers a fault; one of the reply as a whole needs the whole file's suppression."""
    if rule.id not in entry.rules:
        return False
    if fault.span is None:
        return entry.scope == "file" and not entry.quote
    span = draft.source_span(*fault.span)
    if entry.quote and entry.quote not in draft.message.source[span.start : span.end]:
        return False
    return entry.scope == "file" or (span.start < reach.end and reach.start < span.end)


def _reaches(entries: list[Suppression], draft: Draft, bad: list[Bad]) -> Iterator[tuple[Suppression, Span]]:
    """Give each suppression with the source it covers; a region without its end is bad, and so is an end alone."""
    opened: Suppression | None = None
    for entry in entries:
        place = entry.place or Span(0, 0)
        if entry.scope == "end":
            if opened is None:
                bad.append(Bad(place, "end-alone", {}))
            else:
                yield opened, Span((opened.place or place).end, place.start)
            opened = None
        elif entry.scope == "begin":
            if opened is not None:
                bad.append(Bad(opened.place or place, "no-end", {}))
            opened = entry
        elif entry.scope == "file":
            yield entry, Span(0, len(draft.message.source))
        else:
            yield entry, _next_block(place, draft)
    if opened is not None and opened.place is not None:
        bad.append(Bad(opened.place, "no-end", {}))


def _next_block(place: Span, draft: Draft) -> Span:
    """Give the source of the block that a comment stands in or before; empty at its end where none follows."""
    for block in draft.view.blocks:
        shown = draft.text[block.start : block.end].rstrip()
        span = draft.source_span(block.start, block.start + len(shown))
        if span.end > place.end:
            return Span(max(span.start, 0), span.end)
    return Span(place.end, place.end)
