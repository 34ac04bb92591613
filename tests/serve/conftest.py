"""What the server's tests share: a client of the application, and a real server process on a free port."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from replylint.engine import Linter
from replylint.serve import Profile, Settings, create_app


@dataclass
class Server:
    """A running server: its address, and what it has printed once it has stopped."""

    url: str
    printed: str = ""


@pytest.fixture(scope="session")
def linter() -> Linter:
    return Linter()


@pytest.fixture(scope="session")
def client_of(linter: Linter) -> Callable[..., TestClient]:
    def make(settings: Settings | None = None, **profiles: Profile) -> TestClient:
        app = create_app({"default": Profile(linter), **profiles}, settings or Settings(per_second=10_000))
        return TestClient(app, base_url="http://127.0.0.1:8765")

    return make


@pytest.fixture
def client(client_of: Callable[..., TestClient]) -> TestClient:
    return client_of()


@pytest.fixture(scope="session")
def serve() -> Callable[..., AbstractContextManager[Server]]:
    @contextmanager
    def running(*options: str) -> Iterator[Server]:
        command = [str(Path(sys.executable).with_name("replylint")), "serve", "--port", "0", *options]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert process.stdout is not None
        head = process.stdout.readline()
        found = re.search(r"http://\S+", head)
        server = Server(found[0] if found else "")
        try:
            yield server
        finally:
            process.terminate()
            server.printed = head + process.communicate(timeout=10)[0]

    return running
