"""What a template without a saved reply's name is known by: the first words of what one of its replies does."""

from __future__ import annotations

from replylint.audit.masking import Masking
from replylint.audit.store import Store
from replylint.reporting.terminal import visible

_QUOTES = 4
_LONGEST = 50
_SAID = """
SELECT template, any_value(quote ORDER BY length(quote) DESC), any_value(names)
FROM templates JOIN facts ON facts.reply = templates.example JOIN replies ON replies.reply = facts.reply
WHERE value AND quote LIKE '% %' AND label NOT IN ('greeting_name', 'sign_off')
GROUP BY template, start ORDER BY template, start
"""


def gists_of(store: Store, masking: Masking) -> dict[str, str]:
    """Give the gist of each template, masked; greeting and sign-off are left out."""
    found: dict[str, list[str]] = {}
    for template, quote, names in store.connection.execute(_SAID).fetchall():
        found.setdefault(template, []).append(_short(visible(masking.shown(" ".join(quote.split()), names))))
    return {template: " … ".join(dict.fromkeys(quotes[:_QUOTES])) for template, quotes in found.items()}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
