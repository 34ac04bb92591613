"""What each clause of a reply could answer: what it supplies, what it is about, and whether it says anything at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from replylint.languages import language
from replylint.listening.phrases import family, heard_in
from replylint.listening.topics import Topic, tokens_within, topic_of
from replylint.model import Move, Sentence, Span, Token
from replylint.recognition.evidence import Evidence
from replylint.recognition.key_facts import facts_in
from replylint.recognition.second_look import MODEL

_STRONG = frozenset({"done", "will", "amount", "yes", "no", "cause"})
_SUPPLIED_BY = {
    "cause": "cause", "refusal": "no", "next-step": "will", "instruction": "steps", "alternative": "will",
    "no-action-needed": "steps",
}  # fmt: skip
_DEEDS = frozenset({"done", "will", "yes", "no"})
_FACTS = {"amount": "amount", "date": "time", "time": "time", "duration": "duration", "reference": "number"}
_COURTESIES = frozenset({"thanks", "warm-closing", "empathy", "hollow-apology"})
_CLAUSE_END = re.compile(
    r"[.!?;:]\s+|\s[–—-]\s|,?\s(?=(?:but|so|while|whereas)\s)|,\s(?=(?:and|or|which)\s)|\sand\s(?=(?:the|we|i|it|you|your)\s)"
    r"|,?\s(?=(?:אבל|אך|אולם|כך|ולכן|לכן|אז)\s)|,\s(?=ו)"
)
_FULL_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b|\b(?:Mr|Ms|Mrs|Dr)\.? [A-Z]")
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


def hear_reply(evidence: Evidence) -> list[Said]:
    """Profile every clause of the reply's body, in order."""
    body = [s for s in evidence.draft.sentences if s.zone not in ("greeting", "signoff")]
    heard = heard_in(body)
    made: dict[int, list[Move]] = {}
    for move in evidence.moves:
        made.setdefault(move.sentence, []).append(move)
    return [said for s in body for said in _clauses(s, heard.get(s.index, []), made.get(s.index, []))]


def _clauses(sentence: Sentence, heard: Sequence[Move], made: Sequence[Move]) -> Iterator[Said]:
    whole = topic_of(sentence.tokens, sentence.language)
    general = False
    for span in _spans(sentence):
        own = [m for m in heard if span.start <= m.start < span.end]
        said = _said(sentence, span, whole, own, [m for m in made if _stands(m, span)])
        if general and not said.supplies & _DEEDS:
            said = replace(said, general=True)
        general = said.general or said.praise
        yield said


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
    names = {m.name for m in heard}
    tokens = tokens_within(sentence, *span)
    if _names_a_person(sentence, tokens):
        supplies.add("person")
    return Said(
        sentence=sentence,
        span=span,
        topic=topic_of(tokens, sentence.language),
        whole=whole,
        supplies=frozenset(supplies),
        defers="defers" in names,
        inquires="inquires" in names or sentence.question,
        courtesy="courtesy" in idle or any(m.name in _COURTESIES and _sure(m) for m in made),
        praise="praise" in idle,
        general="general" in idle or speaks_generally(tokens, sentence.language),
        house=_of_the_house(tokens, sentence.language),
    )


def speaks_generally(tokens: Sequence[Token], code: str) -> bool:
    """Whether a clause opens with a bare plural and the present: "Parcels are …", "מרשמים נשלחים …"."""
    norms = [t.norm for t in tokens[:5]]
    if len(norms) < 3:
        return False
    first = norms[0]
    if code == "he":
        return len(first) > 4 and first[0] != "ה" and first.endswith(("ים", "ות")) and norms[1].endswith(("ים", "ות"))
    return (
        len(first) > 3 and first.endswith("s") and first not in _NO_PLURAL and bool(_PRESENT.intersection(norms[1:5]))
    )


_NO_PLURAL = frozenset(
    "this thus does yours ours hers unless always perhaps thanks yes besides sundays saturdays".split()
)
_PRESENT = frozenset(
    "are have can may help depend take need differ get come go keep leave travel arrive reach pass move run vary mean cost are usually normally".split()
)
_HOUSE = frozenset("our שלנו".split())
TELLING = frozenset({"yes", "no", "will", "done", "amount", "time", "duration", "cause"})


def _of_the_house(tokens: Sequence[Token], code: str) -> bool:
    return bool(_HOUSE.intersection(t.norm for t in tokens[: 3 if code == "he" else 1]))


def _sure(move: Move) -> bool:
    """Whether the move may be leaned on: what the model alone sees of them is too wide for a clause."""
    return move.recogniser != MODEL or move.name not in ("refusal", "empathy", "warm-closing")


def _names_a_person(sentence: Sentence, tokens: Sequence[Token]) -> bool:
    lexicon = language(sentence.language).lexicon
    if _FULL_NAME.search(sentence.text):
        return True
    return any(t.norm in lexicon.first_names or t.norm in lexicon.roles for t in tokens)
