"""The details that a customer has given, each with the words that give it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from replylint.languages.stems import bare_forms
from replylint.listening.topics import Topic, topic_of
from replylint.listening.words import Words, words_of
from replylint.model import Draft, Sentence, Token
from replylint.recognition.key_facts import facts_in

_CODE = re.compile(
    r"#?(?<![\w.,])(?:[A-Z]{1,5}[-/ ]?)?\d[\dA-Z]*(?:[-/ ][\dA-Z]*\d[\dA-Z]*)*(?: [A-Z]{2}\b)?"
    r"|\b(?=[A-Z]*\d)[A-Z\d]{5,}\b"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.-]*\w")
_PHONE = re.compile(r"(?<![\w-])\+?\d[\d -]{7,14}\d(?!\w)")
_CALLS = re.compile(r"\b(?:call|ring|reach|phone|mobile|cell|tel)\b|טלפון|נייד|להתקשר|תתקשר", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\b\d+[a-z]?,? (?:[A-Z][\w']+ ){1,3}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Dr|Close|Way|Court|Place|Square"
    r"|Crescent|Terrace|Gardens|Boulevard|Blvd|Row|Hill|Park|Grove|Walk)\b[^.!?\n]*"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
    r"|(?:רחוב|רח'|שדרות|שד'|סמטת|דרך) (?:[א-ת\"'-]+ ){1,3}\d+[^.!?\n]*"
)
_DATE = re.compile(r"\d{1,2}[./]\d{1,2}|\d{1,2}:\d{2}")
_NUMBER_OF = re.compile(
    r"\b(?P<noun>[A-Za-z]{3,}) (?:number|no\.?|code|reference|ref\.?|id)(?: is| was|:|,)? #?"
    r"(?P<code>[A-Z]{0,4}[-/]?\d[\dA-Z/-]{2,})"
    r"|(?:מספר|מס'|קוד) (?P<noun_he>[א-ת]{3,})(?: שלי| שלנו)?(?: הוא| היא|:|,)? "
    r"(?P<code_he>[A-Z]{0,4}[-/]?\d[\dA-Z/-]{2,})",
)
_IS_A = re.compile(
    r"\b(?:[Mm]y|[Oo]ur|[Tt]he) (?P<noun>[a-z]{3,}) is (?:an? |the |on )?"
    r"(?P<value>(?:[A-Z]|\d)[\w-]+(?: (?:[A-Z]|\d)[\w-]+)*)"
)
_NEAR = 45
"""Characters between the word for a detail and its value."""
_IT = frozenset("it them one again אותה אותו אותן אותם שוב".split())
_SPELLED = 3


@dataclass(frozen=True, slots=True)
class Given:
    """A detail that stands in the customer's words; `about` is what its sentence and the one before speak of."""

    detail: str
    quote: str
    about: Topic
    events: frozenset[str] = frozenset()


def given_details(customer: Draft) -> list[Given]:
    """Give every detail of a parsed customer's message, signature and quoted mail included, in order of place."""
    found: list[Given] = []
    before: Sequence[Token] = ()
    shown: set[str] = set()
    for sentence in customer.sentences:
        about = topic_of([*before, *sentence.tokens], sentence.language)
        events = events_in(sentence.tokens, sentence.language)
        found += [Given(name, quote, about, events) for name, quote in _in_sentence(sentence)]
        found += _attached_before(sentence, shown, about)
        shown |= {name for _, name, value in _called(sentence, words_of(sentence.language)) if value == "attachment"}
        before = sentence.tokens
    return found + list(_signed(customer))


def events_in(tokens: Sequence[Token], code: str) -> frozenset[str]:
    """Give the kinds of event that some words tell of: travel, purchase, payment."""
    table = words_of(code).events
    return frozenset(e for t in tokens for form in bare_forms(t.norm, code) for e in table.get(form, ()))


def _in_sentence(sentence: Sentence) -> Iterator[tuple[str, str]]:
    text, words = sentence.text, words_of(sentence.language)
    called = _called(sentence, words)
    yield from _codes(sentence, called, words)
    yield from _numbered(sentence)
    yield from _called_by_name(sentence)
    yield from (("email", match.group()) for match in _EMAIL.finditer(text))
    yield from (("address", match.group().strip(" ,")) for match in _ADDRESS.finditer(text))
    if _CALLS.search(text) or re.search(r"\b05\d-?\d{7}\b", text):
        yield from (("phone", match.group()) for match in _PHONE.finditer(text))
    yield from _attachments(sentence, called, words)
    yield from _devices(sentence, words)
    yield from (
        ("date", text[f.start - sentence.start : f.end - sentence.start].rstrip("."))
        for f in facts_in(sentence)
        if f.kind == "date"
    )
    yield from (("name", name) for name in _introduced(text, words))


def _called(sentence: Sentence, words: Words) -> list[tuple[int, str, str]]:
    """Give (place, detail, form of value) for each word that calls a detail; places count in the sentence."""
    return [
        (token.start - sentence.start, detail.name, detail.value)
        for token in sentence.tokens
        for form in bare_forms(token.norm, sentence.language)
        for detail in words.calls.get(form, ())
    ]


def _codes(sentence: Sentence, called: Sequence[tuple[int, str, str]], words: Words) -> Iterator[tuple[str, str]]:
    text = sentence.text
    names = [(place, name) for place, name, value in called if value in ("code", "number", "model")]
    for match in _CODE.finditer(text):
        value = match.group().strip(" -/")
        if not _is_code(value, text, match, words):
            continue
        earlier = [(match.start() - p, name) for p, name in names if 0 <= match.start() - p <= _NEAR]
        later = [(p - match.end(), name) for p, name in names if 0 <= p - match.end() <= _NEAR // 2]
        nearest = min(earlier or later, default=None)
        if nearest:
            yield from ((name, value) for distance, name in {*earlier, *later} if distance == nearest[0])
    yield from _spelled(sentence, names, words)


def _numbered(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Give the codes that are called the number of something, whatever it is: "charity number 1120778"."""
    for match in _NUMBER_OF.finditer(sentence.text):
        noun = match["noun"] or match["noun_he"]
        yield number_of(noun, sentence.language), (match["code"] or match["code_he"]).strip(" -/")


def _called_by_name(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Give what a thing of the customer's is, by the thing's noun: "my plan is Family", "the car is a 2019 Fiesta"."""
    yield from ((kind_of(m["noun"], sentence.language), m["value"]) for m in _IS_A.finditer(sentence.text))


def kind_of(noun: str, code: str) -> str:
    """Name the detail "which …", the same for every form of the noun."""
    return "which-" + min(bare_forms(noun.lower(), code), key=lambda form: (len(form), form))


def number_of(noun: str, code: str) -> str:
    """Name the detail "number of …", the same for every form of the noun."""
    return "number-of-" + min(bare_forms(noun.lower(), code), key=lambda form: (len(form), form))


def _is_code(value: str, text: str, match: re.Match[str], words: Words) -> bool:
    digits = sum(c.isdigit() for c in value)
    letters = sum(c.isalpha() for c in value)
    if digits < 2 or (digits < 3 and (not letters or len(value) < 4)) or _DATE.match(text, match.start()):
        return False
    after = re.match(r"\s*([^\s.,;:!?)]+)", text[match.end() :])
    if after and (after.group(1).lower() in words.units or after.group(1)[0] in "%₪€£$"):
        return False
    return text[max(match.start() - 2, 0) : match.start()].strip()[-1:] not in ("£", "$", "€", "₪")


def _spelled(sentence: Sentence, names: Sequence[tuple[int, str]], words: Words) -> Iterator[tuple[str, str]]:
    """Give a code that is spelled out in words after the word that calls it."""
    run: list[Token] = []
    for token in [*sentence.tokens, None]:
        if token and (
            token.norm in words.spelled or (len(token.norm) == 1 and token.norm.isascii() and token.norm not in "ai")
        ):
            run.append(token)
            continue
        if len(run) >= _SPELLED and names:
            start, end = run[0].start - sentence.start, run[-1].end - sentence.start
            if near := [name for place, name in names if 0 <= start - place <= _NEAR]:
                yield near[-1], sentence.text[start:end]
        run = []


def _attached_before(sentence: Sentence, shown: set[str], about: Topic) -> Iterator[Given]:
    """Give what "I attach it again" attaches: whatever was spoken of before that can be attached."""
    norms, attached = {token.norm for token in sentence.tokens}, words_of(sentence.language).attached
    if norms & _IT and any(bare_forms(norm, sentence.language) & attached for norm in norms):
        yield from (Given(name, sentence.text.rstrip(" .!"), about) for name in sorted(shown))


def _attachments(sentence: Sentence, called: Sequence[tuple[int, str, str]], words: Words) -> Iterator[tuple[str, str]]:
    said = (word for token in sentence.tokens for word in token.norm.split())
    if not any(bare_forms(word, sentence.language) & words.attached for word in said):
        return
    for place, name, value in called:
        if value == "attachment":
            yield name, sentence.text[place:].rstrip(" .!")


def _devices(sentence: Sentence, words: Words) -> Iterator[tuple[str, str]]:
    for token in sentence.tokens:
        if token.norm in words.devices or token.norm.lstrip("בהלמו") in words.devices:
            place = token.start - sentence.start
            more = re.match(r"\S+(?: (?:[A-Z][\w+]*|[A-Z]?\d[\w.]*|Pro|Max|Plus|Ultra))*", sentence.text[place:])
            yield "device", more.group() if more else token.norm
            yield "model", more.group() if more else token.norm


def _introduced(text: str, words: Words) -> Iterator[str]:
    lowered = text.lower()
    for phrase in words.introduces:
        place = lowered.find(phrase)
        if place < 0 or (place and lowered[place - 1].isalpha()):
            continue
        name = re.match(
            r"[\s,:]*((?:[A-Z][\w'-]+|[א-ת\"'-]{2,})(?: (?:[A-Z][\w'-]+|[א-ת'-]{2,}))?)", text[place + len(phrase) :]
        )
        if name:
            yield name.group(1)


def _signed(customer: Draft) -> Iterator[Given]:
    """Give the name that a signature signs with: a short last line with no stop."""
    lines = [s for s in customer.sentences if s.zone == "signoff" and 1 <= len(s.tokens) <= 3]
    if lines and not re.search(r"\d|@", lines[-1].text):
        yield Given("name", lines[-1].text.strip(" .,"), Topic.of(()))
