"""Stop over the API: from another device, while others follow."""

from __future__ import annotations

import asyncio
import json
import time
from statistics import median
from typing import Any

import httpx

from tests.api.conftest import Person
from tests.support.wire import Pause, Text, WireServer

PROMISED = 0.2
TRIES = 5


class Stream:
    """A stream that is read in the background."""

    def __init__(self, client: httpx.AsyncClient, person: Person, method: str, path: str) -> None:
        self.events: list[dict[str, Any]] = []
        self.has_text = asyncio.Event()
        self.ended = asyncio.create_task(self._read(client, person, method, path))

    async def _read(
        self, client: httpx.AsyncClient, person: Person, method: str, path: str
    ) -> None:
        url, body = person.path(path), {"message": "tell me"} if method == "POST" else None
        async with client.stream(method, url, json=body, headers=person.headers) as response:
            async for line in response.aiter_lines():
                if line.startswith("data: "):
                    self.events.append(json.loads(line.removeprefix("data: ")))
                    if self.events[-1]["type"] == "text":
                        self.has_text.set()


async def test_every_device_sees_it_stop_with_the_same_text_within_200_ms(
    live: httpx.AsyncClient, served: str, anna: Person, wire: WireServer
) -> None:
    """From the request to the last byte of every stream, the middle one of several tries."""
    seconds = []
    async with httpx.AsyncClient(base_url=served, timeout=10) as phone:
        for number in range(TRIES):
            wire.script(*[Text("on "), Pause(0.005)] * 5_000)
            first = Stream(live, anna, "POST", "chat/stream-tools")
            await first.has_text.wait()
            path = f"chat/turns/{first.events[0]['turn_id']}"
            second = Stream(phone, anna, "GET", f"{path}/events")
            await second.has_text.wait()
            begun = time.monotonic()
            answer = await phone.post(anna.path(f"{path}/stop"), headers=anna.headers)
            assert answer.status_code == 202
            await asyncio.gather(first.ended, second.ended)
            await asyncio.wait_for(wire.requests[number].closed.wait(), 10)
            seconds.append(time.monotonic() - begun)
            assert first.events == second.events
            assert first.events[-1]["status"] == "stopped"
    assert median(seconds) <= PROMISED
