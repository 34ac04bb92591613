"""Too long, too often, too slow; and faults that say nothing of the draft."""

from __future__ import annotations

import json
import logging
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import httpx2 as httpx
import pytest
from starlette.testclient import TestClient

from replylint.engine import Linter
from replylint.judging.case import Case, Outcome
from replylint.judging.registry import Registry
from replylint.serve import Profile, Settings
from replylint.serve.settings import MAX_CHARACTERS

Clients = Callable[..., TestClient]
Serve = Callable[..., AbstractContextManager[Any]]


def test_a_paste_of_five_megabytes_is_refused(client: TestClient) -> None:
    answer = client.post("/v1/check", json={"text": "long " * 1_000_000})
    assert answer.status_code == 413
    assert "longer" in answer.json()["error"]


def test_the_longest_draft_is_answered_and_one_letter_more_is_not(client: TestClient) -> None:
    longest = ("Thank you for writing. " * MAX_CHARACTERS)[:MAX_CHARACTERS]
    assert client.post("/v1/check", json={"text": longest}).status_code == 200
    assert client.post("/v1/check", json={"text": longest + "x"}).status_code == 422


def test_too_many_requests_are_told_to_wait(client_of: Clients) -> None:
    client = client_of(Settings(per_second=2))
    answers = [client.get("/v1/health") for _ in range(6)]
    assert [answer.status_code for answer in answers[:4]] == [200] * 4
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert client.get("/").status_code == 200


def test_a_fault_of_our_own_is_logged_without_the_draft(
    client_of: Clients, linter: Linter, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(case: Case) -> Outcome:
        raise ValueError(case.draft.text)

    rule = replace(next(iter(linter.rules)), judge=broken, situations=None)
    client = client_of(broken=Profile(Linter(Registry((rule,), linter.rules.names))))
    with caplog.at_level(logging.DEBUG):
        answer = client.post("/v1/check", json={"text": "the secret of the customer", "profile": "broken"})
    assert answer.status_code == 500
    assert "ValueError at test_limits.py" in caplog.text
    assert "secret" not in caplog.text + answer.text


def test_clients_that_hang_hold_nobody_up_and_are_sent_away(serve: Serve) -> None:
    with serve("--timeout", "1") as server:
        where = urlsplit(server.url)
        hung = [socket.create_connection((where.hostname, where.port), timeout=20) for _ in range(30)]
        for index, client in enumerate(hung):
            if index % 2:
                head = "POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                client.sendall(f'{head}Content-Length: 5000\r\n\r\n{{"text": "'.encode())
            else:
                client.sendall(b"POST /v1/ch")
        answer = httpx.post(f"{server.url}v1/check", json={"text": "Hello there."}, timeout=20)
        assert answer.status_code == 200
        assert hung[1].recv(4096).startswith(b"HTTP/1.1 408")
        assert hung[0].recv(4096) == b""
        for client in hung:
            client.close()


def test_nothing_of_a_draft_is_printed(serve: Serve) -> None:
    secret = "Zanzibar-4711"
    form = json.dumps({"text": f"Dear {secret},"}).encode()
    with serve() as server:
        for body in (form, form[:-1], form.replace(b"text", b"txet"), b"\xff" + form, form * 3):
            httpx.post(f"{server.url}v1/check?{secret}", content=body, headers={"Content-Type": "application/json"})
    assert server.url in server.printed
    assert secret not in server.printed


def test_a_taken_port_and_a_foreign_address_are_told_in_one_line(serve: Serve) -> None:
    with serve() as server, serve("--port", str(urlsplit(server.url).port)) as second:
        pass
    assert second.printed.startswith("replylint: 127.0.0.1:")
    assert second.printed.count("\n") == 1


def test_bound_elsewhere_a_token_is_made_and_asked_for(serve: Serve) -> None:
    with serve("--host", "0.0.0.0") as server:
        where = urlsplit(server.url)
        api = f"http://127.0.0.1:{where.port}/v1/health"
        assert httpx.get(api).status_code == 401
        token = where.fragment.removeprefix("token=")
        assert httpx.get(api, headers={"Authorization": f"Bearer {token}"}).status_code == 200
