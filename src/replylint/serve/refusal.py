"""How the server says no: a status, what is wrong and the mend, as JSON."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from replylint.errors import ReplylintError, UsageError


class RefusedError(ReplylintError):
    """A request that is not served; `status` is the HTTP status."""

    def __init__(self, status: int, what: str, mend: str = "", headers: Mapping[str, str] | None = None) -> None:
        super().__init__(what, mend=mend)
        self.status, self.headers = status, headers

    def response(self) -> Response:
        """Give the answer that says so."""
        return JSONResponse({"error": self.what, "mend": self.mend}, self.status, self.headers)


async def on_http_error(request: Request, error: Exception) -> Response:
    """Answer the router's own refusals (no such page, no such method) in the same form."""
    assert isinstance(error, HTTPException)
    return JSONResponse({"error": error.detail, "mend": ""}, error.status_code, error.headers)


async def on_user_error(request: Request, error: Exception) -> Response:
    """Answer a request that names something unknown with 422; 500 where what the server was given is at fault."""
    assert isinstance(error, ReplylintError)
    if isinstance(error, RefusedError):
        return error.response()
    return JSONResponse({"error": error.what, "mend": error.mend}, 422 if isinstance(error, UsageError) else 500)
