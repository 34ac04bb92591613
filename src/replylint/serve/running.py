"""Runs the server: binds, warms the engine, tells the address, and serves until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from dataclasses import replace

import uvicorn

from replylint.errors import UsageError
from replylint.model import Message
from replylint.serve.app import create_app
from replylint.serve.connection import impatient
from replylint.serve.profile import Profile
from replylint.serve.settings import Settings

_CONNECTIONS = 512
_WARMING = ("Dear Dana, we have looked into the delay of your order.", "שלום דנה, בדקנו את העיכוב בהזמנה שלך.")
"""Sentences that ask for everything that is loaded late, so that the first writer does not wait for it."""


def run(profiles: Mapping[str, Profile], settings: Settings, *, browse: bool, announce: Callable[[str], None]) -> None:
    """Serve until interrupted; raises UsageError where the address can't be taken."""
    listener = _bind(settings)
    settings = replace(settings, port=listener.getsockname()[1])
    for profile in profiles.values():
        for text in _WARMING:
            profile.linter.check(Message(text))
    config = uvicorn.Config(
        create_app(profiles, settings),
        http=impatient(settings.seconds),
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=2,
    )
    announce(f"replylint: {settings.url} (stop with Ctrl-C)")
    if browse:
        import webbrowser

        webbrowser.open(settings.url)
    with listener:
        uvicorn.Server(config).run(sockets=[listener])


def _bind(settings: Settings) -> socket.socket:
    """Take the address; the socket listens before the address is told, so that an early visitor waits, not fails."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as error:
        listener.close()
        where = f"{settings.host}:{settings.port}"
        raise UsageError(f"can't listen: {error.strerror}", where=where, mend="choose another --port") from error
    listener.listen()
    return listener
