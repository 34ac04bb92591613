"""Keeps fixes out of what is not the writer's text: merge fields, quoted mail, footer, links, code, comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replylint.fix import Edit
from replylint.model import Draft, Span
from replylint.parsing.comments import find_comments
from replylint.parsing.fields import find_fields

_TEMPLATE_CODE = ("{{", "{%", "<%", "<?", "[%")
"""How code begins that may stand where the view shows nothing: in tags, between blocks."""


def kept_out(edits: Sequence[Edit], draft: Draft) -> bool:
    """Whether no edit touches a masked stretch; one that stands at its very edge does not."""
    masked = tuple(masked_spans(draft))
    return not any(_touches(edit, span) for edit in edits for span in masked)


def masked_spans(draft: Draft) -> Iterator[Span]:
    """Give every masked stretch of a draft in source offsets."""
    source, view = draft.message.source, draft.view
    yield from (Span(comment.start, comment.end) for comment in find_comments(draft.message))
    yield from (Span(f.start, f.end) for f in find_fields(source) if source[f.start : f.start + 2] in _TEMPLATE_CODE)
    shown = [*draft.fields, *draft.quoted, *draft.footer, *view.links]
    shown += [Span(block.start, block.end) for block in view.blocks if block.kind == "code"]
    for span in shown:
        if draft.text[span.start : span.end].strip():
            yield draft.source_span(*span)


def branches(draft: Draft) -> bool:
    """Whether the source holds template code that decides what is shown."""
    return any(field.control for field in find_fields(draft.message.source))


def _touches(edit: Edit, span: Span) -> bool:
    if edit.start == edit.end:
        return span.start < edit.start < span.end
    return edit.start < span.end and span.start < edit.end
