"""The server: keeps the open drafts, judges each a moment after its last change, and answers the editor."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from importlib.metadata import version

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from replylint.lsp.actions import FIX_ALL, REASON, Abilities, actions
from replylint.lsp.checking import Checked, check
from replylint.lsp.diagnostics import NAME, diagnostics
from replylint.lsp.documents import Document, open_document
from replylint.lsp.hovers import hover
from replylint.lsp.positions import ENCODINGS, Text
from replylint.project import Project

_PAUSE = 0.2
"""Seconds without a change after which a draft is judged: about the gap between two words as they are typed."""

_GOVERNING = ("**/*.toml", "**/*.yaml")


class Server(LanguageServer):
    """One editor's open drafts and what was last said of each; a draft is judged on a thread of its own."""

    def __init__(self, project: Callable[[], Project]) -> None:
        super().__init__(NAME, version(NAME))
        self._new_project = project
        self._project = project()
        self._open: dict[str, Document] = {}
        self._checked: dict[str, Checked] = {}
        self._pending: dict[str, asyncio.Task[None]] = {}

    def watch(self) -> None:
        """Ask the editor to tell of changed configurations, glossaries and suppressions."""
        workspace = self.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if watched and watched.dynamic_registration:
            watchers = [lsp.FileSystemWatcher(pattern) for pattern in _GOVERNING]
            options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
            self.client_register_capability(lsp.RegistrationParams([lsp.Registration("governing", method, options)]))

    @property
    def abilities(self) -> Abilities:
        """Give what the client can do beyond plain edits."""
        workspace, window = self.client_capabilities.workspace, self.client_capabilities.window
        editing = workspace.workspace_edit if workspace else None
        operations = (editing.resource_operations if editing and editing.document_changes else None) or ()
        showing = window.show_document if window else None
        return Abilities(lsp.ResourceOperationKind.Create in operations, bool(showing and showing.support))

    def opened(self, item: lsp.TextDocumentItem) -> None:
        """Take a document up and judge it at once."""
        units = ENCODINGS[lsp.PositionEncodingKind(self.workspace.position_encoding).value]
        document = open_document(item.uri, item.language_id, item.version, Text(item.text, units))
        if document is not None:
            self._open[item.uri] = document
            self._schedule(item.uri, 0)
            self.refresh()

    def saved(self, uri: str) -> None:
        """Judge a saved document again, by what its configuration says now."""
        if uri in self._open:
            self._checked.pop(uri, None)
            self._schedule(uri, 0)
            self.refresh()

    def changed(self, params: lsp.DidChangeTextDocumentParams) -> None:
        """Follow an edit, and judge the draft when no other comes for a moment."""
        uri = params.text_document.uri
        if uri in self._open:
            document = self._open[uri]
            text = document.text
            for change in params.content_changes:
                text = text.changed(change)
            self._open[uri] = Document(uri, document.path, document.input_format, params.text_document.version, text)
            self._schedule(uri, _PAUSE)

    def closed(self, uri: str) -> None:
        """Forget a document, and take its findings away."""
        for kept in (self._open, self._checked):
            kept.pop(uri, None)
        if pending := self._pending.pop(uri, None):
            pending.cancel()
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def refresh(self) -> None:
        """Read configurations, glossaries and suppressions anew at the next check."""
        self._project = self._new_project()

    def recheck(self) -> None:
        """Judge every open draft again, since what they are judged by has changed."""
        self._checked.clear()
        for uri in self._open:
            self._schedule(uri, 0)
        self.refresh()

    async def current(self, uri: str) -> Checked | None:
        """Give what is to be said of a document as it stands; None for one that is no draft."""
        document = self._open.get(uri)
        if document is None:
            return None
        known = self._checked.get(uri)
        if known is None or known.document is not document:
            known = await asyncio.to_thread(check, document, self._project)
            if self._open.get(uri) is document:
                self._checked[uri] = known
        return known

    def _schedule(self, uri: str, pause: float) -> None:
        if pending := self._pending.get(uri):
            pending.cancel()
        self._pending[uri] = asyncio.get_running_loop().create_task(self._publish(uri, pause))

    async def _publish(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        checked = await self.current(uri)
        if checked is not None and checked.document is self._open.get(uri):
            self.text_document_publish_diagnostics(
                lsp.PublishDiagnosticsParams(uri, diagnostics(checked), checked.document.version)
            )


def create_server(project: Callable[[], Project]) -> Server:
    """Make the server of one editor; `project` reads the configuration, and is called again when it may have changed.

    Nothing of a draft is logged: pygls would log the whole request at a fault.
    """
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    server = Server(project)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def did_open(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
        ls.opened(params.text_document)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
        ls.changed(params)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def did_save(ls: Server, params: lsp.DidSaveTextDocumentParams) -> None:
        ls.saved(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
        ls.closed(params.text_document.uri)

    @server.feature(lsp.INITIALIZED)
    def initialized(ls: Server, params: lsp.InitializedParams) -> None:
        ls.watch()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(ls: Server, params: lsp.DidChangeWatchedFilesParams) -> None:
        ls.recheck()

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def on_hover(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
        checked = await ls.current(params.text_document.uri)
        return hover(checked, params.position) if checked else None

    offered = lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix, FIX_ALL])

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, offered)
    async def on_code_action(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        checked = await ls.current(params.text_document.uri)
        if checked is None:
            return []
        return await asyncio.to_thread(actions, checked, params.range, params.context.only, ls.abilities)

    @server.command(REASON)
    async def write_reason(ls: Server, uri: str, line: int, character: int) -> None:
        place = lsp.Position(line, character)
        await ls.window_show_document_async(
            lsp.ShowDocumentParams(uri, take_focus=True, selection=lsp.Range(place, place))
        )

    return server
