"""Suppressions: findings that a comment in the draft, or a file beside it, silences with a reason."""

from __future__ import annotations

from replylint.suppressions.directives import Suppression
from replylint.suppressions.silencing import silenced

__all__ = ["Suppression", "silenced"]
