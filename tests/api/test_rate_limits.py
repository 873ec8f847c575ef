"""How often names and passwords may be tried, and from where tries are counted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI, Request

from tests.api.conftest import HOST, Configure, error_of
from todo_chat.api.addresses import client_address
from todo_chat.api.credentials import WIDER
from todo_chat.config import get_settings

From = Callable[[str], Awaitable[httpx.AsyncClient]]


@pytest.fixture
async def from_address(api: FastAPI, configure: Configure) -> AsyncIterator[From]:
    """A client at an address, with rate limits on."""
    configure(rate_limits="on")
    async with AsyncExitStack() as stack:

        async def make(address: str) -> httpx.AsyncClient:
            transport = httpx.ASGITransport(app=api, client=(address, 50_000))
            client = httpx.AsyncClient(transport=transport, base_url=HOST)
            return await stack.enter_async_context(client)

        yield make


async def try_login(client: httpx.AsyncClient, username: str) -> httpx.Response:
    body = {"username": username, "password": "a wrong password"}
    return await client.post("/api/auth/login", json=body)


def a_name() -> str:
    return uuid4().hex


async def test_the_sixth_try_on_an_account_from_an_address_has_to_wait(from_address: From) -> None:
    name = a_name()
    client = await from_address("192.0.2.1")
    for _ in range(5):
        assert (await try_login(client, name)).status_code == 401
    response = await try_login(client, name.upper())
    error = error_of(response, 429)
    assert error["code"] == "RATE_LIMITED"
    assert 1 <= int(response.headers["retry-after"]) <= 60
    assert error["details"] == {"retry_after": int(response.headers["retry-after"])}
    assert (await try_login(client, a_name())).status_code == 401
    assert (await try_login(await from_address("192.0.2.2"), name)).status_code == 401


@pytest.mark.parametrize("same", ["account", "address"])
async def test_tries_that_change_one_of_the_two_are_limited_too(
    from_address: From, monkeypatch: pytest.MonkeyPatch, same: str
) -> None:
    monkeypatch.setattr(get_settings(), "login_tries_per_minute", 1)
    name, other = a_name(), iter(range(100))
    statuses = []
    for _ in range(WIDER + 1):
        place = 77 if same == "address" else next(other)
        client = await from_address(f"198.51.100.{place}")
        tried = name if same == "account" else a_name()
        statuses.append((await try_login(client, tried)).status_code)
    assert statuses == [401] * WIDER + [429]


async def test_the_page_and_programs_share_one_count(from_address: From) -> None:
    client = await from_address("192.0.2.10")
    body = {"username": a_name(), "password": "a wrong password"}
    for action in ("auth/login", "session/login", "auth/login", "session/login", "auth/login"):
        assert (await client.post(f"/api/{action}", json=body)).status_code == 401
    assert (await client.post("/api/session/login", json=body)).status_code == 429


@pytest.mark.parametrize("address", ["203.0.113.1", "2001:db8:1::1"])
async def test_new_accounts_are_limited_but_slips_do_not_count(
    from_address: From, address: str
) -> None:
    client = await from_address(address)

    async def register(**fields: str) -> int:
        body = {"username": a_name(), "password": "a rare password", **fields}
        return (await client.post("/api/auth/register", json=body)).status_code

    for _ in range(6):
        assert await register(password="short") == 422
    for _ in range(5):
        assert await register() == 201
    assert await register() == 429


async def test_guests_are_limited(from_address: From) -> None:
    client = await from_address("203.0.113.50")
    for _ in range(5):
        assert (await client.post("/api/session/guest", json={})).status_code == 200
    assert (await client.post("/api/session/guest", json={})).status_code == 429


def request_from(peer: str, forwarded: str | None = None) -> Request:
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    return Request({"type": "http", "client": (peer, 1), "headers": headers})


@pytest.mark.parametrize(
    ("peer", "counted"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("testclient", "testclient"),
    ],
)
def test_an_address_is_counted_as_one_household(
    configure: Configure, peer: str, counted: str
) -> None:
    assert client_address(request_from(peer)) == counted


@pytest.mark.parametrize(
    ("public_url", "peer", "forwarded", "counted"),
    [
        ("https://todo.example.org", "127.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("https://todo.example.org", "172.18.0.3", "6.6.6.6, 192.0.2.7", "192.0.2.7"),
        ("https://todo.example.org", "8.8.8.8", "192.0.2.7", "8.8.8.8"),
        ("http://localhost:3000", "127.0.0.1", "192.0.2.7", "127.0.0.1"),
        ("https://todo.example.org", "127.0.0.1", None, "127.0.0.1"),
    ],
)
def test_a_forwarded_address_is_believed_of_a_near_proxy_alone(
    configure: Configure, public_url: str, peer: str, forwarded: str | None, counted: str
) -> None:
    configure(public_url=public_url)
    assert client_address(request_from(peer, forwarded)) == counted
