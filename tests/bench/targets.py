"""The servers to put under load, each with its clients: ours twice, and the references."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

import httpx

from tests.bench import servers
from tests.bench.clients import sse
from tests.bench.clients.chainlit import ChainlitPage
from tests.bench.clients.page import Page, guest_cookie
from tests.bench.clients.reply import Reply
from tests.bench.clients.usual import UsualPage
from tests.bench.load import Ask
from tests.bench.replies import Order

PASSWORD = "a long enough password of words"
TURNS_PER_USER = 5  # that may run at once


class Target(Protocol):
    """Runs a server with so many clients for the length of the block."""

    def __call__(
        self, model_url: str, clients: int
    ) -> AbstractAsyncContextManager[tuple[int, list[Ask]]]:
        """Yields the server's process and one way to ask for each client."""


@dataclass(frozen=True)
class Account:
    """A user of the API."""

    url: str
    user_id: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        """What a request carries."""
        return {"Authorization": f"Bearer {self.token}"}

    async def ask(self, order: Order, conversation_id: str | None = None) -> Reply:
        """A reply over `chat/stream`."""
        body = {"message": str(order), "conversation_id": conversation_id}
        url = f"{self.url}/api/{self.user_id}/chat/stream"
        return await sse.ask(url, body, order, headers=self.headers)


async def register(client: httpx.AsyncClient, url: str, name: str) -> Account:
    """Make an account over the API."""
    body = {"username": name, "password": PASSWORD}
    response = await client.post(f"{url}/api/auth/register", json=body)
    response.raise_for_status()
    found = response.json()
    return Account(url, found["user"]["id"], found["access_token"])


@asynccontextmanager
async def our_sse(model_url: str, clients: int) -> AsyncIterator[tuple[int, list[Ask]]]:
    """`POST /api/{user_id}/chat/stream`."""
    async with servers.todo_chat(model_url) as server, httpx.AsyncClient() as client:
        accounts = [
            await register(client, server.url, f"user{number}")
            for number in range(-(-clients // TURNS_PER_USER))
        ]
        yield server.pid, [accounts[n // TURNS_PER_USER].ask for n in range(clients)]


@asynccontextmanager
async def our_page(model_url: str, clients: int) -> AsyncIterator[tuple[int, list[Ask]]]:
    """Tabs of as many guests."""
    async with servers.todo_chat(model_url) as server, httpx.AsyncClient() as client:
        pages = [
            await Page.open(server.url, await guest_cookie(client, server.url))
            for _ in range(clients)
        ]
        yield server.pid, [page.ask for page in pages]
        for page in pages:
            page.close()


@asynccontextmanager
async def plain_sse(model_url: str, clients: int) -> AsyncIterator[tuple[int, list[Ask]]]:
    """The plain endpoint."""
    async with servers.plain_sse(model_url) as server:
        url = f"{server.url}/chat/stream"

        async def ask(order: Order) -> Reply:
            return await sse.ask(url, {"message": str(order)}, order)

        yield server.pid, [ask] * clients


@asynccontextmanager
async def chainlit(model_url: str, clients: int) -> AsyncIterator[tuple[int, list[Ask]]]:
    """Tabs of Chainlit."""
    async with servers.chainlit(model_url) as server:
        pages = await asyncio.gather(*(ChainlitPage.open(server.url) for _ in range(clients)))
        yield server.pid, [page.ask for page in pages]
        for page in pages:
            page.close()


@asynccontextmanager
async def usual_reflex(model_url: str, clients: int) -> AsyncIterator[tuple[int, list[Ask]]]:
    """Tabs of the usual Reflex app."""
    async with servers.usual_reflex(model_url) as server:
        pages = await asyncio.gather(*(UsualPage.open(server.url) for _ in range(clients)))
        yield server.pid, [page.ask for page in pages]
        for page in pages:
            page.close()


PLAIN = "plain SSE"
CHAINLIT = "Chainlit"
USUAL = "usual Reflex way"
SSE = "ours, SSE"
PAGE = "ours, page"

TARGETS: dict[str, Target] = {
    PLAIN: plain_sse,
    CHAINLIT: chainlit,
    USUAL: usual_reflex,
    SSE: our_sse,
    PAGE: our_page,
}
