"""The thread that a draft answers: from the mail quoted below it, and from a file of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from replylint.errors import ReadingError
from replylint.model import Mail, Message
from replylint.parsing import parse
from replylint.parsing.threads import Thread, read_thread

OURS = "Hi Omar,\n\nIt left today.\n\nDana\n\n"
QUOTED = {
    "angle": "On Mon, 3 Mar 2025 at 10:00, Omar <omar@mail.example> wrote:\n> Where is it?\n> Omar\n>\n"
             "> On Sun, 2 Mar 2025, Dana <dana@shop.example> wrote:\n>> We'll send it.\n",
    "outlook": "-----Original Message-----\nFrom: Omar <omar@mail.example>\nSent: Monday, 3 March 2025\nTo: Shop\n"
               "Subject: Kettle\n\nWhere is it?\nOmar\n\nFrom: Dana <dana@shop.example>\nSent: Sunday, 2 March 2025\n"
               "To: Omar\nSubject: Kettle\n\nWe'll send it.\n",
    "hebrew": "‫בתאריך יום ב׳, 3 במרץ 2025 ב-10:00 מאת עומר ‏<‪omar@mail.example‬‏>:‬\n> Where is it?\n> Omar\n>\n"
              "> בתאריך יום א׳, 2 במרץ 2025 ב-9:00 מאת דנה <dana@shop.example>:\n>> We'll send it.\n",
}  # fmt: skip


@pytest.mark.parametrize("style", QUOTED)
@pytest.mark.parametrize("format", ["text", "markdown"])
def test_the_mail_quoted_below_is_the_customers(style, format):
    draft = parse(Message(OURS + QUOTED[style], format, sender="Dana <dana@shop.example>"))
    assert draft.message.customer_message == "Where is it?\nOmar"
    assert draft.message.earlier == (Mail("agent", "We'll send it."),)


def test_a_reply_to_ones_own_mail_answers_the_one_before():
    quoted = QUOTED["angle"].replace("Omar <omar@mail.example>", "Dana <dana@shop.example>", 1)
    quoted = quoted.replace(
        ", Dana <dana@shop.example> wrote:\n>> We'll", ", Omar <omar@mail.example> wrote:\n>> We'll"
    )
    draft = parse(Message(OURS + quoted, sender="dana@shop.example"))
    assert draft.message.customer_message == "We'll send it."
    assert draft.message.earlier == (Mail("agent", "Where is it?\nOmar"),)


def test_what_the_customer_said_stands_over_what_is_quoted():
    message = Message(OURS + QUOTED["angle"], customer_message="Known already")
    assert parse(message).message.customer_message == "Known already"


def test_a_file_of_the_customers_mail(tmp_path: Path):
    path = tmp_path / "mail.txt"
    path.write_text("Where is it?\n\nOn Sun, 2 Mar 2025, Dana <dana@shop.example> wrote:\n> We'll send it.\n")
    assert read_thread(path) == Thread("Where is it?", (Mail("agent", "We'll send it."),))


def test_an_mbox_of_the_whole_thread(tmp_path: Path):
    path = tmp_path / "thread.mbox"
    mails = [("omar@mail.example", "Where is it?"), ("dana@shop.example", "Soon."), ("omar@mail.example", "When?")]
    path.write_text("".join(f"From x Mon\nFrom: {who}\nDate: {n}\n\n{text}\n\n" for n, (who, text) in enumerate(mails)))
    found = read_thread(path)
    assert found.customer_message == "When?"
    assert found.earlier == (Mail("customer", "Where is it?", "0"), Mail("agent", "Soon.", "1"))


def test_a_missing_thread_is_named(tmp_path: Path):
    with pytest.raises(ReadingError, match="can't be read"):
        read_thread(tmp_path / "none.eml")
