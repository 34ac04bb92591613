"""The API's published description (OpenAPI 3.1), made from the types that read and answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.json import schema_components

from replylint.serve.answers import Document, Health, Problem, Rules
from replylint.serve.form import CheckForm
from replylint.serve.settings import Settings

_TYPES = (CheckForm, Document, Rules, Health, Problem)
_PROBLEMS = {
    "400": "The body is not JSON",
    "401": "The token is missing or wrong",
    "403": "The origin may not call the API",
    "408": "The body did not arrive in time",
    "413": "The body is too long",
    "415": "The body is not declared as JSON",
    "421": "The Host header names another server",
    "422": "The form is not well filled",
    "429": "Too many requests",
    "503": "The check took too long",
}


def openapi(settings: Settings, version: str, rules: Iterable[str], profiles: Iterable[str]) -> dict[str, Any]:
    """Describe the API of one server: its rules' and profiles' names stand in it."""
    schemas = schema_components(_TYPES, ref_template="#/components/schemas/{name}")[1]
    fields = schemas["CheckForm"]["properties"]
    names = sorted(rules)
    for key in ("select", "ignore"):
        fields[key]["items"] = {"type": "string", "enum": names}
    fields["profile"] = {"type": "string", "enum": list(profiles), "default": "default"}
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "replylint", "version": version, "description": "Judges written service replies."},
        "paths": {
            "/v1/check": {"post": _check()},
            "/v1/rules": {"get": _get("rules", "Tell the rules", "Rules", [_messages()], "422")},
            "/v1/health": {"get": _get("health", "Tell that the server is warm", "Health", [])},
        },
        "components": {"schemas": schemas},
    }
    if settings.token is not None:
        document["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        document["security"] = [{"token": []}]
    return document


def _check() -> dict[str, Any]:
    return {
        "operationId": "check",
        "summary": "Judge one draft",
        "requestBody": {"required": True, "content": _json("CheckForm")},
        "responses": {"200": _ok("The report", "Document"), **{code: _problem(code) for code in _PROBLEMS}},
    }


def _get(name: str, summary: str, schema: str, parameters: list[dict[str, Any]], *codes: str) -> dict[str, Any]:
    problems = {code: _problem(code) for code in ("401", "403", "421", "429", *codes)}
    return {
        "operationId": name,
        "summary": summary,
        "parameters": parameters,
        "responses": {"200": _ok(summary, schema), **problems},
    }


def _messages() -> dict[str, Any]:
    return {"name": "messages", "in": "query", "schema": {"type": "string", "enum": ["en", "he"], "default": "en"}}


def _ok(description: str, schema: str) -> dict[str, Any]:
    return {"description": description, "content": _json(schema)}


def _problem(code: str) -> dict[str, Any]:
    return {"description": _PROBLEMS[code], "content": _json("Problem")}


def _json(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
