"""One server whose model the tests themselves speak for."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.server import AppServer
from tests.support.wire import WireServer


@pytest.fixture(scope="session")
async def provider() -> AsyncIterator[WireServer]:
    """The model provider that the scripted server asks."""
    server = WireServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture(scope="session")
async def scripted_app(built_page: None, provider: WireServer) -> AsyncIterator[AppServer]:
    """A server that runs for all tests of a session."""
    with tempfile.TemporaryDirectory() as directory:
        server = AppServer(
            Path(directory) / "data",
            OPENAI_BASE_URL=provider.url,
            OPENAI_API_KEY="key",
            TODO_CHAT_MODEL="scripted",
        )
        await server.start()
        yield server
        await server.close()


@pytest.fixture
def wire(provider: WireServer) -> WireServer:
    """The provider with an empty script: each reply is the next that the test puts there."""
    provider.reset()
    return provider


@pytest.fixture
def scripted_server(scripted_app: AppServer, wire: WireServer) -> AppServer:
    """A server whose model is `wire`."""
    return scripted_app
