"""Who is let in: requests addressed to this server, from its own page or a named origin, with the token where asked."""

from __future__ import annotations

import secrets
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from replylint.serve.refusal import RefusedError
from replylint.serve.settings import Settings


class Doors:
    """An ASGI layer that refuses foreign Host and Origin headers.

    A page of another site can make its own name point at this machine (DNS rebinding), but the request then still
    carries that name; an IP address as Host can't be made so.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._hosts = settings.hosts | {"localhost", settings.host}
        self._origins = settings.origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            host = headers.get("host", "")
            if not self._known(host):
                raise RefusedError(421, "this server does not answer to that host name", "name it with --allow-host")
            origin = headers.get("origin")
            if origin is not None and origin not in self._origins and origin != f"{scope['scheme']}://{host}":
                raise RefusedError(403, "this origin may not call the API", "name it with --allow-origin")
        await self._app(scope, receive, send)

    def _known(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return name in self._hosts or _is_address(name)


class Token:
    """An ASGI layer that asks for the token on every call of the API; the page itself holds nothing secret."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._token = settings.token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._token is not None and scope["type"] == "http" and scope["path"].startswith("/v1/"):
            given = Headers(scope=scope).get("authorization", "")
            if not secrets.compare_digest(given.encode(), f"Bearer {self._token}".encode()):
                challenge = {"WWW-Authenticate": "Bearer"}
                raise RefusedError(
                    401, "the token is missing or wrong", "open the address that `serve` printed", challenge
                )
        await self._app(scope, receive, send)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
