"""Helpdesk exports: who wrote what, which reply answers which message, and what is left out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from replylint.model import Mail

ASKED, ANSWERED = "Where is my kettle?", "<p>Hi Noa,</p><p>It left <b>today</b>.</p>"

ZENDESK_COMMENTS = {
    "comments": [
        {"id": 1, "author_id": 9, "public": True, "body": ASKED, "created_at": "2026-01-01T08:00:00Z",
         "metadata": {"system": {"ip_address": "192.0.2.1"}}},
        {"id": 2, "author_id": 5, "public": False, "body": "note", "created_at": "2026-01-01T09:00:00Z"},
        {"id": 3, "author_id": 5, "public": True, "html_body": ANSWERED, "created_at": "2026-01-01T10:00:00Z"},
    ],
    "users": [{"id": 9, "role": "end-user", "name": "Noa"}, {"id": 5, "role": "agent", "name": "Dana"}],
}  # fmt: skip
ZENDESK_TICKET = {
    "id": 40, "subject": "Kettle", "requester": {"id": 9, "name": "Noa"},
    "comments": [
        {"id": 1, "author_id": 9, "public": True, "plain_body": ASKED, "created_at": "1"},
        {"id": 3, "author": {"id": 5, "name": "Dana"}, "public": True, "html_body": ANSWERED, "created_at": "2"},
    ],
}  # fmt: skip
FRESHDESK = {
    "id": 40, "subject": "Kettle", "description_text": ASKED, "created_at": "1", "requester": {"name": "Noa"},
    "conversations": [
        {"id": 2, "incoming": False, "private": True, "body": "<p>note</p>", "created_at": "2"},
        {"id": 3, "incoming": False, "private": False, "body": ANSWERED, "user_id": "Dana", "created_at": "3"},
    ],
}  # fmt: skip
INTERCOM = {
    "type": "conversation", "id": "40", "title": "Kettle", "created_at": 1,
    "source": {"type": "email", "body": f"<p>{ASKED}</p>", "author": {"type": "user", "name": "Noa"}},
    "conversation_parts": {"type": "conversation_part.list", "conversation_parts": [
        {"id": "2", "part_type": "note", "body": "<p>note</p>", "author": {"type": "admin"}, "created_at": 2},
        {"id": "8", "part_type": "assignment", "body": None, "author": {"type": "bot"}, "created_at": 3},
        {"id": "3", "part_type": "close", "body": ANSWERED, "created_at": 4,
         "author": {"type": "admin", "name": "Dana"}},
    ]},
}  # fmt: skip
HELP_SCOUT = {
    "number": 40, "subject": "Kettle", "primaryCustomer": {"first": "Noa"},
    "_embedded": {"threads": [
        {"id": 3, "type": "message", "state": "published", "body": ANSWERED, "createdBy": {"first": "Dana"},
         "savedReplyId": 77, "createdAt": "2"},
        {"id": 4, "type": "message", "state": "draft", "body": "not yet", "createdAt": "3"},
        {"id": 2, "type": "note", "body": "note", "createdAt": "1b"},
        {"id": 1, "type": "customer", "body": ASKED, "createdBy": {"first": "Noa"}, "createdAt": "1"},
    ]},
}  # fmt: skip
ZENDESK_QA = {
    "id": "40", "subject": "Kettle", "assigneeEmail": "d@shop.example",
    "comments": [
        {"id": "1", "authorEmail": "n@mail.example", "authorName": "Noa", "comment": ASKED, "created": "1"},
        {"id": "3", "authorEmail": "d@shop.example", "authorName": "Dana", "authorIsNotClient": True,
         "comment": ANSWERED, "created": "2"},
    ],
}  # fmt: skip
EXPORTS: dict[str, Any] = {
    "zendesk comments": ZENDESK_COMMENTS,
    "zendesk tickets": {"tickets": [ZENDESK_TICKET]},
    "zendesk pair": {"ticket": {"id": 40, "requester_id": 9}, "comments": ZENDESK_COMMENTS["comments"],
                     "users": ZENDESK_COMMENTS["users"]},
    "freshdesk": [FRESHDESK],
    "freshdesk pair": {"ticket": {k: v for k, v in FRESHDESK.items() if k != "conversations"},
                       "conversations": FRESHDESK["conversations"]},
    "intercom": {"type": "conversation.list", "conversations": [INTERCOM]},
    "intercom one": INTERCOM,
    "help scout": {"_embedded": HELP_SCOUT["_embedded"], **HELP_SCOUT},
    "zendesk qa": {"data": [ZENDESK_QA]},
}  # fmt: skip


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("indent", [None, 1])
def test_the_agents_public_reply_with_what_it_answers(read, name, indent):
    (message,), failures = read("export.json", json.dumps(EXPORTS[name], indent=indent))
    assert not failures
    assert (message.source, message.format, message.sender) == (ANSWERED, "html", "Dana")
    assert message.customer_message == ASKED
    assert message.id is not None
    assert message.id.endswith("/3")
    assert message.earlier == ()


@pytest.mark.parametrize("name", ["zendesk tickets", "freshdesk", "intercom one", "help scout", "zendesk qa"])
def test_exports_of_one_record_a_line(read, name):
    export = EXPORTS[name]
    record = export.get("tickets", export.get("data", [export]))[0] if isinstance(export, dict) else export[0]
    broken = {**record, "comments": [3], "conversations": [3], "conversation_parts": [3], "_embedded": {"threads": [3]}}
    text = "\n".join((json.dumps(record), "{", json.dumps(broken), json.dumps(record)))
    messages, failures = read("export.jsonl", text)
    assert [m.lines[0].line for m in messages] == [1, 4]
    assert [f.split(" ")[0] for f in failures] == ["export.jsonl:2:", "export.jsonl:3:"]


def test_a_saved_reply_marks_what_was_made_from_a_template(read):
    (message,), _ = read("export.json", json.dumps(HELP_SCOUT))
    assert message.macro == "77"


def test_nothing_of_a_comments_metadata_is_kept(read):
    (message,), _ = read("export.json", json.dumps(ZENDESK_COMMENTS))
    assert "192.0.2.1" not in repr(message)


def test_earlier_mails_stand_in_order_with_their_authors(read):
    turns = [(9, "one"), (5, "two"), (9, "three"), (9, "four"), (5, "five"), (5, "six")]
    comments = [
        {"id": n, "author_id": who, "public": True, "body": text, "created_at": str(n)}
        for n, (who, text) in enumerate(turns)
    ]
    messages, _ = read("export.json", json.dumps({"comments": comments, "users": ZENDESK_COMMENTS["users"]}))
    assert [m.source for m in messages] == ["two", "five", "six"]
    assert [m.customer_message for m in messages] == ["one", "three\n\nfour", "three\n\nfour"]
    assert messages[2].earlier == (Mail("customer", "one", "0"), Mail("agent", "two", "1"), Mail("agent", "five", "4"))


def test_macros_are_templates(read):
    macro = {"id": 6, "title": "Late parcel", "actions": [
        {"field": "status", "value": "solved"},
        {"field": "comment_value_html", "value": "<p>Hi {{ticket.requester.first_name}},</p>"},
    ]}  # fmt: skip
    silent = {"id": 7, "title": "Close", "actions": [{"field": "status", "value": "closed"}]}
    (message,), failures = read("macros.json", json.dumps({"macros": [macro, silent], "count": 2}))
    assert not failures
    assert (message.id, message.subject, message.template) == ("6", "Late parcel", True)


def test_the_users_mapping_stands_over_a_known_shape(read):
    (message,), _ = read("export.jsonl", json.dumps(FRESHDESK), columns={"text": "description_text"})
    assert message.source == ASKED


def test_a_shape_can_be_named(read):
    export = json.dumps({"id": 40, "comments": [{"author": {"id": 5, "role": "agent"}, "body": "Hi Noa,"}]})
    (message,), _ = read("export", export, input_format="zendesk")
    assert message.source == "Hi Noa,"
