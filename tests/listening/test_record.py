"""What a reply says against the customer, the calendar or itself is found; what only looks so is left alone."""

from __future__ import annotations

import pytest

from replylint import Linter
from replylint.listening.hearing import listen
from replylint.listening.record import contradictions
from replylint.model import Message


def told(text, customer=None, date=None):
    case = Linter().case(Message(text, customer_message=customer, date=date))
    heard = listen(case.evidence)
    found = contradictions(case.draft, heard.customer if heard else None)
    return [(c.kind, case.draft.text[c.span.start : c.span.end], c.against) for c in found]


CLASHES = [
    ("weekday", "The technician comes on Tuesday 4 March 2026.", None, "Tuesday 4 March 2026", "Wednesday"),
    ("weekday", "We open on 4 March 2026 (Tuesday).", None, "4 March 2026 (Tuesday)", "Wednesday"),
    ("weekday", "We open on Tue, 4/3/2026.", None, "Tue, 4/3/2026", "Wednesday"),
    ("weekday", "הטכנאי יגיע ביום שלישי 4 במרץ 2026.", None, "יום שלישי 4 במרץ 2026", "יום רביעי"),
    ("weekday", "נפתח ביום ג', 4.3.2026.", None, "יום ג', 4.3.2026", "יום רביעי"),
    ("own-date", "Your parcel arrives on 3 May. The parcel is delivered on 5 May.", None, "5 May", "3 May"),
    ("own-date", "It reaches you on Monday. Delivery is on Thursday.", None, "Thursday", "Monday"),
    ("own-date", "הטכנאי יגיע אליך ביום שני. הטכנאי יגיע אליך ביום רביעי.", None, "ביום רביעי", "ביום שני"),
    ("own-amount", "We have refunded £49.90. The refund of £94.90 takes three days.", None, "£94.90", "£49.90"),
    ("own-amount", 'ההחזר שלך הוא 120 ש"ח. ההחזר בסך 210 ש"ח יופיע בכרטיס.', None, '210 ש"ח', '120 ש"ח'),
    ("own-number", "Order 55812 left us. Order 58512 is on its way.", None, "58512", "55812"),
    ("date", "You travelled on 12 May, so it has lapsed.", "I flew on 3 May from Porto.", "12 May", "3 May"),
    ("date", "הזמנת ב-12 במאי, והאחריות נגמרה.", "הזמנתי ב-3 במאי ולא קיבלתי.", "12 במאי", "3 במאי"),
    ("amount", "You were charged £45.00 for it.", "You charged me £54.90 for it.", "£45.00", "£54.90"),
    ("amount", "We have refunded £93.90.", "You charged me £39.90.", "£93.90", "£39.90"),
    ("number", "I have your order 58512 here.", "Order 55812 came broken.", "58512", "55812"),
    ("name", "Dear Sarah,\n\nThe label is attached.", "It broke.\n\nRegards,\nEmma", "Sarah", "Emma"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "customer", "quote", "against"), CLASHES)
def test_a_contradiction_is_told_with_both_quotes(kind, text, customer, quote, against):
    assert told(text, customer) == [(kind, quote, against)]


@pytest.mark.parametrize(
    ("text", "customer"),
    [
        ("The technician comes on Wednesday 4 March 2026.", None),
        ("We open on Wednesday 4 March.", None),
        ("We open on Wednesday, 3/4/2026.", None),
        ("Your lamp is delivered on Tuesday. Your table is delivered on Friday.", None),
        ("It arrives on 3 May. If you are out, it arrives on 4 May.", None),
        ("Delivery was moved. It arrives on 3 May instead of 5 May.", None),
        ("It reaches you by 5 May. It arrives on 3 May.", None),
        ("We refunded £40. As a goodwill gesture we also refunded £10.", None),
        ("We have refunded £40. The refund of $40 follows.", None),
        ("The fee is £40. The deposit costs £60.", None),
        ("Orders 55812 and 58512 are ready.", "Where are order 55812 and order 58512?"),
        ("Your parcel will be delivered on 9 May.", "It arrived on 3 May and is broken."),
        ("You ordered on 3 May.", "I ordered on 3 May."),
        ("You ordered on 5/3.", "I ordered on 3/5."),
        ("We paid you £45 on 12 May.", "I paid £54.90 on 3 May."),
        ("Your replacement order 55990 left us today.", "Order 55812 came broken."),
        ("Dear Ms Reed,\n\nThe label is attached.", "It broke.\n\nRegards,\nEmma Reed"),
        ("ההזמנה תגיע ביום שני. ההתקנה ביום רביעי.", None),
        ("החזרנו 120 שקל. בנוסף החזרנו 30 שקל.", None),
        ("החבילה תגיע עד יום רביעי. החבילה תגיע ביום שני.", None),
    ],
)
def test_what_only_looks_like_a_contradiction_is_left_alone(text, customer):
    assert told(text, customer) == []


def test_the_year_of_the_mail_dates_a_weekday():
    assert told("The technician comes on Tuesday 4 March.", date="Mon, 2 Mar 2026 10:00:00 +0000")
    assert not told("The technician comes on Wednesday 4 March.", date="Mon, 2 Mar 2026 10:00:00 +0000")
