"""The small immutable values that flow from a file to a finding, and the words that everything speaks.

Two coordinate systems, both 0-based code points with an exclusive end: *source* offsets count in
`Message.source` (the decoded body part with its markup); *view* offsets count in `Draft.text` (what the
customer's eye sees). Recognition works in view offsets; everything a user sees is in source offsets, and
`Draft.source_span` is the one bridge.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

from replylint.coverage import Coverage
from replylint.fix import Fix

Format = Literal["text", "markdown", "html"]
Language = str
"""The code of a language, as `replylint.languages.codes` names them: "en", "he"."""
Situation = Literal["complaint", "question", "request", "notice", "other"]
Severity = Literal["error", "warning", "info"]
Value = Literal["pass", "fail", "n/a", "unsure"]
Zone = Literal["greeting", "opening", "middle", "closing", "signoff"]
Section = Literal["opening", "care", "clarity", "resolution", "closing"]

SITUATIONS: tuple[Situation, ...] = ("complaint", "question", "request", "notice", "other")
SECTIONS: tuple[Section, ...] = ("opening", "care", "clarity", "resolution", "closing")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Span(NamedTuple):
    """A stretch of text: code points, end exclusive."""

    start: int
    end: int


class Mail(NamedTuple):
    """An earlier mail of a thread, as plain text."""

    author: Literal["customer", "agent"]
    text: str
    date: str | None = None


class LineStart(NamedTuple):
    """Says that the source from `offset` on stands on this line of the file, 1-based."""

    offset: int
    line: int


@dataclass(frozen=True, slots=True)
class Message:
    """One outgoing reply as it was read, before any parsing."""

    source: str
    format: Format = "text"
    path: str = "-"
    id: str | None = None
    subject: str | None = None
    sender: str | None = None
    recipient: str | None = None
    date: str | None = None
    customer_message: str | None = None
    """The customer's mail that the reply answers, as plain text."""
    language: Language | None = None
    situation: Situation | None = None
    template: bool | None = None
    first_line: int | None = 1
    """The line of the file at which `source` starts, 1-based; None where the part is not readable there."""
    lines: tuple[LineStart, ...] = ()
    """Where the lines of the file begin in `source`, for a part that the file holds folded or escaped."""
    earlier: tuple[Mail, ...] = ()
    """The thread before the customer's message, oldest first."""
    team: str | None = None
    macro: str | None = None
    """The helpdesk's name of the template that the reply was made from."""


class Segment(NamedTuple):
    """A run of the view and the run of the source that it shows; unequal lengths are shown as one piece."""

    view: int
    view_length: int
    source: int
    source_length: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Carries view offsets to source offsets; segments stand in view order without gaps."""

    segments: tuple[Segment, ...]
    starts: tuple[int, ...] = ()

    @classmethod
    def of(cls, segments: list[Segment]) -> OffsetMap:
        """Build a map; a whole-text identity is one segment."""
        return cls(tuple(segments), tuple(segment.view for segment in segments))

    def start(self, offset: int) -> int:
        """Give the source offset at which the view character at `offset` begins."""
        segment = self._at(offset)
        if segment is None:
            return 0
        inside = offset - segment.view
        if segment.view_length == segment.source_length:
            return segment.source + inside
        return segment.source if inside < segment.view_length else segment.source + segment.source_length

    def end(self, offset: int) -> int:
        """Give the source offset at which the view character before `offset` ends."""
        segment = self._at(offset - 1)
        if segment is None:
            return 0
        if segment.view_length == segment.source_length:
            return segment.source + offset - segment.view
        return segment.source + segment.source_length

    def _at(self, offset: int) -> Segment | None:
        if not self.segments:
            return None
        return self.segments[max(bisect_right(self.starts, offset) - 1, 0)]


BlockKind = Literal["paragraph", "item", "heading", "code", "table"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list item, a heading or a code block of the view."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class View:
    """What the customer's eye sees of a source: its text, blocks and marks, all in view offsets."""

    text: str
    to_source: OffsetMap
    blocks: tuple[Block, ...]
    bold: tuple[Span, ...] = ()
    links: tuple[Span, ...] = ()
    hidden: tuple[Span, ...] = ()
    """Quoted mail that the markup itself marks as quoted."""
    can_emphasise: bool = True
    can_list: bool = True
    rtl_declared: bool = True
    """False where Hebrew in this format would be shown left to right (HTML without dir="rtl")."""


class Token(NamedTuple):
    """A word, number, merge field, address or mark of a sentence; `norm` is what phrases are matched on."""

    norm: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body, greeting or sign-off, in view offsets."""

    index: int
    start: int
    end: int
    block: int
    zone: Zone
    language: Language
    text: str
    tokens: tuple[Token, ...]

    @property
    def question(self) -> bool:
        """Whether the sentence asks, by its closing mark."""
        return self.text.rstrip("\"'”’)]* ").endswith("?")


@dataclass(frozen=True)
class Draft:
    """A parsed reply."""

    message: Message
    view: View
    language: Language
    sentences: tuple[Sentence, ...]
    fields: tuple[Span, ...] = ()
    quoted: tuple[Span, ...] = ()
    footer: tuple[Span, ...] = ()
    quoted_text: str = ""
    addressee: Span | None = None
    """The name, or the slot for it, in the salutation."""

    @property
    def text(self) -> str:
        """Give what the customer's eye sees, quoted mail and footer included."""
        return self.view.text

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """Give the sentences between the greeting and the sign-off."""
        return tuple(s for s in self.sentences if s.zone not in ("greeting", "signoff"))

    def source_span(self, start: int, end: int) -> Span:
        """Carry a view span to the source; the source text between is the finding's quote."""
        return Span(self.view.to_source.start(start), self.view.to_source.end(end))


class Move(NamedTuple):
    """A communicative act recognised in a sentence, with its evidence in view offsets."""

    name: str
    sentence: int
    start: int
    end: int
    recogniser: str
    """The phrase family ("thanks/contact"), or "model"."""
    confidence: float = 1.0
    doubtful: bool = False
    """Whether it is too unsure to count as made, and too likely to call missing."""


class Fact(NamedTuple):
    """A codebook label of a whole reply: true, false or not decidable, with evidence in view offsets."""

    value: bool | None
    span: Span | None = None
    recogniser: str = ""
    confidence: float = 1.0
    doubt: Span | None = None
    """Where a false label may yet be true: too unsure to count, too likely to hold its lack against anyone."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule asks the agent to mend; offsets in the source."""

    rule: str
    code: str
    tip: str
    severity: Severity
    message: str
    why: str
    suggestion: str
    start: int
    end: int
    line: int
    column: int
    quote: str
    excerpt: str
    file_line: int | None = None
    folded: bool = False
    """Whether the file holds the part folded or escaped, so that columns and the lines after are not the file's."""
    fingerprint: str = ""
    """The same as long as the rule and the words of the sentence are, wherever they move in the file."""
    fix: Fix | None = None
    advisory: bool = False
    """Whether the rule is shown and not scored."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of one reply, and why; offsets in the source, None where nothing is quoted."""

    value: Value
    because: str
    quote: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Scores of one reply, 0 to 100; None where no rule applied."""

    calculated: float | None
    after_critical: float | None
    sections: dict[Section, float | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything replylint says of one reply."""

    message: Message
    language: Language
    situation: Situation | None
    score: Scorecard
    findings: tuple[Finding, ...]
    verdicts: dict[str, Verdict]
    facts: dict[str, dict[str, Any]]
    jargon_terms: tuple[str, ...] = ()
    skipped: dict[str, int] = field(default_factory=dict)
    """Characters left out of the check, by reason (quoted mail, footer)."""
    coverage: Coverage | None = None
    """What it answers of the customer's message; None where that is not known."""
