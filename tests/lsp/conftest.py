"""A language client over the standard input and output of a real `replylint lsp`."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Union

import pytest
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

_PATIENCE = 20


def _converter() -> Any:
    """Read actions as editors do: only a command's `command` is a text (lsprotocol takes an action with one for it)."""
    converter = default_converter()
    kinds = {True: lsp.Command, False: lsp.CodeAction}
    converter.register_structure_hook(
        Union[lsp.Command, lsp.CodeAction],  # noqa: UP007
        lambda given, _: converter.structure(given, kinds[isinstance(given.get("command"), str)]),
    )
    return converter


class Editor:
    """Plays an editor: opens and changes documents, and waits for what the server says."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client, self.folder = client, folder
        self.capabilities: lsp.ServerCapabilities
        self.published: list[lsp.PublishDiagnosticsParams] = []
        self.said: list[str] = []
        self.shown: list[lsp.ShowDocumentParams] = []
        self.registered: list[lsp.Registration] = []
        self._news = asyncio.Event()
        client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self._publish(params))
        client.feature(lsp.WINDOW_SHOW_MESSAGE)(lambda params: self.said.append(params.message))
        client.feature(lsp.WINDOW_SHOW_DOCUMENT)(lambda params: self._show(params))
        client.feature(lsp.CLIENT_REGISTER_CAPABILITY)(lambda params: self.registered.extend(params.registrations))

    def _publish(self, params: lsp.PublishDiagnosticsParams) -> None:
        self.published.append(params)
        self._news.set()

    def _show(self, params: lsp.ShowDocumentParams) -> lsp.ShowDocumentResult:
        self.shown.append(params)
        return lsp.ShowDocumentResult(True)

    async def start(self, **general: Any) -> None:
        """Shake hands, as an editor that can do everything."""
        workspace = lsp.WorkspaceClientCapabilities(
            workspace_edit=lsp.WorkspaceEditClientCapabilities(
                document_changes=True, resource_operations=[lsp.ResourceOperationKind.Create]
            ),
            did_change_watched_files=lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
        )
        window = lsp.WindowClientCapabilities(show_document=lsp.ShowDocumentClientCapabilities(support=True))
        capabilities = lsp.ClientCapabilities(
            workspace=workspace, window=window, general=lsp.GeneralClientCapabilities(**general)
        )
        answer = await self.client.initialize_async(lsp.InitializeParams(capabilities, root_uri=self.folder.as_uri()))
        self.capabilities = answer.capabilities
        self.client.initialized(lsp.InitializedParams())

    def open(self, name: str, text: str, language: str = "markdown") -> str:
        """Open a document and give its URI."""
        uri = name if ":" in name else (self.folder / name).as_uri()
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, language, 1, text)))
        return uri

    def change(self, uri: str, version: int, *edits: tuple[lsp.Range, str]) -> None:
        """Type: each edit puts a text in the place of a range."""
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(version, uri),
                [lsp.TextDocumentContentChangePartial(place, text) for place, text in edits],
            )
        )

    async def diagnostics(self, uri: str, version: int | None = 1) -> list[lsp.Diagnostic]:
        """Wait for the findings of one version of a document."""

        async def wait() -> list[lsp.Diagnostic]:
            while True:
                for params in self.published:
                    if params.uri == uri and params.version == version:
                        return list(params.diagnostics)
                self._news.clear()
                await self._news.wait()

        try:
            return await asyncio.wait_for(wait(), _PATIENCE)
        except TimeoutError:
            pytest.fail(f"the server said nothing of {uri} version {version}, but {self.said}")

    async def hover(self, uri: str, line: int, character: int) -> lsp.Hover | None:
        """Point at a place."""
        place = lsp.Position(line, character)
        return await self.client.text_document_hover_async(lsp.HoverParams(lsp.TextDocumentIdentifier(uri), place))


@pytest.fixture
def edit(tmp_path: Path) -> Callable[..., None]:
    """Run a scene with an editor over a fresh server; `general` are the client's general capabilities."""

    def run(scene: Callable[[Editor], Awaitable[None]], *options: str, **general: Any) -> None:
        async def play() -> None:
            client = LanguageClient("test", "1", converter_factory=_converter)
            await client.start_io(str(Path(sys.executable).with_name("replylint")), "lsp", *options)
            editor = Editor(client, tmp_path)
            await asyncio.wait_for(editor.start(**general), _PATIENCE)
            await scene(editor)
            await asyncio.wait_for(client.shutdown_async(None), _PATIENCE)
            client.exit(None)
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(client.stop(), 5)

        asyncio.run(play())

    return run
