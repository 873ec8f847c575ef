"""Streams over a network that cuts, stalls and reorders: at the end all have it all, and once."""

from __future__ import annotations

import asyncio
import json
import random
from contextlib import suppress
from typing import Any

import httpx

from tests.support.nursery import NurseryServer
from tests.support.proxy import Proxy, open_proxy
from tests.support.wire import Call, Pause, Text, WireServer
from tests.torture.witness import Person, get, register

READERS = 5
PATIENCE = 0.8  # seconds of silence after which a reader tries again
WORDS = 400
WEATHER = ("cut", "stall", "offline", "slow", "fast")
CHANGES = 5  # to each of these

Event = dict[str, Any]


class Reader:
    """A client that comes back with the number of the last event it has, until it has the end."""

    def __init__(self, proxy: Proxy, person: Person, rng: random.Random) -> None:
        self.events: list[Event] = []
        self.connections = 0
        self._proxy = proxy
        self._person = person
        self._rng = rng

    @property
    def text(self) -> str:
        return "".join(event["content"] for event in self.events if event["type"] == "text")

    async def read(self, turn_id: str) -> None:
        """Follow a turn to its end."""
        timeout = httpx.Timeout(5, read=PATIENCE)
        while not self.events or self.events[-1]["type"] != "done":
            self.connections += 1
            async with httpx.AsyncClient(base_url=self._proxy.url, timeout=timeout) as client:
                with suppress(httpx.TransportError):
                    await self._connect(client, turn_id)

    async def _connect(self, client: httpx.AsyncClient, turn_id: str) -> None:
        last = str(self.events[-1]["seq"] if self.events else 0)
        as_browser = self._rng.random() < 0.5
        headers = {"Last-Event-ID": last} if as_browser else {}
        params = {} if as_browser else {"after": last}
        url = f"/api/{self._person.id}/chat/turns/{turn_id}/events"
        async with client.stream(
            "GET", url, params=params, headers={**headers, **self._person.headers}
        ) as response:
            assert response.status_code == 200
            waiting = b""
            async for chunk in response.aiter_raw():
                *blocks, waiting = (waiting + chunk).split(b"\n\n")
                for block in blocks:
                    self._take(block)

    def _take(self, block: bytes) -> None:
        number, data = block.split(b"\n")
        event = json.loads(data.removeprefix(b"data: "))
        assert number == b"id: %d" % event["seq"]
        assert event["seq"] == len(self.events) + 1, "a gap or a double"
        self.events.append(event)


async def change_weather(proxy: Proxy, rng: random.Random) -> None:
    """Make the network bad in one way after another, and good again at the end."""
    proxy.delay, proxy.life = 0.01, 3_000
    changes = [change for change in WEATHER for _ in range(CHANGES)]
    rng.shuffle(changes)
    for change in changes:
        await asyncio.sleep(rng.uniform(0.02, 0.2))
        match change:
            case "cut":
                proxy.cut()
            case "stall":
                proxy.stall()
                await asyncio.sleep(rng.uniform(0, 1.2 * PATIENCE))
                proxy.go_on()
            case "offline":
                proxy.go_offline()
                await asyncio.sleep(rng.uniform(0, 0.1))
                proxy.go_online()
            case "slow":
                proxy.delay = 0.05
            case "fast":
                proxy.delay = 0
    proxy.delay, proxy.life = 0, None


async def test_readers_who_come_back_have_the_whole_reply_once(
    nursery_server: NurseryServer, nursery_wire: WireServer, rng: random.Random
) -> None:
    words = [f"{number}·🥛\n\n" for number in range(WORDS)]
    pieces = [step for word in words for step in (Text(word), Pause(rng.uniform(0, 0.02)))]
    nursery_wire.script(*pieces[: len(pieces) // 2], Call("add_task", {"title": "Milk"}))
    nursery_wire.script(*pieces[len(pieces) // 2 :])
    async with (
        httpx.AsyncClient(base_url=nursery_server.url, timeout=60) as direct,
        open_proxy(nursery_server.port, rng) as proxy,
    ):
        person = await register(direct, f"reader{rng.randrange(10**9)}")
        turn_id = await send_until_it_is_sent(proxy, person)
        weather = asyncio.create_task(change_weather(proxy, rng))
        readers = [Reader(proxy, person, rng) for _ in range(READERS)]
        async with asyncio.timeout(60):
            await asyncio.gather(*(reader.read(turn_id) for reader in readers))
        await weather
        assert sum(reader.connections for reader in readers) > 3 * READERS
        url = f"/api/{person.id}/chat/turns/{turn_id}/events"
        whole = (await direct.get(url, headers=person.headers)).text
        events = [json.loads(block.split("\ndata: ")[1]) for block in whole.split("\n\n")[:-1]]
        tasks = await get(direct, person, "tasks")
    assert [task["title"] for task in tasks["tasks"]] == ["Milk"]
    middle = len(words) // 2
    for reader in readers:
        assert reader.events == events
        assert reader.text == "".join(words[:middle]) + "\n\n" + "".join(words[middle:])


async def send_until_it_is_sent(proxy: Proxy, person: Person) -> str:
    """Send a message over connections that break after a few bytes; returns its turn's id."""
    url, body = f"/api/{person.id}/chat/stream", {"message": "tell me", "client_id": "once"}
    proxy.life = 100
    while True:
        async with httpx.AsyncClient(base_url=proxy.url) as client:
            with suppress(httpx.TransportError):
                async with client.stream("POST", url, json=body, headers=person.headers) as answer:
                    assert answer.status_code == 200
                    async for line in answer.aiter_lines():
                        turn_id: str = json.loads(line.removeprefix("data: "))["turn_id"]
                        return turn_id
