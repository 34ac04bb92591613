"""Mail: the part the customer reads, its place in the file, and one clear line for what can't be read."""

from __future__ import annotations

import sysconfig
from pathlib import Path

import pytest

from replylint.engine import Linter
from replylint.model import Message
from replylint.parsing import parse
from replylint.reading import Options, read_path, read_source
from replylint.reading.reader import Source

HEAD = "From: Dana <dana@shop.example>\nTo: omar@mail.example\nMIME-Version: 1.0\n"


def mail(kind: str, body: str, *headers: str) -> str:
    return "\n".join([HEAD + f"Content-Type: {kind}", *headers, "", body])


def test_headers_in_any_charset(read):
    subject = "=?windows-1255?B?+ezl7Q==?= =?utf-8?q?caf=C3=A9?="
    (message,), _ = read("a.eml", mail("text/plain; charset=utf-8", "Hi Omar,", f"Subject: {subject}"))
    assert message.subject == "שלוםcafé"
    assert message.sender == "Dana <dana@shop.example>"


def test_html_part_is_read_before_the_plain_one(read):
    body = "--b\nContent-Type: text/plain\n\nplain\n--b\nContent-Type: text/html\n\n<p>shown</p>\n--b--\n"
    (message,), _ = read("a.eml", mail("multipart/alternative; boundary=b", body))
    assert (message.source.strip(), message.format, message.first_line) == ("<p>shown</p>", "html", 13)


def test_an_html_part_that_shows_nothing_gives_way_to_the_plain_one(read):
    body = "--b\nContent-Type: text/plain\n\nplain\n--b\nContent-Type: text/html\n\n<p>&nbsp;</p>\n--b--\n"
    (message,), _ = read("a.eml", mail("multipart/alternative; boundary=b", body))
    assert message.source.strip() == "plain"


def test_a_body_that_also_stands_in_the_headers_is_placed_in_the_body(read):
    (message,), _ = read("a.eml", mail("text/plain", "Hi", "Subject: Hi"))
    assert message.first_line == 7


def test_lines_of_quoted_printable_are_those_of_the_file(read):
    body = "Hi Omar,\n\na very =\nlong caf=C3=A9 =\nline\nDana"
    headers = "Content-Transfer-Encoding: quoted-printable"
    (message,), _ = read("a.eml", mail("text/plain; charset=utf-8", body, headers))
    assert message.source == "Hi Omar,\n\na very long café line\nDana"
    assert [(message.source[s.offset :].split()[0], s.line) for s in message.lines if s.offset != 9] == [
        ("Hi", 7), ("a", 9), ("long", 10), ("line", 11), ("Dana", 12),
    ]  # fmt: skip


def test_base64_has_no_line(read):
    (message,), _ = read("a.eml", mail("text/plain", "SGkgT21hciw=", "Content-Transfer-Encoding: base64"))
    assert (message.source, message.first_line, message.lines) == ("Hi Omar,", None, ())


CHARSETS = ["iso-8859-8-i", "iso-8859-8-e", "windows-1255", "us-ascii", "utf-8", "zlib", "idna"]


@pytest.mark.parametrize("declared", CHARSETS)
def test_hebrew_under_every_charset_it_is_sent_with_and_lies(read, declared):
    data = mail(f"text/plain; charset={declared}", "").encode() + "שלום דנה".encode("cp1255")
    (message,), _ = read("a.eml", data)
    assert (message.source, message.first_line) == ("שלום דנה", 6)


def test_utf8_declared_as_a_code_page(read):
    (message,), _ = read("a.eml", mail("text/plain; charset=iso-8859-8", "שלום דנה"))
    assert message.source == "שלום דנה"


BROKEN = {
    "encrypted": ("multipart/encrypted; boundary=b", "--b\nContent-Type: application/pgp-encrypted\n\nx\n--b--\n"),
    "encrypted (PGP)": ("text/plain", "-----BEGIN PGP MESSAGE-----\nabc"),
    "encrypted (S/MIME)": ("application/pkcs7-mime; smime-type=enveloped-data", "MIAGCSqGSIb3"),
    "signed as one sealed": ("application/pkcs7-mime; smime-type=signed-data", "MIAGCSqGSIb3"),
    "winmail.dat": ("application/ms-tnef; name=winmail.dat", "eJ8+"),
    "no text part": ("application/pdf", "JVBERi0="),
    "the draft is empty": ("text/plain", "  \n"),
    "unknown charset": ("text/plain; charset=klingon", "\udce9\udcea"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_cannot_be_read_is_one_line_that_says_why(read, what):
    kind, body = BROKEN[what]
    messages, failures = read("a.eml", mail(kind, body).encode("utf-8", "surrogateescape"))
    assert not messages
    assert len(failures) == 1
    assert what in failures[0]
    assert failures[0].startswith("a.eml: ")


def test_a_signed_mail_is_read(read):
    body = "--b\nContent-Type: text/plain\n\nHi Omar,\n--b\nContent-Type: application/pgp-signature\n\nx\n--b--\n"
    (message,), _ = read("a.eml", mail("multipart/signed; boundary=b", body))
    assert message.source.strip() == "Hi Omar,"


def test_a_mail_attached_to_it_is_not_its_text(read):
    inner = "Content-Type: message/rfc822\n\nContent-Type: text/html\n\n<p>theirs</p>\n"
    body = f"--b\nContent-Type: text/plain\n\nours\n--b\n{inner}--b--\n"
    (message,), _ = read("a.eml", mail("multipart/mixed; boundary=b", body))
    assert message.source.strip() == "ours"


def nested(depth: int) -> str:
    opening = "".join(f"--b{n}\nContent-Type: multipart/mixed; boundary=b{n + 1}\n\n" for n in range(depth))
    return mail("multipart/mixed; boundary=b0", opening + f"--b{depth}\nContent-Type: text/plain\n\nHi\n" * 2)


MALFORMED = {
    "nesting": nested(2000),
    "attached in attached": HEAD + "Content-Type: message/rfc822\n\n" * 3000,
    "one long header": mail('text/plain; x="' + '";' * 200_000, "Hi"),
    "no boundary": mail("multipart/mixed", "--b\n\nHi"),
    "boundary never comes": mail("multipart/mixed; boundary=zzz", "--b\n\nHi"),
    "broken base64": mail("text/plain", "SGkgT21h=ci!!w", "Content-Transfer-Encoding: base64"),
    "broken quoted-printable": mail("text/plain", "caf=ZZ =\n=", "Content-Transfer-Encoding: quoted-printable"),
    "unknown encoding": mail("text/plain", "Hi", "Content-Transfer-Encoding: x-none"),
    "uuencode that is none": mail("text/plain", "begin 644 x\n#zz", "Content-Transfer-Encoding: x-uuencode"),
    "bad parameters": mail("text/plain; charset*0*=utf-8''%E; charset=\"", "Hi"),
    "nul bytes": mail("text/plain", "Hi\0Omar"),
    "no headers": "\n\nHi Omar",
    "headers alone": HEAD.strip(),
    "lone carriage returns": HEAD.replace("\n", "\r") + "\r\rHi",
    "unicode headers": "Subject: שלום\nFrom: דנה\n\nHi",
    "bad encoded word": mail("text/plain", "Hi", "Subject: =?utf-8?b?!!!?= =?zzz?q?a?= =?"),
}


@pytest.mark.parametrize("what", MALFORMED)
def test_malformed_mail_gives_a_report_or_one_line(what):
    for item in read_source(Source.of_bytes(MALFORMED[what].encode(), "a.eml")):
        if isinstance(item, Message):
            Linter(model=False).check(item)
        else:
            assert "\n" not in str(item)


CORPUS = Path(sysconfig.get_path("stdlib"), "test", "test_email", "data")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="this Python comes without its own tests")
def test_every_mail_of_pythons_own_tests_gives_a_report_or_one_line():
    paths = sorted(path for path in CORPUS.iterdir() if path.is_file())
    assert len(paths) > 40
    for path in paths:
        for item in read_path(path, Options("eml")):
            if isinstance(item, Message):
                Linter(model=False).check(item)
            else:
                assert "\n" not in str(item)


def test_the_armour_of_a_signed_text_is_no_part_of_the_letter(read):
    head, tail = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n", "-----BEGIN PGP SIGNATURE-----\n\niQEz\n=ab\n"
    text = f"{head}Hi Omar,\n\nThe label is attached.\n\nBest,\nDana\n{tail}-----END PGP SIGNATURE-----\n"
    (message,), _ = read("a.eml", mail("text/plain", text))
    sentences = [sentence.text for sentence in parse(message).sentences]
    assert sentences == ["Hi Omar,", "The label is attached.", "Best,", "Dana"]


def test_characters_that_the_encoding_does_not_explain_are_counted(read):
    damaged = mail("text/plain; charset=shift_jis", "Hi Omar, thank you").encode() + b" \xff\xfe\x81"
    (message,), _ = read("a.eml", damaged)
    assert Linter(model=False).check(message).skipped == {"damaged": message.source.count("\ufffd")}


def test_mbox_gives_every_mail_with_its_line(read):
    one = "From x@y Mon Mar  3\nSubject: one\n\nHi Omar,\n>From here it goes on.\n\n"
    two = "From x@y Mon Mar  3\nContent-Type: application/pdf\n\nx\n\n"
    messages, failures = read("box.mbox", one + two + one)
    assert [(m.id, m.first_line) for m in messages] == [("mail 1", 4), ("mail 3", 15)]
    assert messages[0].source.split("\n")[1] == "From here it goes on."
    assert failures == ["box.mbox:8: mail 2: the mail has no text part (attachments are not read)"]


def test_an_mbox_without_an_ending_is_known_by_its_content(read):
    messages, _ = read("Inbox", "From x@y Mon Mar  3\nFrom: a@b\nSubject: one\n\nHi\n")
    assert [m.id for m in messages] == ["mail 1"]


def test_a_mail_without_an_ending_is_known_by_its_content(read):
    (message,), _ = read("saved", mail("text/plain", "Hi Omar,"))
    assert message.source == "Hi Omar,"


def test_maildir(tmp_path: Path):
    for folder in ("cur", "new", "tmp"):
        (tmp_path / folder).mkdir()
    (tmp_path / "cur" / "1.host:2,S").write_text(mail("text/plain", "Hi Omar,"))
    (tmp_path / "new" / "2.host").write_text(mail("application/pdf", "x"))
    (tmp_path / "tmp" / "3.host").write_text("half a mail")
    read, failed = list(read_path(tmp_path))
    assert isinstance(read, Message)
    assert read.source == "Hi Omar,"
    assert str(failed).startswith(f"{tmp_path}/new/2.host: the mail has no text part")
