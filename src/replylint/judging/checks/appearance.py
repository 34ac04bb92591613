"""Checks of the look of a letter: key facts in bold, not everything in bold, strung facts as a list (W5, W6)."""

from __future__ import annotations

from replylint.judging.case import Case, Fault, Outcome, failed, not_applicable, passed
from replylint.model import Draft, Sentence, Span
from replylint.recognition.density import STRUNG_FACTS, bound, paragraphs, strung, words
from replylint.recognition.key_facts import KeyFact, key_facts

BOLD_SHARE = 0.15
BOLD_RUN_WORDS = 10
"""FACTS.md: bold at most 10 to 15 % of the words and at most 10 words in a row."""
_SHORT = 40
_STRUNG_WORDS = 25


def key_facts_stand_out(case: Case) -> Outcome:
    """Ask for bold on at least one key fact of a letter that has some and is long enough to hide them."""
    draft = case.draft
    if not draft.view.can_emphasise:
        return not_applicable("no-emphasis")
    facts = [f for f in key_facts(draft) if f.kind != "time"]
    if not facts or words(draft.body) < bound(_SHORT, draft.language):
        return not_applicable("no-key-facts")
    bold = [f for f in facts if _covered(f, draft)]
    if bold:
        return passed("found", Span(bold[0].start, bold[0].end))
    faults = [Fault(Span(f.start, f.end), {"fact": draft.text[f.start : f.end]}) for f in weightiest(facts)]
    return failed("not-bold", *faults[:1], count=str(len(facts)))


def weightiest(facts: list[KeyFact]) -> list[KeyFact]:
    """Order key facts by what a customer looks for first."""
    rank = {"amount": 0, "date": 1, "duration": 2, "reference": 3}
    return sorted(facts, key=lambda f: (rank.get(f.kind, 9), f.start))


def _covered(fact: KeyFact, draft: Draft) -> bool:
    return any(b.start < fact.end and fact.start < b.end for b in draft.view.bold)


def not_too_much_bold(case: Case) -> Outcome:
    """Object to bold that covers too much of the words, or runs over whole sentences."""
    draft = case.draft
    if not draft.view.can_emphasise:
        return not_applicable("no-emphasis")
    spans = [s for s in draft.view.bold if _in_body(s, draft)]
    if not spans:
        return not_applicable("no-bold")
    counts = [(len(draft.text[s.start : s.end].split()), s) for s in spans]
    share = sum(n for n, _ in counts) / max(words(draft.body), 1)
    longest, span = max(counts, key=lambda pair: pair[0])
    if longest > BOLD_RUN_WORDS or (share > BOLD_SHARE and words(draft.body) >= bound(_SHORT, draft.language)):
        return failed("too-bold", Fault(span, {"words": str(longest)}), share=f"{share:.0%}", words=str(longest))
    return passed("within", value=f"{share:.0%}", limit=f"{BOLD_SHARE:.0%}")


def _in_body(span: Span, draft: Draft) -> bool:
    return bool(draft.body) and draft.body[0].start <= span.start < draft.body[-1].end


def steps_as_list(case: Case) -> Outcome:
    """Ask for a list where three or more facts or steps run together in one paragraph."""
    draft = case.draft
    blocks = draft.view.blocks
    for part in paragraphs(draft):
        if blocks[part[0].block].kind == "item" or words(part) < bound(_STRUNG_WORDS, draft.language):
            continue
        count = max(strung(part), _steps(case, part))
        if count >= STRUNG_FACTS:
            span = Span(part[0].start, part[-1].end)
            return failed("strung", Fault(span, {"count": str(count)}), count=str(count))
    return passed("nothing-strung")


def _steps(case: Case, part: tuple[Sentence, ...]) -> int:
    steps = case.evidence.sentences_with("instruction", "request-for-information")
    return sum(1 for sentence in part if sentence.index in steps)
