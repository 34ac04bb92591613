"""What an editor offers: fixes that mend, and suppressions that silence just what they were asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types as lsp

from replylint.lsp.positions import Text

ROOT = Path(__file__).parents[2]
DEFLECTION = "This is not my department."
EVERYWHERE = lsp.Range(lsp.Position(0, 0), lsp.Position(999, 0))


async def offered(editor, uri: str, only: list[str] | None = None) -> list[lsp.CodeAction]:
    context = lsp.CodeActionContext([], only=only)
    params = lsp.CodeActionParams(lsp.TextDocumentIdentifier(uri), EVERYWHERE, context)
    return list(await editor.client.text_document_code_action_async(params) or ())


def titled(actions: list[lsp.CodeAction], *parts: str) -> lsp.CodeAction:
    return next((a for a in actions if all(part in a.title for part in parts)), lsp.CodeAction("none offered"))


def applied(text: str, action: lsp.CodeAction, uri: str, reason: str = "") -> str:
    """Apply an action's edits as an editor does, and write a reason."""
    for edit in sorted(action.edit.changes[uri], key=lambda e: e.range.start, reverse=True):
        text = Text(text).changed(lsp.TextDocumentContentChangePartial(edit.range, edit.new_text)).text
    return text.replace('reason=""', f'reason="{reason}"')


async def rules_of(editor, name: str, text: str, language: str) -> list[str]:
    return [str(d.code) for d in await editor.diagnostics(editor.open(name, text, language))]


DRAFTS = {
    "a.md": ("markdown", f"Dear Dana,\n\n{DEFLECTION}\nThe store **knows**.\n\nIt will take a day.\n"),
    "list.md": ("markdown", f"Dear Dana,\n\n- One thing is done.\n- {DEFLECTION}\n- It will take a day.\n"),
    "a.html": ("html", f"<html>\n  <p>Dear Dana,</p>\n  <p>{DEFLECTION}</p><p>It will take a day.</p></html>"),
    "one-line.html": ("html", f"<p>Dear Dana,</p><p>{DEFLECTION}</p><p>It will take a day.</p>"),
    "a.html.j2": ("jinja-html", f"<p>Dear {{{{ name }}}},</p>\n<p>{DEFLECTION}</p>\n<p>It will take a day.</p>\n"),
    "a.txt.erb": ("erb", f"Dear <%= name %>,\n\n{DEFLECTION}\n\nIt will take a day.\n"),
    "a.hbs": ("handlebars", f"<p>Dear {{{{name}}}},</p>\n<p>{DEFLECTION}</p>\n<p>It will take a day.</p>\n"),
    "a.mustache": ("mustache", f"<p>Dear {{{{name}}}},</p>\n<p>{DEFLECTION}</p>\n<p>It will take a day.</p>\n"),
    "a.liquid": ("liquid", f"<p>Dear {{{{ name }}}},</p>\n<p>{DEFLECTION}</p>\n<p>It will take a day.</p>\n"),
    "a.php": ("php", f"<p>Dear <?= $name ?>,</p>\n<p>{DEFLECTION}</p>\n<p>It will take a day.</p>\n"),
}  # fmt: skip


def test_a_suppression_silences_its_paragraph_or_the_letter(edit):
    async def scene(editor):
        for name, (language, text) in DRAFTS.items():
            uri = editor.open(name, text, language)
            before = await editor.diagnostics(uri)
            actions = await offered(editor, uri, ["quickfix"])
            here = applied(text, titled(actions, "deflection", "paragraph"), uri, "asked for")
            left = await rules_of(editor, "here-" + name, here, language)
            assert left == [d.code for d in before if d.code != "deflection"], (name, here)
            everywhere = applied(text, titled(actions, "deflection", "whole letter"), uri, "asked for")
            left = await rules_of(editor, "all-" + name, everywhere, language)
            assert left == [d.code for d in before if d.code != "deflection"], (name, everywhere)
            signed = applied(text, titled(actions, "sign-off", "whole letter"), uri, "signed elsewhere")
            assert "sign-off" not in await rules_of(editor, "signed-" + name, signed, language)
            assert titled(actions, "sign-off", "paragraph").edit is None

    edit(scene)


def test_a_suppression_without_its_reason_is_still_an_error(edit):
    async def scene(editor):
        language, text = DRAFTS["a.md"]
        uri = editor.open("a.md", text, language)
        action = titled(await offered(editor, uri), "deflection", "paragraph")
        assert "bad-suppression" in await rules_of(editor, "b.md", applied(text, action, uri), language)
        command = action.command
        await editor.client.workspace_execute_command_async(
            lsp.ExecuteCommandParams(command.command, command.arguments)
        )
        (shown,) = editor.shown
        line = applied(text, action, uri).split("\n")[shown.selection.start.line]
        assert line[: shown.selection.start.character].endswith('reason="')

    edit(scene)


def test_a_plain_text_is_silenced_in_the_file_beside_it(edit):
    async def scene(editor):
        path = editor.folder / "late.txt"
        text = f"Dear Dana,\n\n{DEFLECTION}\n"
        path.write_text(text)
        uri = editor.open("late.txt", text, "plaintext")
        actions = await offered(editor, uri)
        assert titled(actions, "deflection", "paragraph").edit is None
        for name in ("deflection", "sign-off"):
            changes = titled(await offered(editor, uri), name, "beside").edit.document_changes
            beside = editor.folder / "late.txt.replylint.toml"
            assert isinstance(changes[0], lsp.CreateFile) == (not beside.exists())
            edited = changes[-1].edits[0]
            old = Text(beside.read_text() if beside.exists() else "")
            changed = old.changed(lsp.TextDocumentContentChangePartial(edited.range, edited.new_text)).text
            beside.write_text(changed.replace('reason = ""', 'reason = "asked for"'))
        editor.published.clear()
        editor.client.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
        assert not {"deflection", "sign-off"} & {str(d.code) for d in await editor.diagnostics(uri)}

    edit(scene)


def test_fixes_mend(edit):
    async def scene(editor):
        text = "Dear Dana,\r\n\r\nI have  checked 😀  your  order.\r\n"
        uri = editor.open("fix.md", text)
        one = titled(await offered(editor, uri, ["quickfix"]), "one space")
        assert one.is_preferred
        assert {d.code for d in one.diagnostics} == {"doubled-spaces"}
        assert "  " not in applied(text, one, uri)
        (everything,) = await offered(editor, uri, ["source.fixAll"])
        assert applied(text, everything, uri) == text.replace("  ", " ")

    edit(scene)


def test_an_unsafe_fix_is_offered_and_not_preferred(edit):
    async def scene(editor):
        uri = editor.open("late.md", (ROOT / "examples" / "late-fridge.he.md").read_text(encoding="utf-8"))
        unsafe = [a for a in await offered(editor, uri, ["quickfix"]) if a.edit.changes and not a.command]
        assert unsafe
        assert not any(a.is_preferred for a in unsafe)
        assert await offered(editor, uri, ["refactor"]) == []

    edit(scene)


@pytest.mark.parametrize("name", ["bad.eml", "folder.unknown"])
def test_what_is_no_draft_word_for_word_is_offered_nothing(edit, name):
    async def scene(editor):
        assert await offered(editor, editor.open(name, DEFLECTION, "plain")) == []

    edit(scene)
