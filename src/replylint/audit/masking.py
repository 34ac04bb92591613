"""How reports and exports show what agents wrote: people's names and numbers masked, unless asked otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from replylint.audit.figures import audit_texts
from replylint.redaction import redact


@dataclass(frozen=True, slots=True)
class Masking:
    """Whether quotes are masked, and the language of the masks."""

    on: bool = True
    amounts: bool = False
    code: str = "en"

    def shown(self, text: str | None, names: Iterable[str] | None = ()) -> str:
        """Give a quote as it may be shown; `names` are those of its reply's greeting and signature."""
        if not text or not self.on:
            return text or ""
        return redact(text, audit_texts(self.code)["masks"], names or (), amounts=self.amounts)
