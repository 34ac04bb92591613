"""The agent's page and the HTTP API behind it: the same engine as `check`, held warm on this machine."""

from __future__ import annotations

from replylint.serve.app import create_app
from replylint.serve.profile import Profile, profile_of
from replylint.serve.settings import Settings

__all__ = ["Profile", "Settings", "create_app", "profile_of"]
