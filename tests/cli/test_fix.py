"""`replylint fix`: a diff first, files only when asked, their bytes kept, and what is left is told."""

from __future__ import annotations

LETTER = "Hi Dana,\n\nThe  lamp ships today.\n"
MENDED = "Hi Dana,\n\nThe lamp ships today.\n"


def test_a_diff_is_shown_and_nothing_written(run, tmp_path):
    (tmp_path / "a.md").write_text(LETTER)
    ran = run("fix", "a.md")
    assert ran.status == 1
    assert "-The  lamp ships today.\n+The lamp ships today.\n" in ran.out
    assert "a.md:1:1: warning: Sign with your name" in ran.out
    assert (tmp_path / "a.md").read_text() == LETTER


def test_write_mends_the_file_and_tells_what_is_left(run, tmp_path):
    (tmp_path / "a.md").write_text(LETTER)
    ran = run("fix", "--write", "a.md")
    assert ran.status == 0
    assert "doubled-spaces" not in ran.out
    assert "[sign-off RL191]" in ran.out
    assert "fixed: Leave one space between words (1)" in ran.err
    assert (tmp_path / "a.md").read_text() == MENDED
    assert run("fix", "--write", "a.md").err == ""
    assert (tmp_path / "a.md").read_text() == MENDED


def test_line_ends_and_the_byte_order_mark_stay(run, tmp_path):
    data = b"\xef\xbb\xbf" + LETTER.replace("\n", "\r\n").encode()
    (tmp_path / "a.txt").write_bytes(data)
    run("fix", "--write", "a.txt")
    assert (tmp_path / "a.txt").read_bytes() == data.replace(b"  ", b" ")


def test_what_cannot_be_written_back_without_loss_is_refused_and_the_rest_goes_on(run, tmp_path):
    (tmp_path / "hebrew.txt").write_bytes("שלום דנה,\n\nהמנורה  יוצאת היום.\n".encode("cp1255"))
    (tmp_path / "mixed.txt").write_bytes(LETTER.encode().replace(b",\n", b",\r\n"))
    (tmp_path / "mail.eml").write_text("Subject: x\n\n" + LETTER)
    (tmp_path / "z.md").write_text(LETTER)
    ran = run("fix", "--write", ".")
    assert ran.status == 2
    assert "hebrew.txt: only UTF-8 files are fixed" in ran.out
    assert "mixed.txt: its line ends are mixed" in ran.out
    assert "mail.eml: only files that hold one draft as plain text are fixed" in ran.out
    assert (tmp_path / "z.md").read_text() == MENDED
    assert LETTER in (tmp_path / "mail.eml").read_text()


def test_standard_input_is_refused(run):
    ran = run("fix", "-", stdin=LETTER)
    assert ran.status == 2
    assert "fix works on files" in ran.err
