"""The API as it is served, a model on loopback, and people who are signed in."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from tests.support.database import OpenEngine, make_user
from tests.support.wire import WireServer
from todo_chat.agent.providers import build_model
from todo_chat.api import deps
from todo_chat.api.app import create_api
from todo_chat.chat.engine import TurnEngine
from todo_chat.config import Settings, get_settings
from todo_chat.db import Database
from todo_chat.services import logins

HOST = "http://localhost:3000"

SignIn = Callable[..., Awaitable["Person"]]
Configure = Callable[..., Settings]


@dataclass(frozen=True)
class Person:
    """Somebody with a token; `path` leads to their own part of the API."""

    client: httpx.AsyncClient
    id: str
    token: str

    def path(self, path: str) -> str:
        return f"/api/{self.id}/{path}"

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        """A request to their own part of the API."""
        headers = {**self.headers, **options.pop("headers", {})}
        return await self.client.request(method, self.path(path), headers=headers, **options)

    async def get(self, path: str, **params: Any) -> Any:
        response = await self.ask("GET", path, params=params)
        assert response.status_code == 200, response.text
        return response.json()

    async def add_task(self, title: str = "Buy milk", **fields: Any) -> dict[str, Any]:
        response = await self.ask("POST", "tasks", json={"title": title, **fields})
        assert response.status_code == 201, response.text
        task: dict[str, Any] = response.json()
        return task

    async def change(self, method: str, path: str, body: Any) -> Any:
        response = await self.ask(method, path, json=body)
        assert response.status_code == 200, response.text
        return response.json()


def error_of(response: httpx.Response, status: int) -> dict[str, Any]:
    """The error of a response, which must have this status and the one form."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/json"
    body = response.json()
    assert list(body) == ["error"]
    assert list(body["error"]) == ["code", "message", "details"]
    assert body["error"]["message"]
    error: dict[str, Any] = body["error"]
    return error


def refused_fields(response: httpx.Response) -> dict[str, str]:
    """The refused fields of a 422 and their sentences."""
    error = error_of(response, 422)
    assert error["code"] == "INVALID_INPUT"
    fields = {detail["field"]: detail["message"] for detail in error["details"]}
    assert len(fields) == len(error["details"])
    return fields


@pytest.fixture
def configure(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Configure:
    """Change settings by their names without the prefix."""

    def change(**values: str) -> Settings:
        for name, value in values.items():
            monkeypatch.setenv(f"TODO_CHAT_{name.upper()}", value)
        get_settings.cache_clear()
        return get_settings()

    return change


@pytest.fixture(scope="session")
def stateless_api() -> FastAPI:
    """The API itself keeps nothing, so one does for all tests."""
    return create_api()


@pytest.fixture
def api(stateless_api: FastAPI, database: Database) -> Iterator[FastAPI]:
    """The API on the test's database."""
    deps.signing_key.cache_clear()
    yield stateless_api
    deps.signing_key.cache_clear()


@pytest.fixture
async def client(api: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the API, which is called in the process."""
    transport = httpx.ASGITransport(app=api)
    async with httpx.AsyncClient(transport=transport, base_url=HOST) as client:
        yield client


@pytest.fixture
def sign_in(client: httpx.AsyncClient, database: Database) -> SignIn:
    """`await sign_in("anna")` makes an account and gives it a token."""

    async def make(name: str, timezone: str = "Europe/Berlin") -> Person:
        user = await make_user(database, name, timezone)
        async with database.session_scope() as session:
            login = await logins.open_api_login(session, user_id=user.id)
        token, _ = logins.sign_access_token(login, key=deps.signing_key())
        return Person(client, user.id, token)

    return make


@pytest.fixture
async def anna(sign_in: SignIn) -> Person:
    return await sign_in("anna")


@pytest.fixture
async def boris(sign_in: SignIn) -> Person:
    return await sign_in("boris")


@pytest.fixture
async def engine(
    settings: Settings,
    wire: WireServer,
    monkeypatch: pytest.MonkeyPatch,
    open_engine: OpenEngine,
) -> TurnEngine:
    """The process's engine with a model on loopback, which answers as `wire` is told."""
    monkeypatch.setenv("OPENAI_BASE_URL", wire.url)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    get_settings.cache_clear()
    return await open_engine(build_model(get_settings()))


class _Server(uvicorn.Server):
    """A server in the test's own loop, which leaves the signals alone."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@pytest.fixture
async def served(api: FastAPI, engine: TurnEngine) -> AsyncIterator[str]:
    """The base URL of the API on a real socket."""
    server = _Server(uvicorn.Config(api, lifespan="off", log_config=None))
    # Only with its protocol named does asyncio send small frames at once (TCP_NODELAY).
    with socket.socket(proto=socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        await serving


@pytest.fixture
async def live(served: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client over a real socket."""
    async with httpx.AsyncClient(base_url=served, timeout=10) as client:
        yield client
