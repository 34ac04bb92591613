"""Puts the server together: layers from the outside in, then the API and the page."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from replylint.errors import ReplylintError
from replylint.serve.api import Api
from replylint.serve.doors import Doors, Token
from replylint.serve.limits import Rate
from replylint.serve.page import page_routes
from replylint.serve.profile import Profile
from replylint.serve.refusal import on_http_error, on_user_error
from replylint.serve.settings import Settings
from replylint.serve.shell import Shell


def create_app(profiles: Mapping[str, Profile], settings: Settings) -> Starlette:
    """Make the ASGI application that judges by these profiles; the first one is the default."""
    layers = [
        Middleware(Shell),
        Middleware(Doors, settings=settings),
        Middleware(Rate, settings=settings),
        Middleware(
            CORSMiddleware, allow_origins=sorted(settings.origins), allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type"],
        ),
        Middleware(Token, settings=settings),
        Middleware(GZipMiddleware, minimum_size=4096),
    ]  # fmt: skip
    return Starlette(
        routes=[*Api(profiles, settings).routes(), *page_routes()], middleware=layers,
        exception_handlers={HTTPException: on_http_error, ReplylintError: on_user_error},
    )  # fmt: skip
