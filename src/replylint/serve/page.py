"""The page's built files, each under its own name; nothing else of the disk can be asked for."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

STATIC = Path(__file__).parent / "static"
"""The built files; web/ holds their sources."""
_START = "index.html"


def page_routes() -> list[Route]:
    """Give a route for each built file, the start page's being /."""
    return [_route(path) for path in sorted(STATIC.iterdir()) if path.is_file()]


def _route(path: Path) -> Route:
    async def send(request: Request) -> Response:
        return FileResponse(path, headers={"Cache-Control": "no-cache"})

    return Route("/" if path.name == _START else f"/{path.name}", send, methods=["GET"])
