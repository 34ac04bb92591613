"""What a server is told once: where it listens, whom it answers, and how much it takes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from ipaddress import ip_address

MAX_CHARACTERS = 100_000
"""The longest draft or customer's message that is checked, in characters; about a quarter of a second's work."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one server; `token` None asks for none, which is right on loopback only."""

    host: str = "127.0.0.1"
    port: int = 8765
    token: str | None = None
    hosts: frozenset[str] = frozenset()
    """Names, besides localhost and IP addresses, that a request may be addressed to."""
    origins: frozenset[str] = frozenset()
    """Web origins, besides the page's own, that may call the API (https://desk.example)."""
    per_second: float = 100
    """Requests a second that one address may make in the long run; twice as many in one go."""
    seconds: float = 10
    """The longest that a request may take to arrive, and again to be answered."""
    max_body: int = 1_500_000
    """The longest request body, in bytes."""

    @property
    def loopback(self) -> bool:
        """Whether only programs on this machine can reach the server."""
        return is_loopback(self.host)

    @property
    def url(self) -> str:
        """Give the address of the page, with the token where one is asked for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/" + (f"#token={self.token}" if self.token else "")


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine's own loopback."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def new_token() -> str:
    """Make a token that can't be guessed."""
    return secrets.token_urlsafe(24)
