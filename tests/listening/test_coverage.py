"""What counts as an ask, what answers it, and what counts as given, through the linter."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint import Linter
from replylint.model import Mail, Message

LINTER = Linter()


def table(customer: str, reply: str, **settings: object):
    heard = LINTER.case(Message(reply, customer_message=customer, **settings)).heard
    assert heard is not None
    return heard.coverage


@pytest.mark.parametrize(
    ("customer", "quotes"),
    [
        ("hi when will it come and can i get a refund", ["when will it come", "can i get a refund"]),
        ("I was wondering whether it shrinks.", ["I was wondering whether it shrinks."]),
        ("Tell me where it is. I'd like the fee removed.", ["Tell me where it is.", "I'd like the fee removed."]),
        ("Is this how you treat people? Cancel my order.", ["Cancel my order."]),
        ("How are you? I have a quick question. Is it washable?", ["Is it washable?"]),
        ('Your clerk said "can you wait?" and hung up.', []),
        ("Where is it? Please tell me where it is!", ["Where is it?"]),
        ("אשמח לדעת מתי זה יגיע, ולמה זה מתעכב?", ["אשמח לדעת מתי זה יגיע", "ולמה זה מתעכב?"]),
        ("תבטלו את ההזמנה. ככה מתייחסים ללקוח?", ["תבטלו את ההזמנה."]),
    ],
)
def test_asks(customer, quotes):
    assert [ask.quote for ask in table(customer, "Thank you.").asks] == quotes


@pytest.mark.parametrize(
    ("customer", "reply", "status"),
    [
        ("When does it open?", "It opens at nine.", "answered"),
        ("When does it open?", "Our garden is loved by thousands.", "unanswered"),
        ("Can you refund it?", "I'll ask the manager and let you know by Friday.", "deferred"),
        ("Can you refund it?", "We can't refund it, because the seal was broken.", "refused"),
        ("Please cancel it.", "Once you send me the date I will cancel it.", "answered"),
        ("Where can I get it and for how much?", "You can get it in our shop in Leeds.", "partly"),
        ("מתי זה נפתח?", "נפתח בתשע.", "answered"),
        ("אפשר לקבל החזר?", "אבדוק עם המנהלת ואעדכן אותך מחר.", "deferred"),
    ],
)
def test_status(customer, reply, status):
    assert [ask.status for ask in table(customer, reply).asks] == [status]


@pytest.mark.parametrize(
    ("customer", "reply", "given"),
    [
        ("Order 55812 broke.", "Please send me the order number.", ["55812"]),
        ("I don't have the order number at hand.", "Please send me the order number.", []),
        ("The model is AQ-7200.", "We need the serial number.", []),
        ("I flew on 14 March.", "Could you confirm the date on which you travelled?", ["14 March"]),
        ("The offer ends on 31 July.", "Please let me know your completion date.", []),
        ("I attached photos of the seam.", "Please send a photo of the receipt.", []),
        ("הזמנה 55812 נשברה.", "נא לשלוח את מספר ההזמנה.", ["55812"]),
    ],
)
def test_asked_again(customer, reply, given):
    assert [again.given for again in table(customer, reply).asked_again] == given


def test_what_stood_in_an_earlier_mail_counts_as_given():
    earlier = (Mail("customer", "Order 55812 broke."), Mail("agent", "Ticket 99120 is open."))
    assert [a.given for a in table("Any news?", "Please send me the order number.", earlier=earlier).asked_again] == [
        "55812"
    ]
    assert not table("Any news?", "Please send me the ticket number.", earlier=earlier).asked_again


def test_without_a_customer_message_nothing_is_told():
    report = LINTER.check(Message("It opens at nine."))
    assert report.coverage is None
    assert report.verdicts["every-ask-answered"].value == "n/a"


def test_more_asks_than_are_matched_are_unsure():
    customer = " ".join(f"What is the price of part {number}?" for number in range(100, 230))
    statuses = [ask.status for ask in table(customer, "Part 100 is 4 pounds.").asks]
    assert statuses[-1] == "unsure"


@settings(max_examples=60, deadline=None)
@given(customer=st.text(st.sampled_from("abc ?.,!\n12אבג'\"@#-"), max_size=80), reply=st.text(max_size=80))
def test_any_text_is_told_with_verbatim_quotes(customer, reply):
    heard = LINTER.case(Message(reply, customer_message=customer)).heard
    for ask in heard.coverage.asks if heard else ():
        assert customer[ask.start : ask.end] == ask.quote
        assert ask.evidence is None or ask.evidence in reply


def test_the_command_prints_one_line_a_record(run, tmp_path):
    record = {"id": "a", "customer_message": "When does it open?", "text": "It opens at nine."}
    (tmp_path / "threads.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    ran = run("coverage", "threads.jsonl")
    line = json.loads(ran.out)
    assert list(line) == ["id", "asks", "asks_again_for", "refuses_unasked"]
    assert line["asks"] == [
        {"quote": "When does it open?", "start": 0, "end": 18, "status": "answered", "evidence": "It opens at nine"}
    ]


@pytest.mark.parametrize("message", [None, 7])
def test_the_command_refuses_a_record_without_the_customers_message(run, tmp_path, message):
    record = {"id": "a", "customer_message": message, "text": "It opens at nine."}
    (tmp_path / "threads.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    ran = run("coverage", "threads.jsonl")
    assert ran.status == 2
    assert "threads.jsonl:1" in ran.err
    assert "customer_message" in ran.err
