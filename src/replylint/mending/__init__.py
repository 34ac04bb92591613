"""Fixes at work: applied to a reply until nothing more can be mended, and carried into its file."""

from __future__ import annotations

from replylint.mending.files import DraftFile
from replylint.mending.rounds import Mended, applied, mended

__all__ = ["DraftFile", "Mended", "applied", "mended"]
