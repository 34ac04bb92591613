"""The API's four answers; checks run on worker threads, so that a long draft holds nobody else up."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import version

import anyio
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from replylint.engine import Linter
from replylint.errors import UsageError
from replylint.model import Message
from replylint.reporting.json_ import to_json
from replylint.reporting.report_options import Options
from replylint.serve.answers import stories
from replylint.serve.form import decode_form, narrowed
from replylint.serve.limits import read_body
from replylint.serve.openapi import openapi
from replylint.serve.profile import Profile
from replylint.serve.refusal import RefusedError
from replylint.serve.settings import Settings

_THREADS = 4


class Api:
    """The routes of one server over its profiles, each a name and a warm linter; holds no draft."""

    def __init__(self, profiles: Mapping[str, Profile], settings: Settings) -> None:
        self._profiles, self._settings = profiles, settings
        self._threads = anyio.CapacityLimiter(_THREADS)
        self._version = version("replylint")
        default = next(iter(profiles.values())).linter
        names = [name for rule in default.rules for name in (rule.id, rule.code)]
        self._openapi = json.dumps(openapi(settings, self._version, names, profiles))
        self._rules = list(default.rules)

    def routes(self) -> list[Route]:
        """Give the routes of version 1."""
        return [
            Route("/v1/check", self.check, methods=["POST"]),
            Route("/v1/rules", self.rules, methods=["GET"]),
            Route("/v1/health", self.health, methods=["GET"]),
            Route("/v1/openapi.json", self.description, methods=["GET"]),
        ]

    async def check(self, request: Request) -> Response:
        """Judge one draft."""
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json":
            raise RefusedError(415, "the body is not declared as JSON", "send Content-Type: application/json")
        form = decode_form(await read_body(request, self._settings))
        profile = self._profile(form.profile)
        linter = narrowed(profile.linter, form)
        try:
            with anyio.fail_after(self._settings.seconds):
                text = await anyio.to_thread.run_sync(
                    _report, linter, profile.given(form.message()), abandon_on_cancel=True, limiter=self._threads
                )
        except TimeoutError as error:
            raise RefusedError(503, "the check took too long", "send a shorter draft") from error
        return Response(text, media_type="application/json", headers={"Cache-Control": "no-store"})

    async def rules(self, request: Request) -> Response:
        """Tell the rules and the names of things in one interface language."""
        code = request.query_params.get("messages", "en")
        if code not in ("en", "he"):
            raise UsageError(f"unknown language {code!r}", mend="one of: en, he")
        return JSONResponse(stories(self._rules, list(self._profiles), code))

    async def health(self, request: Request) -> Response:
        """Tell that the server is warm."""
        return JSONResponse({"status": "ok", "version": self._version})

    async def description(self, request: Request) -> Response:
        """Publish the API's description."""
        return Response(self._openapi, media_type="application/json")

    def _profile(self, name: str) -> Profile:
        if name not in self._profiles:
            raise UsageError(f"no profile is named {name!r}", mend=f"one of: {', '.join(self._profiles)}")
        return self._profiles[name]


def _report(linter: Linter, message: Message) -> str:
    return "".join(to_json([linter.check(message)], (), Options()))
