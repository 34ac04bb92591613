"""How much is taken: requests a second from one address, bytes of a body, and seconds to send it."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable

import anyio
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from replylint.serve.refusal import RefusedError
from replylint.serve.settings import Settings

_ADDRESSES = 4096


class Rate:
    """An ASGI layer: a token bucket an address, for the API only; remembers the latest few thousand addresses."""

    def __init__(self, app: ASGIApp, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._app, self._clock = app, clock
        self._per_second, self._burst = settings.per_second, 2 * settings.per_second
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith("/v1/"):
            wait = self._take((scope.get("client") or ("",))[0])
            if wait:
                raise RefusedError(429, "too many requests", "wait a moment", {"Retry-After": str(math.ceil(wait))})
        await self._app(scope, receive, send)

    def _take(self, address: str) -> float:
        """Take one request out of the bucket; gives the seconds to wait, 0 where there is room."""
        now = self._clock()
        left, then = self._buckets.pop(address, (self._burst, now))
        left = min(self._burst, left + (now - then) * self._per_second)
        self._buckets[address] = (max(left - 1, 0.0) if left >= 1 else left, now)
        if len(self._buckets) > _ADDRESSES:
            self._buckets.popitem(last=False)
        return 0.0 if left >= 1 else (1 - left) / self._per_second


async def read_body(request: Request, settings: Settings) -> bytes:
    """Read a request's body; raises RefusedError for one that is too long or too slow to arrive."""
    too_long = RefusedError(413, f"the request is longer than {settings.max_body} bytes", "send a shorter draft")
    if int(request.headers.get("content-length", 0)) > settings.max_body:
        raise too_long
    parts, length = [], 0
    try:
        with anyio.fail_after(settings.seconds):
            async for part in request.stream():
                length += len(part)
                if length > settings.max_body:
                    raise RefusedError(
                        413, f"the request is longer than {settings.max_body} bytes", "send a shorter draft"
                    )
                parts.append(part)
    except TimeoutError as error:
        raise RefusedError(408, "the request did not arrive in time", "send it again") from error
    return b"".join(parts)
