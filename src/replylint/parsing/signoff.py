"""Recognises the sign-off of a letter: a closing formula, the writer's name, the team; what follows is footer."""

from __future__ import annotations

import re

from replylint.languages import language
from replylint.model import Sentence, Span

_REACH = 9
"""How many sentences from the end a sign-off may begin."""
_SIGNATURE_LINES = 5
_LINE_TOKENS = 8
_LAST_LINE_TOKENS = 5
_FORMULA_WORDS = 5
_TAIL_TOKENS = 4
_OPENERS = frozenset({"בברכה", "בברכת", "בכבוד", "בהוקרה", "בהערכה", "בידידות", "בתודה"})
_THANKS = frozenset({"תודה", "thanks", "thank"})
_FORMULA_TOKENS = 9
_MARKED = re.compile(r"^[\^*~–—-]+ ?[^\W\d_][\w.'/ ]{0,24}$")
_SLOT = re.compile(
    r"sign|agent|team|sender|staff|author|signature|company|site|brand|from|rep|manager|חתימ|נציג|צוות|שולח", re.I
)
_CONTENT = re.compile(r"message|link|url|content|body|text|details|comment|הודעה|קישור|תוכן|פרטי", re.I)
_STOPS = ".?:!"
_ARTICLES = frozenset({"the", "your", "our", "team"})
_SIGNATURE = re.compile(r"signature|sign_?off|חתימ", re.I)


def signoff_run(sentences: tuple[Sentence, ...], text: str) -> Span | None:
    """Give the run of sentences (indices into `sentences`) that signs the letter off; None where none does."""
    first = max(0, len(sentences) - _REACH)
    for index in range(len(sentences) - 1, first - 1, -1):
        sentence = sentences[index]
        if is_signature_slot(sentence, text) or _team_line(sentence, text):
            return Span(_above(sentences, index, text), index + 1)
        if is_formula(sentence, text) and _signs(sentences, index, text):
            return Span(index, _end_of_signature(sentences, index, text))
        if _leads_to_name(sentences, index, text):
            return Span(index, len(sentences))
    return _bare_signature(sentences, text)


def _above(sentences: tuple[Sentence, ...], index: int, text: str) -> int:
    """Give where the signature that ends with a team begins: the name and the formula above it belong to it."""
    start = index
    while start > 0 and index - start < _SIGNATURE_LINES - 2:
        above = sentences[start - 1]
        if not (_own_line(above, text) and (is_formula(above, text) or _name_line(above, text))):
            break
        start -= 1
    return start


def _team_line(sentence: Sentence, text: str) -> bool:
    """Whether a line of its own is "The … team", which signs wherever it stands near the end."""
    norms = [t.norm for t in sentence.tokens]
    if not 2 <= len(norms) <= 8 or sentence.text[-1] in _STOPS or not _own_line(sentence, text):
        return False
    return (norms[0] in _ARTICLES and "team" in norms[1:]) or norms[0] == "צוות"


def _leads_to_name(sentences: tuple[Sentence, ...], index: int, text: str) -> bool:
    """Whether a short Hebrew line that ends in a comma hands over to the last line: "thanks for waiting,\nDana"."""
    sentence, following = sentences[index], sentences[index + 1 :]
    if len(following) != 1 or sentence.language != "he" or sentence.text[-1] != "," or not _own_line(sentence, text):
        return False
    last = following[0]
    short = len(sentence.tokens) <= _LINE_TOKENS and len(last.tokens) <= _LAST_LINE_TOKENS
    return short and index > 0 and last.text[-1] not in _STOPS and _own_line(last, text)


def is_formula(sentence: Sentence, text: str) -> bool:
    """Whether a sentence is a closing formula, alone or with the name right after it ("Best, Dana")."""
    traits = language(sentence.language)
    lexicon = traits.lexicon
    words = [t.norm for t in sentence.tokens]
    if len(words) > _FORMULA_TOKENS or sentence.question:
        return False
    if " ".join(words) in lexicon.closings:
        return True
    if traits.rtl and words[0] in _OPENERS and len(words) <= _FORMULA_WORDS and _own_line(sentence, text):
        return True
    if traits.rtl and _ends_in_name(sentence, text):
        return True
    for count in range(min(4, len(words) - 1), 0, -1):
        if " ".join(words[:count]) in lexicon.closings:
            gap = text[sentence.tokens[count - 1].end : sentence.tokens[count].start]
            told = sentence.text[-1] == "." and count + 1 < len(words) and words[count] not in lexicon.first_names
            return any(mark in gap for mark in ",-–—\n!.") and not (told and "\n" in gap)
    return False


def _ends_in_name(sentence: Sentence, text: str) -> bool:
    """Whether the last comma of a short Hebrew sentence is followed by a name or a team: "a good day, Dana"."""
    tokens, lexicon = sentence.tokens, language(sentence.language).lexicon
    for index in range(len(tokens) - 1, 0, -1):
        if "," in text[tokens[index - 1].end : tokens[index].start]:
            tail = [t.norm for t in tokens[index:]]
            short = len(tail) <= _TAIL_TOKENS and sentence.text[-1] not in _STOPS
            return short and (tail[0] in lexicon.first_names or tail[0] in lexicon.teams)
    return False


def _signs(sentences: tuple[Sentence, ...], index: int, text: str) -> bool:
    """Whether a formula really closes: it starts a line, and what follows at once is a short line or nothing."""
    sentence = sentences[index]
    before = text[: sentence.start].rstrip(" \t")
    if before and before[-1] not in "\n.!?":
        return False
    if index + 1 == len(sentences):
        return not (sentence.text[-1] in ".!" and sentence.tokens[0].norm in _THANKS and len(sentence.tokens) <= 2)
    following = sentences[index + 1]
    return len(following.tokens) <= _LINE_TOKENS and not following.question


def _end_of_signature(sentences: tuple[Sentence, ...], start: int, text: str) -> int:
    """Take the short lines after the formula: name, role, team; a long or full sentence begins the footer."""
    end = start + 1
    while end < len(sentences) and end - start <= _SIGNATURE_LINES:
        sentence = sentences[end]
        if len(sentence.tokens) > _LINE_TOKENS or (sentence.text[-1] in ".?!" and len(sentence.tokens) > 4):
            break
        end += 1
    return end


def _bare_signature(sentences: tuple[Sentence, ...], text: str) -> Span | None:
    """Take the run of name-like lines that ends the letter without a formula."""
    end = len(sentences)
    start = end
    while start > 0 and end - start < 3 and _name_line(sentences[start - 1], text):
        start -= 1
    if start == end or (start == 0 and end - start > 1):
        return None
    return Span(start, end) if start > 0 or _MARKED.match(sentences[start].text) else None


def _name_line(sentence: Sentence, text: str) -> bool:
    """Whether a line is only a name, a team or a slot for them."""
    if _MARKED.match(_line(sentence, text)) and not sentence.question:
        return True
    tokens = sentence.tokens
    if len(tokens) > 6 or sentence.text[-1] in _STOPS:
        return False
    traits = language(sentence.language)
    norms = [t.norm for t in tokens]
    if norms == ["{}"]:
        return bool(_SLOT.search(sentence.text)) or (_own_line(sentence, text) and not _CONTENT.search(sentence.text))
    if not _own_line(sentence, text):
        comma = traits.rtl and "," in text[tokens[0].end : tokens[-1].start]
        return (norms[0] in traits.lexicon.first_names and (len(norms) <= 2 or comma)) or (
            traits.rtl and norms[0] == "צוות"
        )
    if "{}" in norms and len(norms) <= 3 and _SLOT.search(sentence.text):
        return True
    if any(n in traits.lexicon.teams for n in norms):
        return traits.rtl or norms[0] in _ARTICLES or _capitalised(sentence, text) >= len(norms) / 2
    if norms[0] in traits.lexicon.first_names:
        return True
    return not traits.rtl and _named(sentence, text, norms)


def _named(sentence: Sentence, text: str, norms: list[str]) -> bool:
    """Whether a line reads as a name by its capitals: "Edda Kowal", "Sabine Thorsen, laboratory"."""
    if norms[0] in language(sentence.language).lexicon.not_names:
        return False
    capitals = _capitalised(sentence, text)
    if len(norms) <= 4 and capitals == len(norms):
        return True
    return "," in sentence.text and capitals >= 2 and sentence.text[0].isupper() and capitals >= len(norms) - 2


def is_signature_slot(sentence: Sentence, text: str) -> bool:
    """Whether a line is only a slot for the signature, wherever it stands near the end."""
    return (
        [t.norm for t in sentence.tokens] == ["{}"]
        and bool(_SIGNATURE.search(sentence.text))
        and _own_line(sentence, text)
    )


def _line(sentence: Sentence, text: str) -> str:
    """Give the sentence with the mark that stands right before it ("- Dana", "^JD")."""
    start = sentence.start
    while start > 0 and text[start - 1] in "^*~–—- ":
        start -= 1
    return text[start : sentence.end].strip()


def _own_line(sentence: Sentence, text: str) -> bool:
    start = sentence.start
    while start > 0 and text[start - 1] in " \t-–—~^*":
        start -= 1
    return start == 0 or text[start - 1] == "\n"


def _capitalised(sentence: Sentence, text: str) -> int:
    return sum(
        1 for t in sentence.tokens if text[t.start].isupper() or t.norm in ("{}", "of", "the", "at", "and", "for")
    )
