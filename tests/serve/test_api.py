"""The API answers as `check --format json` does, and says no in one form."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from replylint.cli.check import check
from replylint.serve import profile_of

LETTER = "Dear customer,\n\nThis is not our department. Someone will get back to you soon.\n\nRegards"


def test_the_answer_is_the_report_of_check(client: TestClient) -> None:
    answer = client.post("/v1/check", json={"text": LETTER, "format": "markdown", "situation": "complaint"})
    printed = CliRunner().invoke(
        check, ["-", "--format", "json", "--situation", "complaint", "--stdin-filename", "x.md"], LETTER
    )
    expected, got = json.loads(printed.stdout), answer.json()
    assert answer.status_code == 200
    assert got["replies"][0].pop("path") == "-"
    expected["replies"][0].pop("path")
    assert got == expected


def test_the_form_decides_language_situation_rules_and_template(client: TestClient) -> None:
    form = {"text": LETTER, "messages": "he", "situation": "complaint", "select": ["RL110", "empathy"], "id": "7"}
    reply = client.post("/v1/check", json=form).json()["replies"][0]
    assert {finding["rule"] for finding in reply["findings"]} == {"opening-thanks", "empathy"}
    assert all("א" <= c <= "ת" or not c.isalpha() for finding in reply["findings"] for c in finding["message"])
    assert reply["id"] == "7"
    slot = {"text": "Dear {{name}}, thank you for writing.", "select": ["placeholder-left"]}
    found = [client.post("/v1/check", json={**slot, "template": on}).json()["replies"][0] for on in (False, True)]
    assert [bool(reply["findings"]) for reply in found] == [True, False]


def test_a_house_profile_is_chosen_by_name(client_of: Callable[..., TestClient], tmp_path: Path) -> None:
    config = tmp_path / "house.toml"
    config.write_text('select = ["opening-thanks"]\nsituation = "complaint"\n', encoding="utf-8")
    client = client_of(house=profile_of(config))
    assert client.get("/v1/rules").json()["profiles"] == ["default", "house"]
    reply = client.post("/v1/check", json={"text": LETTER, "profile": "house"}).json()["replies"][0]
    assert list(reply["verdicts"]) == ["opening-thanks"]
    assert reply["situation"] == "complaint"


@pytest.mark.parametrize("code", ["en", "he"])
def test_rules_are_told_in_both_languages(client: TestClient, code: str) -> None:
    told = client.get("/v1/rules", params={"messages": code}).json()
    assert {rule["rule"] for rule in told["rules"]} >= {"opening-thanks", "empathy"}
    assert all(rule["title"] and rule["why"] for rule in told["rules"])
    assert set(told["sections"]) == {"opening", "care", "clarity", "resolution", "closing"}


def test_health_tells_the_version(client: TestClient) -> None:
    assert client.get("/v1/health").json()["status"] == "ok"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b'{"text": "\xff"}', 400),
        (b"[" * 100_000, 422),
        (b"[]", 422),
        (b"{}", 422),
        (b'{"text": ""}', 422),
        (b'{"text": "  \\n"}', 422),
        (b'{"text": 3}', 422),
        (b'{"text": "x", "extra": 1}', 422),
        (b'{"text": "x", "situation": "gossip"}', 422),
        (b'{"text": "x", "select": ["no-such-rule"]}', 422),
        (b'{"text": "x", "profile": "nobody"}', 422),
    ],
)
def test_what_is_not_the_form_is_refused_with_a_reason(client: TestClient, body: bytes, status: int) -> None:
    answer = client.post("/v1/check", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == status
    assert answer.json()["error"]


def test_a_near_name_is_offered(client: TestClient) -> None:
    answer = client.post("/v1/check", json={"text": "x", "select": ["opening-thank"]})
    assert "opening-thanks" in answer.json()["mend"]


def test_a_body_that_is_not_declared_as_json_is_refused(client: TestClient) -> None:
    answer = client.post("/v1/check", content=b'{"text": "x"}', headers={"Content-Type": "text/plain"})
    assert answer.status_code == 415


@pytest.mark.parametrize(
    "text",
    [
        "\x00\x01\x07\x1b[31m red",
        "\u202e\u2066reversed\u2069\u202c שלום \ufeff",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "👋🏽" * 2000,
        "{{" * 2000,
        "<b>" * 20_000,
        "> " * 40_000,
        "\ufffe\uffff\U0010ffff",
    ],
)
@pytest.mark.parametrize("format", ["text", "markdown", "html", None])
def test_any_text_is_survived(client: TestClient, text: str, format: str | None) -> None:
    answer = client.post("/v1/check", json={"text": f"Hello, {text}", "format": format})
    assert answer.status_code == 200


def test_unknown_pages_and_methods_are_told_in_the_same_form(client: TestClient) -> None:
    assert client.get("/v1/nothing").json() == {"error": "Not Found", "mend": ""}
    answer = client.delete("/v1/check")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
