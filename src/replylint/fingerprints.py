"""What a finding is known by from one run to the next: its rule and the folded words of the sentences it touches."""

from __future__ import annotations

from replylint.model import Draft, Span

_LENGTH = 16


def fingerprint(rule: str, span: Span | None, draft: Draft) -> str:
    """Give 16 hex digits; line numbers, spacing, case and spelling variants don't change them.

    A finding about the reply as a whole (span None) is known by its rule alone.
    """
    from hashlib import sha256

    words = [
        token.norm
        for sentence in draft.sentences
        if span is not None and sentence.start < span.end and span.start < sentence.end
        for token in sentence.tokens
    ]
    return sha256("\x1f".join([rule, *words]).encode("utf-8", "replace")).hexdigest()[:_LENGTH]
