"""The outermost layer: headers that keep a browser strict, and faults told without a word of what was sent."""

from __future__ import annotations

import logging
from pathlib import Path
from traceback import extract_tb

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from replylint.serve.refusal import RefusedError

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_log = logging.getLogger("replylint.serve")


class Shell:
    """An ASGI layer; a fault is logged by its type and place only, since its message may quote the draft."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._app(scope, receive, guarded)
        except RefusedError as refusal:
            await refusal.response()(scope, receive, guarded)
        except Exception as error:
            frame = extract_tb(error.__traceback__)[-1]
            _log.error("%s at %s:%s", type(error).__name__, Path(frame.filename).name, frame.lineno)
            if not started:
                await RefusedError(500, "replylint itself is at fault", "the server's log names the place").response()(
                    scope, receive, guarded
                )
