"""Who is let in: by host name, by origin, by token; and what every answer tells the browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from replylint.serve import Settings

Clients = Callable[..., TestClient]


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "192.168.1.7:8765"])
def test_this_machine_and_addresses_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/v1/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "", "[::1", "a b"])
@pytest.mark.parametrize("path", ["/", "/v1/health", "/app.js"])
def test_another_host_name_is_refused(client: TestClient, host: str, path: str) -> None:
    answer = client.get(path, headers={"Host": host})
    assert answer.status_code == 421
    assert "host name" in answer.json()["error"]


def test_a_named_host_is_answered(client_of: Clients) -> None:
    client = client_of(Settings(hosts=frozenset({"desk.internal"})))
    assert client.get("/v1/health", headers={"Host": "desk.internal:8765"}).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:9", "https://127.0.0.1:8765", ""])
def test_a_foreign_origin_is_refused(client: TestClient, origin: str) -> None:
    for answer in (
        client.post("/v1/check", json={"text": "x"}, headers={"Origin": origin}),
        client.options("/v1/check", headers={"Origin": origin, "Access-Control-Request-Method": "POST"}),
    ):
        assert answer.status_code == 403
        assert "access-control-allow-origin" not in answer.headers


def test_the_own_page_may_call(client: TestClient) -> None:
    answer = client.post("/v1/check", json={"text": "x"}, headers={"Origin": "http://127.0.0.1:8765"})
    assert answer.status_code == 200


def test_a_named_origin_may_call_from_its_page(client_of: Clients) -> None:
    desk = "https://desk.example"
    client = client_of(Settings(origins=frozenset({desk}), token="secret"))
    asked = {"Origin": desk, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    preflight = client.options("/v1/check", headers=asked)
    assert preflight.status_code == 200
    assert preflight.headers["access-control-allow-origin"] == desk
    answer = client.post("/v1/check", json={"text": "x"}, headers={"Origin": desk, "Authorization": "Bearer secret"})
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == desk


@pytest.mark.parametrize("header", [None, "Bearer wrong", "Bearer ", "Basic secret", "secret", "Bearer sécret"])
def test_without_the_token_the_api_is_closed(client_of: Clients, header: str | None) -> None:
    client = client_of(Settings(token="secret"))
    headers = {} if header is None else {"Authorization": header.encode()}
    for path in ("/v1/health", "/v1/rules", "/v1/openapi.json"):
        answer = client.get(path, headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
    assert client.get("/").status_code == 200


def test_every_answer_keeps_the_browser_strict(client: TestClient) -> None:
    for answer in (client.get("/"), client.get("/app.js"), client.get("/v1/health"), client.get("/none")):
        policy = answer.headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_page_names_nothing_outside(client: TestClient) -> None:
    page = client.get("/").text
    assert "http" not in page
    assert "<script>" not in page
    assert " style=" not in page
    assert " on" not in page.replace(" one", "")
    assert "url(http" not in client.get("/app.css").text


def test_paths_outside_the_page_are_not_served(client: TestClient) -> None:
    for path in ("/../app.py", "/%2e%2e/app.py", "/..%2fapp.py", "//etc/passwd", "/app.py"):
        assert client.get(path).status_code in (404, 405)
