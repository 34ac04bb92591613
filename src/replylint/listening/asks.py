"""Finds the questions and requests of a customer's message, clause by clause, rhetoric and courtesy left out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from replylint.listening.phrases import family, heard_in
from replylint.listening.topics import Topic, tokens_within, topic_of
from replylint.model import Draft, Move, Sentence, Span, Token

_QUOTED = ('"', "”", "»")
_BREAKS = ",;:.!?-–—()\n"
_JOINERS = frozenset(
    "and but so also then plus or now please well ok okay hi hello hey oh because if thanks additionally secondly "
    "ו אבל אז גם או וגם היי שלום בנוסף אגב".split()
)
_NO_SPLIT = frozenset({"or", "או"})
_TOLD = frozenset({"when", "how-long", "how-much", "how-many", "where", "why", "who"})
_INITIAL = frozenset({"wh", "yes-no", "can"})
_RELATIVE = re.compile(r"(?:which|who)\b|כמה (?:ימים|שבועות|פעמים|דקות|שעות)|מה ש", re.IGNORECASE)
_NO_CUE = re.compile(r"(?:i|we|it|you|he|she|they|there|here|this|that)['’]|מה-?\d", re.IGNORECASE)
"""A contraction ("I've") opens with its subject, so that its verb opens no question; "מה-3" is a date."""
_ORDER = re.compile("ו?ת[א-ת]{2,}[וי]")
_BY_SHAPE = "ask/order"
_OBJECTS = frozenset("לי לנו את אותי אותנו אותו אותה אותם בבקשה עליי אליי אלינו".split())
_REASON = re.compile(r",?\s(?:because|since|as (?:i|we|my|our|the)|כי|בגלל|מפני)\s", re.IGNORECASE)
_LEAST = {"en": 3, "he": 2}
"""Tokens that a clause needs to be an ask of its own beside another in its sentence."""
_GREETING_WORDS = 3
_ASIDE = frozenset({"own", "which"})
"""Kinds that tell nothing of what is asked for."""
_NEARBY = 20
"""Earlier asks that a repeated one is looked for among."""


@dataclass(frozen=True, slots=True)
class HeardAsk:
    """An ask as heard: its span in the customer's view, what kinds of answer it wants, and what it is about."""

    span: Span
    sentence: int
    kinds: frozenset[str]
    topic: Topic
    context: Topic
    """What the sentence before it is about, for asks that say only "it"."""
    bare: bool = False
    """Whether it asks for nothing in particular ("please help")."""


def find_asks(customer: Draft) -> list[HeardAsk]:
    """Give the asks of a parsed customer's message in order of place; bare pleas only where nothing else is asked."""
    sentences = [s for s in customer.sentences if s.zone != "greeting"]
    heard = heard_in(sentences, "customer")
    found: list[HeardAsk] = []
    before = Topic.of(())
    for sentence in sentences:
        found += _in_sentence(sentence, heard.get(sentence.index, []), before)
        before = topic_of(sentence.tokens, sentence.language)
    concrete = [ask for ask in found if not ask.bare]
    return _distinct(concrete or found)


def _in_sentence(sentence: Sentence, moves: Sequence[Move], before: Topic) -> Iterator[HeardAsk]:
    asides = [m for m in moves if m.name == "aside"]
    cues = [m for m in moves if m.name == "ask" and _opens(m, sentence)] + list(_orders(sentence))
    if not cues:
        if not sentence.question or len(sentence.tokens) < 2 or asides or sentence.text.endswith(_QUOTED):
            return
        spans = [Span(sentence.start, sentence.end)]
    else:
        spans = list(_clauses(cues, sentence))
    for span in spans:
        touching = [m for m in asides if m.start < span.end and m.end > span.start]
        if any(family(m) == "rhetorical" for m in touching):
            continue
        tokens = tokens_within(sentence, *span)
        if any(family(m) == "courtesy" and 2 * _count(m, sentence) >= len(tokens) for m in touching):
            continue
        inside = [m for m in [*moves, *cues] if span.start <= m.start < span.end]
        kinds = _kinds({family(m) for m in inside if m.name == "kind" or m.recogniser == _BY_SHAPE})
        bare = any(family(m) == "bare" for m in touching)
        yield HeardAsk(span, sentence.index, kinds, _topic(tokens, sentence.language, kinds), before, bare)


def _orders(sentence: Sentence) -> Iterator[Move]:
    """Give Hebrew orders by their shape, the future of the second person before its object: "תקימו לי"."""
    if sentence.language != "he":
        return
    for token, following in itertools.pairwise(sentence.tokens):
        if _ORDER.fullmatch(token.norm) and following.norm in _OBJECTS:
            yield Move("ask", sentence.index, token.start, token.end, _BY_SHAPE)


def _kinds(found: set[str]) -> frozenset[str]:
    """Tell wanting an act from wanting to be told: "I need to know when" asks when."""
    if found & {"want", "order"}:
        found = found - {"want", "order"} | {"act"}
    if "told" in found or found & _TOLD:
        found -= {"act"}
    if "why" in found:
        found -= {"how"}
    return frozenset(found - {"told"})


def _topic(tokens: Sequence[Token], code: str, kinds: frozenset[str]) -> Topic:
    """Give what an ask is about; the words that only say that a price is wanted are not its topic."""
    topic = topic_of(tokens, code)
    if "how-much" not in kinds:
        return topic
    return Topic.of(term for term in topic.terms if "cost" not in term.ideas)


def _opens(cue: Move, sentence: Sentence) -> bool:
    """Whether a cue stands where a clause begins, and is no relative clause of a statement."""
    name = family(cue)
    if name not in _INITIAL:
        return True
    words = sentence.text[cue.start - sentence.start :]
    if _NO_CUE.match(words):
        return False
    if name == "yes-no" and sentence.language == "he" and not sentence.question:
        return False
    if not sentence.question and _RELATIVE.match(words.lstrip("ו")):
        return False
    before = sentence.text[: cue.start - sentence.start].rstrip()
    if not before or before[-1] in _BREAKS or (sentence.language == "he" and words.startswith("ו")):
        return True
    last = re.split(r"[\s,]", before)[-1].lower()
    greeted = name == "can" and sentence.index <= 1 and len(before.split()) < _GREETING_WORDS
    return last in _JOINERS or greeted


def _clauses(cues: Sequence[Move], sentence: Sentence) -> Iterator[Span]:
    """Give a span from each cue that opens an ask of its own to the next one, or to the end of the sentence."""
    starts: list[Move] = []
    for cue in sorted(cues, key=lambda m: (m.start, -m.end)):
        if not starts or _parts(starts[-1], cue, sentence):
            starts.append(cue)
    for cue, following in zip(starts, [*starts[1:], None], strict=True):
        end = following.start if following else sentence.end
        yield Span(
            cue.start, cue.start + len(_untailed(sentence.text[cue.start - sentence.start : end - sentence.start]))
        )


def _untailed(text: str) -> str:
    """Drop the reason given for asking, and the comma and the "and" that lead to the next clause."""
    reason = _REASON.search(text)
    text = text[: reason.start()] if reason else text
    return re.sub(r"[\s,;:–—-]*(?:\b(?:and|but|also|then|plus)\b[\s,]*)*$", "", text) or text


def _parts(earlier: Move, later: Move, sentence: Sentence) -> bool:
    between = sentence.text[earlier.end - sentence.start : max(later.start - sentence.start, 0)]
    inside = [t for t in sentence.tokens if earlier.end <= t.start and t.end <= later.start]
    whole = [t for t in sentence.tokens if earlier.start <= t.start and t.end <= later.start]
    rest = [t for t in sentence.tokens if t.start >= later.start]
    joiner = inside[-1].norm if inside else ""
    if not inside or joiner in _NO_SPLIT or min(len(whole), len(rest)) < _LEAST[sentence.language]:
        return False
    glued = sentence.language == "he" and sentence.text[later.start - sentence.start] == "ו"
    return between.rstrip()[-1:] in (",", ";", ":", "–", "—", "-", ".") or joiner in _JOINERS or glued


def _count(move: Move, sentence: Sentence) -> int:
    return len(tokens_within(sentence, move.start, move.end))


def _distinct(asks: Sequence[HeardAsk]) -> list[HeardAsk]:
    """Drop an ask that only repeats an earlier one."""
    kept: list[HeardAsk] = []
    for ask in asks:
        like = (other for other in kept[-_NEARBY:] if ask.kinds - _ASIDE == other.kinds - _ASIDE)
        said = ask.kinds or ask.topic.terms
        if not said or not any(_same(ask.topic, other.topic) for other in like):
            kept.append(ask)
    return kept


def _same(one: Topic, other: Topic) -> bool:
    return all(other.meets(term) == 1.0 for term in one.terms) and len(other.terms) <= len(one.terms) + 1
