"""A tab whose login has ended, or is another's: nothing of the first person is sent."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import AsyncIterator
from importlib.metadata import version
from typing import Any

import httpx
import pytest

from tests.bench.clients.websocket import SocketIO
from tests.support.server import AppServer

ROOT = "reflex___state____state"
TASKS = f"{ROOT}.todo_chat___ui___state___tasks____tasks_state"
QUICK = f"{ROOT}.todo_chat___ui___state___quick____quick_state"
CHAT = f"{ROOT}.todo_chat___ui___state___chat____chat_state"
COOKIE = "todo_chat_session"
SECRET = "the surprise party"


class Tab:
    """A tab as its socket sees it: every frame as it came, nothing interpreted."""

    def __init__(self) -> None:
        self.frames: list[str] = []
        self._is_taken = False
        self._socket: SocketIO
        self._arrived = asyncio.Event()

    @classmethod
    async def open(cls, url: str, cookie: str, token: str, event: str, **payload: Any) -> Tab:
        """Connect under a tab's id, with the first event in the connecting packet.

        An id that another socket still has is not given; then it is asked for again.
        """
        while True:
            tab = cls()
            tab._socket = await SocketIO.connect(
                f"{url.replace('http', 'ws', 1)}/_event/?token={token}&EIO=4&transport=websocket",
                tab._take,
                namespace="/_event",
                origin=url,
                cookie=cookie,
                auth={"event": tab._event(event, payload)},
                subprotocol=version("reflex"),
            )
            await tab.until("delta")
            if not tab._is_taken:
                return tab
            tab.close()

    def emit(self, event: str, **payload: Any) -> None:
        self._socket.emit("event", self._event(event, payload))

    def close(self) -> None:
        self._socket.close()

    async def until(self, *words: str) -> None:
        """Wait until each of the words has come in some frame."""
        async with asyncio.timeout(10):
            while not all(any(word in frame for frame in self.frames) for word in words):
                self._arrived.clear()
                await self._arrived.wait()

    def _event(self, name: str, payload: dict[str, Any]) -> dict[str, Any]:
        where = {"pathname": "/c", "asPath": "/c", "query": {}}
        return {"name": name, "payload": payload, "router_data": where}

    def _take(self, name: str, update: Any) -> None:
        if name == "new_token":
            self._is_taken = True
            return
        self.frames.append(json.dumps(update))
        self._arrived.set()
        for event in update.get("events") or ():
            if event["name"].startswith("reflex___"):
                self.emit(event["name"], **event["payload"])


@pytest.fixture
async def client(app_server: AppServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=app_server.url) as client:
        yield client


async def enter(client: httpx.AsyncClient) -> str:
    """Sign in as a new guest; returns the cookie header of that login."""
    response = await client.post("/api/session/guest", json={"timezone": "UTC"})
    response.raise_for_status()
    client.cookies.clear()
    return f"{COOKIE}={response.cookies[COOKIE]}"


async def leave(client: httpx.AsyncClient, cookie: str) -> None:
    """End a login."""
    answer = await client.post("/api/session/logout", headers={"Cookie": cookie}, json={})
    answer.raise_for_status()


async def filled_tab(url: str, cookie: str, token: str) -> Tab:
    """A tab in which a person has opened the page and written something."""
    tab = await Tab.open(url, cookie, token, f"{ROOT}.hydrate_and_load")
    await tab.until('"model_rx_state_"')
    tab.emit(f"{QUICK}.add", text=SECRET, plain=[])
    await tab.until(SECRET)
    return tab


STALE = [
    (f"{ROOT}.hydrate_and_load", {}),
    (f"{TASKS}.ask_purge", {"number": 1}),
    (f"{TASKS}.edit", {"number": 1}),
]


@pytest.mark.parametrize(("event", "payload"), STALE, ids=lambda value: str(value)[-12:])
@pytest.mark.parametrize("later", ["nobody", "the ended login", "another"])
async def test_a_tabs_id_is_worth_nothing_without_its_login(
    app_server: AppServer, client: httpx.AsyncClient, later: str, event: str, payload: Any
) -> None:
    token, first = str(uuid.uuid4()), await enter(client)
    tab = await filled_tab(app_server.url, first, token)
    tab.close()
    await leave(client, first)
    cookie = {"nobody": "", "the ended login": first}.get(later)
    cookie = await enter(client) if cookie is None else cookie
    again = await Tab.open(app_server.url, cookie, token, event, **payload)
    again.emit(f"{TASKS}.ask_purge", number=1)
    again.emit(f"{TASKS}.show", shown="all")
    await again.until('"deleting_rx_state_": 1')
    assert all(SECRET not in frame for frame in again.frames)
    again.close()


async def test_the_person_finds_the_tab_as_it_was(
    app_server: AppServer, client: httpx.AsyncClient
) -> None:
    token, cookie = str(uuid.uuid4()), await enter(client)
    (await filled_tab(app_server.url, cookie, token)).close()
    again = await Tab.open(app_server.url, cookie, token, f"{ROOT}.hydrate_and_load")
    await again.until('"items_rx_state_"')
    assert SECRET in again.frames[0]
    again.close()


async def test_every_tab_of_a_login_is_emptied_and_led_away_when_it_ends(
    app_server: AppServer, client: httpx.AsyncClient
) -> None:
    cookie = await enter(client)
    tab = await filled_tab(app_server.url, cookie, str(uuid.uuid4()))
    other = await filled_tab(app_server.url, await enter(client), str(uuid.uuid4()))
    del tab.frames[:]
    await leave(client, cookie)
    await tab.until('"_redirect"', '"/login"', '"items_rx_state_": []')
    assert all("/login" not in frame for frame in other.frames)
    tab.close()
    other.close()
