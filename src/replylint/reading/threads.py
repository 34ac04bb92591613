"""Parts a thread's past into what the reply answers and what came before it."""

from __future__ import annotations

from collections.abc import Sequence

from replylint.model import Mail


def answered(past: Sequence[Mail]) -> tuple[str | None, tuple[Mail, ...]]:
    """Give the customer's latest words, several mails in a row as one, and every other mail in order."""
    last = next((n for n in range(len(past) - 1, -1, -1) if past[n].author == "customer"), None)
    if last is None:
        return None, tuple(past)
    first = last
    while first > 0 and past[first - 1].author == "customer":
        first -= 1
    asked = "\n\n".join(mail.text for mail in past[first : last + 1])
    return asked, (*past[:first], *past[last + 1 :])
