"""What an editor sees: findings under the right words, as the text changes, and the rule's story under the pointer."""

from __future__ import annotations

import asyncio

from lsprotocol import types as lsp

ENGLISH = "Dear Dana,\n\nThis is not my department. Call another number, [NAME].\n"
HEBREW = "שלום דנה 😀,\n\nהעניין 😀 לא קשור למחלקה שלי.\n"
SHORT = "[rules.deflection]\nstate = 'off'\n"


def rule(found: list[lsp.Diagnostic], name: str) -> lsp.Diagnostic:
    return next((d for d in found if d.code == name), None) or lsp.Diagnostic(lsp.Range(*[lsp.Position(0, 0)] * 2), "")


def rules(found: list[lsp.Diagnostic]) -> set[str]:
    return {str(d.code) for d in found}


def words(text: str, place: lsp.Range, codec: str = "utf-16-le", size: int = 2) -> str:
    """Give the words of a range on one line, counted as an editor counts."""
    line = text.splitlines()[place.start.line].encode(codec)
    return line[size * place.start.character : size * place.end.character].decode(codec)


def span(line: int, start: int, end: int) -> lsp.Range:
    return lsp.Range(lsp.Position(line, start), lsp.Position(line, end))


def test_findings_stand_under_their_words(edit):
    async def scene(editor):
        found = await editor.diagnostics(editor.open("reply.md", ENGLISH))
        deflection = rule(found, "deflection")
        assert "not my department" in words(ENGLISH, deflection.range)
        assert rule(found, "placeholder-left").severity is lsp.DiagnosticSeverity.Error
        assert rule(found, "sign-off").range == span(0, 0, len("Dear Dana,"))

    edit(scene)


def test_columns_count_utf16_units_in_hebrew_and_after_emoji(edit):
    async def scene(editor):
        found = await editor.diagnostics(editor.open("reply.md", HEBREW))
        assert "לא קשור למחלקה שלי" in words(HEBREW, rule(found, "deflection").range)
        told = await editor.hover((editor.folder / "reply.md").as_uri(), 2, len("העניין 😀 לא ") + 1)
        assert "deflection" in told.contents.value

    edit(scene)


def test_columns_count_what_the_client_asks_for(edit):
    async def scene(editor):
        assert editor.capabilities.position_encoding == "utf-8"
        found = await editor.diagnostics(editor.open("reply.md", HEBREW))
        assert "לא קשור למחלקה שלי" in words(HEBREW, rule(found, "deflection").range, "utf-8", 1)

    edit(scene, position_encodings=["utf-8", "utf-16"])


def test_windows_line_ends_and_front_matter_move_nothing(edit):
    async def scene(editor):
        text = "---\nsituation: complaint\n---\n" + ENGLISH
        found = await editor.diagnostics(editor.open("reply.md", text.replace("\n", "\r\n")))
        assert "not my department" in words(text, rule(found, "deflection").range)
        assert rule(found, "opening-thanks").range == span(3, 0, len("Dear Dana,"))

    edit(scene)


def test_edits_are_followed_and_only_the_last_is_judged(edit):
    async def scene(editor):
        uri = editor.open("reply.md", HEBREW)
        await editor.diagnostics(uri)
        line = HEBREW.split("\n")[2]
        editor.change(uri, 2, (span(2, 0, len(line) + 1), "א"))
        editor.change(uri, 3, (span(2, 1, 1), "ני בודק את זה היום 😀"), (span(0, 9, 11), "!"))
        editor.change(uri, 4, (lsp.Range(lsp.Position(2, 99), lsp.Position(9, 9)), "\n\nתודה,\nנועה, צוות השירות\n"))
        found = await editor.diagnostics(uri, 4)
        assert not {"deflection", "sign-off"} & rules(found)
        assert not [p for p in editor.published if p.version in (2, 3)]

    edit(scene)


def test_only_the_changed_document_is_judged(edit):
    async def scene(editor):
        first, second = editor.open("a.md", ENGLISH), editor.open("b.md", ENGLISH)
        await editor.diagnostics(first)
        await editor.diagnostics(second)
        editor.change(first, 2, (span(0, 0, 0), "My "))
        await editor.diagnostics(first, 2)
        assert sum(p.uri == second for p in editor.published) == 1

    edit(scene)


def test_every_kind_of_draft_and_nothing_else(edit):
    async def scene(editor):
        html = ENGLISH.replace("This", "<p>This")
        for uri in (
            editor.open("a.html", html, "html"),
            editor.open("b.txt", ENGLISH, "plaintext"),
            editor.open("c.liquid", "{% comment %}x{% endcomment %}" + html, "liquid"),
            editor.open("untitled:Untitled-1", ENGLISH, "markdown"),
            editor.open("d.unknown", ENGLISH, "jinja"),
        ):
            assert "deflection" in rules(await editor.diagnostics(uri))
        code = editor.open("e.py", ENGLISH, "python")
        assert await editor.hover(code, 2, 10) is None
        assert not [p for p in editor.published if p.uri == code]

    edit(scene)


def test_a_mail_is_read_as_a_mail(edit):
    async def scene(editor):
        mail = f"From: Noa <noa@shop.example>\nTo: dana@mail.example\nSubject: Delay\nMIME-Version: 1.0\n\n{ENGLISH}"
        found = await editor.diagnostics(editor.open("b.txt", mail, "plaintext"))
        assert rule(found, "deflection").range.start.line == 7

    edit(scene)


def test_the_hover_tells_the_rules_story_and_no_markup_of_the_draft(edit):
    async def scene(editor):
        uri = editor.open("reply.md", ENGLISH + "\nOur ![FQX](http://x.example/a.png) unit has the case.\n")
        await editor.diagnostics(uri)
        told = (await editor.hover(uri, 2, 12)).contents.value
        for part in ("deflection", "Not so:", "So:", "> "):
            assert part in told
        assert "![" not in told.replace("\\!", "")
        assert await editor.hover(uri, 1, 0) is None

    edit(scene)


def test_findings_speak_the_language_asked_for(edit):
    async def scene(editor):
        found = await editor.diagnostics(editor.open("reply.md", ENGLISH))
        assert any("א" <= c <= "ת" for c in rule(found, "deflection").message)

    edit(scene, "--messages", "he")


def test_what_can_not_be_judged_is_said(edit):
    async def scene(editor):
        (editor.folder / "replylint.toml").write_text("[rules.no-such]\nseverity = 'error'\n")
        found = await editor.diagnostics(editor.open("reply.md", ENGLISH))
        assert "no-such" in found[0].message
        assert found[0].severity is lsp.DiagnosticSeverity.Error
        assert await editor.diagnostics(editor.open("empty.md", " \n")) == []

    edit(scene)


def test_a_configuration_is_read_again_when_a_draft_is_saved_or_it_changes(edit):
    async def scene(editor):
        uri, other = editor.open("reply.md", ENGLISH), editor.open("other.md", ENGLISH)
        await editor.diagnostics(uri)
        await editor.diagnostics(other)
        config = editor.folder / "replylint.toml"
        config.write_text(SHORT)
        editor.published.clear()
        editor.client.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
        assert "deflection" not in rules(await editor.diagnostics(uri))
        assert any(r.method == "workspace/didChangeWatchedFiles" for r in editor.registered)
        changed = lsp.FileEvent(config.as_uri(), lsp.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([changed]))
        assert "deflection" not in rules(await editor.diagnostics(other))

    edit(scene)


def test_a_draft_that_is_left_out_is_left_alone(edit):
    async def scene(editor):
        (editor.folder / "replylint.toml").write_text("exclude = ['README.md']\n")
        (editor.folder / "README.md").write_text(ENGLISH)
        assert await editor.diagnostics(editor.open("README.md", ENGLISH)) == []

    edit(scene)


def test_closing_takes_the_findings_away(edit):
    async def scene(editor):
        uri = editor.open("reply.md", ENGLISH)
        await editor.diagnostics(uri)
        editor.client.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
        assert await editor.diagnostics(uri, None) == []

    edit(scene)


def test_bad_input_is_survived(edit):
    async def scene(editor):
        odd = editor.open("odd.md", "a\u2028b \x0c \ud83d \x85c\n" + ENGLISH)
        await editor.diagnostics(odd)
        editor.change(odd, 2, (span(3, 0, 0), "\u202e"), (lsp.Range(lsp.Position(99, 0), lsp.Position(99, 5)), "\x00"))
        await editor.diagnostics(odd, 2)
        huge = editor.open("huge.md", "word " * 1_000_000)
        assert "no letter" in (await editor.diagnostics(huge))[0].message
        await asyncio.sleep(0)
        assert editor.said == []

    edit(scene)
