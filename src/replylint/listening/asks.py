"""Finds the questions and requests of a customer's message, clause by clause, rhetoric and courtesy left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from replylint.listening.cues import BY_SHAPE, JOINERS, cues_in, is_question
from replylint.listening.phrases import family, heard_in
from replylint.listening.topics import Topic, tokens_within, topic_of
from replylint.model import Draft, Move, Sentence, Span, Token

_NO_SPLIT = frozenset({"or", "או"})
_TOLD = frozenset({"when", "how-long", "how-much", "how-many", "where", "why", "who"})
_WANTING = frozenset({"want", "lack", "listed"})
"""Openings that want an act, whatever words for time or money stand in them."""
_REASON = re.compile(r",?\s(?:because|since|as (?:i|we|my|our|the)|כי|בגלל|מפני)\s", re.IGNORECASE)
_INSTEAD = re.compile(
    r"\b(?:if not(?: possible)?|otherwise"
    r"|if (?:that|this|it)(?: is|'s)?(?: not| isn't| can't| cannot)[^,;]{0,40})[,\s]*$"
    r"|(?:אם לא|אחרת)(?: ניתן| אפשר| אפשרי)?[,\s]*$",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"(?:and )?(?:is|would|will) (?:that|this|it)(?: be)?(?: at all)?"
    r" (?:allowed|possible|ok|okay|all right|alright|fine|doable|permitted)\W*$"
    r"|(?:האם )?ו?זה (?:מותר|אפשרי|בסדר|ניתן)\W*$|(?:האם )?(?:אפשר|מותר)\?",
    re.IGNORECASE,
)
_LEAST = {"en": 3, "he": 2}
"""Tokens that a clause needs to be an ask of its own beside another in its sentence."""
_PRONOUNS = frozenset(
    "it they them that this these those one ones "
    "הוא היא הם הן זה זאת זו אותו אותה אותם איתה איתו איתם בה בו אליה אליו".split()
)
_FEW = 2
"""Words of its own that an ask about "it" has at most."""
_LEADING = 5
"""Tokens up to which "I was wondering about the linen, …" only leads to the question after it."""
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
    refers_back: bool = False
    """Whether a pronoun in it stands for what was spoken of before ("Does it float?")."""
    bare: bool = False
    """Whether it asks for nothing in particular ("please help")."""
    lack: bool = False
    """Whether it only says what is lacking ("I still haven't got the invoice")."""
    stated: bool = False
    """Whether it only states what is not known ("I don't know how to …")."""
    instead: bool = False
    """Whether it is for the case that the ask before it can't be met."""
    leave_for_that: bool = False
    """Whether it only asks leave for what was said just before ("Is that allowed?")."""


def find_asks(customer: Draft) -> list[HeardAsk]:
    """Give the asks of a parsed customer's message in order of place; bare pleas only where nothing else is asked."""
    sentences = [s for s in customer.sentences if s.zone != "greeting"]
    heard = heard_in(sentences, "customer")
    found: list[HeardAsk] = []
    before, announced = Topic.of(()), False
    for sentence in sentences:
        moves = heard.get(sentence.index, [])
        found += _in_sentence(sentence, moves, before, announced)
        before = topic_of(sentence.tokens, sentence.language)
        announced = announced or any(family(m) == "announces" for m in moves)
    concrete = [ask for ask in found if not ask.bare]
    return _distinct([ask for ask in concrete or found if not _told_again(ask, found)])


def _in_sentence(sentence: Sentence, moves: Sequence[Move], before: Topic, announced: bool) -> Iterator[HeardAsk]:
    asides = [m for m in moves if m.name == "aside"]
    cues = cues_in(sentence, moves, announced)
    if not cues:
        if not is_question(sentence) or asides:
            return
        spans = [Span(sentence.start, sentence.end)]
    else:
        spans = [*_led_by(cues, sentence), *_clauses(cues, sentence)]
    for span in spans:
        touching = {family(m) for m in asides if m.start < span.end and m.end > span.start}
        tokens = tokens_within(sentence, *span)
        if touching & {"rhetorical", "announces"} or _mostly_courtesy(asides, span, tokens, sentence):
            continue
        inside = [m for m in [*moves, *cues] if span.start <= m.start < span.end]
        opened = {family(cue) for cue in cues if cue.start == span.start}
        named = {family(m) for m in inside if m.name == "kind" or m.recogniser == BY_SHAPE}
        kinds = _kinds(named - _TOLD | {"want"} if opened and opened <= _WANTING else named)
        follows = bool(_THAT.match(sentence.text[span.start - sentence.start : span.end - sentence.start]))
        yield HeardAsk(
            span,
            sentence.index,
            kinds,
            _topic(tokens, sentence.language, kinds),
            before,
            refers_back=any(token.norm in _PRONOUNS for token in tokens),
            bare="bare" in touching,
            lack=opened == {"lack"},
            stated=opened == {"indirect"} and not is_question(sentence),
            instead=_is_instead(sentence, span),
            leave_for_that=follows,
        )


def _led_by(cues: Sequence[Move], sentence: Sentence) -> Iterator[Span]:
    """Give the Hebrew question without a question word that another is joined to by a "ו": "זה רעיל, ואפשר …?"."""
    first = min(cues, key=lambda m: m.start)
    text = sentence.text[first.start - sentence.start :]
    if sentence.language != "he" or not text.startswith("ו") or family(first) not in ("can", "yes-no"):
        return
    before = sentence.text[: first.start - sentence.start].rstrip(" ,")
    start = before.rfind(":") + 1
    start += len(before[start:]) - len(before[start:].lstrip())
    if is_question(sentence) and len(before[start:].split()) >= _LEAST["he"]:
        yield Span(sentence.start + start, sentence.start + len(before))


def _mostly_courtesy(asides: Sequence[Move], span: Span, tokens: Sequence[Token], sentence: Sentence) -> bool:
    courtesies = (m for m in asides if m.start < span.end and m.end > span.start and family(m) == "courtesy")
    return any(2 * _count(m, sentence) >= len(tokens) for m in courtesies)


def _is_instead(sentence: Sentence, span: Span) -> bool:
    """Whether an ask is for the case that the one before it can't be met ("if not, I want my money")."""
    return bool(_INSTEAD.search(sentence.text[: span.start - sentence.start]))


def _told_again(ask: HeardAsk, asks: Sequence[HeardAsk]) -> bool:
    """Whether what is lacking or wanted is asked for in so many words too ("I haven't got it. Where is it?")."""
    if ask.stated and any(_asks_about_it(ask, a) for a in asks):
        return True
    if not ask.lack:
        return any(a.leave_for_that and 0 <= a.sentence - ask.sentence <= 1 and a.span > ask.span for a in asks)
    others = [a for a in asks if not a.lack and not a.bare]
    near = (a for a in others if 0 <= a.sentence - ask.sentence <= 1)
    if len(ask.topic.terms) <= 1 and others:
        return True
    return any(a.refers_back or not a.topic.terms for a in near) or any(
        ask.topic.meets(t) == 1.0 for a in others for t in a.topic.terms
    )


def _asks_about_it(stated: HeardAsk, ask: HeardAsk) -> bool:
    """Whether an ask puts into a question what was stated just before: "I can't find it. Can you guide me to it?"."""
    follows = 0 < ask.sentence - stated.sentence <= 1
    return follows and ask.refers_back and "act" in ask.kinds and len(ask.topic.terms) <= _FEW


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
    least = min(len(whole) - (joiner in JOINERS), len(rest))
    if not inside or joiner in _NO_SPLIT or least < _LEAST[sentence.language]:
        return False
    glued = sentence.language == "he" and sentence.text[later.start - sentence.start] == "ו"
    if between.rstrip().endswith(":") or (joiner not in JOINERS and not glued and len(whole) <= _LEADING):
        return False
    return between.rstrip()[-1:] in (",", ";", ":", "–", "—", "-", ".") or joiner in JOINERS or glued


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
