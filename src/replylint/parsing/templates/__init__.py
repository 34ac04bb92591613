"""Template code: what dialects write, and how the branches of a template make the letters that customers may get."""

from __future__ import annotations

from replylint.parsing.templates.unknown import Unknown, unknown_code
from replylint.parsing.templates.variants import Variant, unclosed, variants

__all__ = ["Unknown", "Variant", "unclosed", "unknown_code", "variants"]
