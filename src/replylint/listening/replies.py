"""What each clause of a reply could answer: what it supplies, what it is about, and whether it says anything at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from replylint.languages import language
from replylint.listening.general import speaks_generally, speaks_of_the_house, tells_of_no_case
from replylint.listening.phrases import family, relates
from replylint.listening.topics import Topic, tokens_within, topic_of
from replylint.listening.words import words_of
from replylint.model import Move, Sentence, Span, Token
from replylint.recognition.evidence import Evidence
from replylint.recognition.key_facts import facts_in
from replylint.recognition.second_look import MODEL

TELLING = frozenset({"yes", "no", "will", "done", "amount", "time", "duration", "cause"})
"""Supplies that make a clause about the house an answer all the same."""
_STRONG = frozenset({"done", "will", "amount", "yes", "no", "cause"})
_SUPPLIED_BY = {
    "cause": "cause", "refusal": "no", "next-step": "will", "instruction": "steps", "alternative": "will",
    "no-action-needed": "steps",
}  # fmt: skip
_DEEDS = frozenset({"done", "will", "yes", "no"})
_FACTS = {"amount": "amount", "date": "time", "time": "time", "duration": "duration", "reference": "number"}
_COURTESIES = frozenset({"thanks", "warm-closing", "empathy", "hollow-apology"})
_CLAUSE_END = re.compile(
    r"[.!?;:]\s+|\s[–—-]\s|,?\s(?=(?:but|so|while|whereas)\s)|,\s(?=(?:and|or|which)\s)|,\s(?=[^,;?]+\?$)|\sand\s(?=(?:the|we|i|it|you|your)\s)"
    r"|,?\s(?=(?:אבל|אך|אולם|כך|ולכן|לכן|אז)\s)|,\s(?=ו)"
)
_PURPOSE = re.compile(
    r"(?:so|so that|to let|and then|which lets|that way)\s(?:that\s)?(?:we|i|us|me)\b"
    r"|(?:in order )?to (?:help|let|allow|enable) (?:us|me)\b|כדי\s|ואז\s|על מנת\s",
    re.IGNORECASE,
)
"""What a detail is asked for: no deed yet."""
_BARE_SUM = re.compile(
    r"(?:\b(?:it|that|which|this)(?: is|'s|’s)|\bis|\bcomes to|\btotals|\bזה|\bוזה|\bיוצא|\bייצא|^)"
    r"\s(?:about |around |בערך )?"
    r"\d{1,3}(?:,\d{3}|\d)(?![\d:/%-]|[.,]\d)",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b|\b(?:Mr|Ms|Mrs|Dr)\.? [A-Z]")
_EXCLAMATION = 3
"""Tokens up to which a sentence with an exclamation mark says nothing."""
_LEAST = {"en": 3, "he": 2}
"""Tokens that a clause needs on either side of a cut."""


@dataclass(frozen=True, slots=True)
class Said:
    """A clause of the reply as an answer; its supplies are the families of `says` and the kinds of key facts."""

    sentence: Sentence
    span: Span
    topic: Topic
    whole: Topic
    """What the whole sentence is about."""
    supplies: frozenset[str]
    defers: bool
    inquires: bool
    courtesy: bool
    praise: bool
    general: bool
    describes: bool
    """Whether it only describes a thing as such ("yoga is a gift")."""
    house: bool
    """Whether it tells of the house's own ("our chefs …")."""

    @property
    def idle(self) -> bool:
        """Whether the clause can answer nothing: courtesy with no deed, amount, yes or no in it, or a question."""
        return (self.courtesy and not self.supplies & _STRONG) or (self.inquires and not self.promises)

    @property
    def added(self) -> bool:
        """Whether the clause adds a matter of its own to its sentence ("…, and …")."""
        text = self.sentence.text[self.span.start - self.sentence.start :]
        return self.span.start > self.sentence.start and text.startswith(("and ", "ו"))

    @property
    def promises(self) -> bool:
        """Whether the clause does or promises something."""
        return bool(self.supplies & {"done", "will"}) and not self.sentence.question


def hear_reply(evidence: Evidence, heard: Mapping[int, Sequence[Move]]) -> list[Said]:
    """Profile every clause of the reply's body, in order; `heard` is what listening's phrases find, by sentence."""
    made: dict[int, list[Move]] = {}
    for move in evidence.moves:
        made.setdefault(move.sentence, []).append(move)
    return [said for s in evidence.draft.body for said in _clauses(s, heard.get(s.index, []), made.get(s.index, []))]


def _clauses(sentence: Sentence, heard: Sequence[Move], made: Sequence[Move]) -> list[Said]:
    whole = topic_of(sentence.tokens, sentence.language)
    general = False
    found: list[Said] = []
    for span in _spans(sentence):
        own = [m for m in heard if span.start <= m.start < span.end]
        said = _said(sentence, span, whole, own, [m for m in made if _stands(m, span)])
        if general and not said.supplies & _DEEDS:
            said = replace(said, general=True)
        general = said.general or said.praise
        found.append(said)
    inquires = any(said.inquires for said in found)
    return [_of_the_inquiry(said) if inquires else said for said in found]


def _of_the_inquiry(said: Said) -> Said:
    """Make what a detail is asked for part of the asking."""
    purpose = _PURPOSE.match(said.sentence.text, said.span.start - said.sentence.start)
    return replace(said, inquires=True, supplies=frozenset()) if purpose else said


def _stands(move: Move, span: Span) -> bool:
    """Whether a move stands in a clause; what only the model saw stands in the whole sentence."""
    return move.recogniser == MODEL or span.start <= move.start < span.end


def _spans(sentence: Sentence) -> Iterator[Span]:
    start = sentence.start
    for match in _CLAUSE_END.finditer(sentence.text):
        end = sentence.start + match.start()
        left, right = tokens_within(sentence, start, end), tokens_within(sentence, end, sentence.end)
        if min(len(left), len(right)) >= _LEAST[sentence.language]:
            yield Span(start, end)
            start = sentence.start + match.end()
    yield Span(start, sentence.end)


def _said(sentence: Sentence, span: Span, whole: Topic, heard: Sequence[Move], made: Sequence[Move]) -> Said:
    supplies = {family(m) for m in heard if m.name == "says"}
    supplies |= {_SUPPLIED_BY[m.name] for m in made if m.name in _SUPPLIED_BY and _sure(m)}
    supplies |= {_FACTS[fact.kind] for fact in facts_in(sentence) if span.start <= fact.start < span.end}
    idle = {family(m) for m in heard if m.name == "idle"}
    names = {m.name for m in heard if m.name != "inquires" or not relates(sentence, m.start)}
    tokens = tokens_within(sentence, *span)
    general = speaks_generally(tokens, sentence.language)
    if general and sentence.language == "he":
        supplies.discard("done")
    if _sums(sentence.text, span.start - sentence.start, span.end - sentence.start, sentence.language):
        supplies.add("amount")
    if _names_a_person(sentence, tokens):
        supplies.add("person")
    return Said(
        sentence=sentence,
        span=span,
        topic=whole if len(tokens) == len(sentence.tokens) else topic_of(tokens, sentence.language),
        whole=whole,
        supplies=frozenset(supplies),
        defers="defers" in names,
        inquires="inquires" in names or (sentence.question and span.end == sentence.end),
        courtesy="courtesy" in idle
        or _exclaims(sentence, span, tokens)
        or any(m.name in _COURTESIES and _sure(m) for m in made),
        praise="praise" in idle,
        general=general or "general" in idle,
        describes=tells_of_no_case(tokens, sentence.language) and not supplies & {"amount", "yes", "no"},
        house=speaks_of_the_house(tokens, sentence.language),
    )


def _exclaims(sentence: Sentence, span: Span, tokens: Sequence[Token]) -> bool:
    """Whether a clause is only an exclamation: "Poor thing!"."""
    return len(tokens) <= _EXCLAMATION and span.start == sentence.start and sentence.text.endswith("!")


def _sums(text: str, start: int, end: int, code: str) -> bool:
    """Whether a bare number is told as what something comes to: "which is 640"."""
    for match in _BARE_SUM.finditer(text, start, end):
        after = re.match(r"\s*([^\s.,;:!?)]+)", text[match.end() : end])
        if after is None or after.group(1).lower() not in words_of(code).units:
            return True
    return False


def _sure(move: Move) -> bool:
    """Whether the move may be leaned on: what the model alone sees of some is too wide for a clause."""
    return move.recogniser != MODEL or move.name not in ("refusal", "empathy", "warm-closing")


def _names_a_person(sentence: Sentence, tokens: Sequence[Token]) -> bool:
    lexicon = language(sentence.language).lexicon
    if _FULL_NAME.search(sentence.text):
        return True
    return any(t.norm in lexicon.first_names or t.norm in lexicon.roles for t in tokens)
