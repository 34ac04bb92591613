"""A connection that is dropped when it has sent no whole request head in time; uvicorn itself would wait for ever."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol


def impatient(seconds: float) -> type[asyncio.Protocol]:
    """Make uvicorn's protocol with a time limit for the first request's head."""

    class Impatient(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self.loop.call_later(seconds, self._drop_if_silent)

        def _drop_if_silent(self) -> None:
            if self.cycle is None:
                self.transport.close()

    return Impatient
