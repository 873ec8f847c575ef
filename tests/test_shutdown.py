"""SIGTERM: replies may finish for a while, the rest are marked, and the process ends by itself."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

import httpx

from tests.support.nursery import NurseryServer
from tests.support.wire import Call, Text, Wait, WireServer
from tests.torture.witness import Person, get, register
from todo_chat.chat.engine import SHUTDOWN_SECONDS

Events = list[dict[str, Any]]
ALLOWED_SECONDS = 10.0  # after the grace time, on a busy machine


class Listener:
    """A client that follows one stream to its end."""

    def __init__(self, client: httpx.AsyncClient, person: Person) -> None:
        self._client = client
        self._person = person
        self.events: Events = []
        self._arrived = asyncio.Event()

    async def listen(self, method: str, path: str, body: Any = None) -> Events:
        """All events of a stream; the connection must end as HTTP says, not be cut."""
        url, headers = f"/api/{self._person.id}/{path}", self._person.headers
        async with self._client.stream(method, url, json=body, headers=headers) as answer:
            assert answer.status_code == 200
            async for line in answer.aiter_lines():
                if line.startswith("data: "):
                    self.events.append(json.loads(line.removeprefix("data: ")))
                    self._arrived.set()
        return self.events

    async def wait_for(self, type: str) -> dict[str, Any]:
        """The first event of a type."""
        while True:
            for event in self.events:
                if event["type"] == type:
                    return event
            self._arrived.clear()
            await self._arrived.wait()


async def stored_replies(server: NurseryServer, person: Person, start: Any) -> Any:
    """The replies of a conversation, as the server has them after it has been started again."""
    await server.start()
    async with httpx.AsyncClient(base_url=server.url) as client:
        path = f"conversations/{start['conversation_id']}/messages"
        messages = (await get(client, person, path))["messages"]
    return [message for message in messages if message["role"] == "assistant"]


def text_of(events: Events) -> str:
    return "".join(event["content"] for event in events if event["type"] == "text")


async def test_a_reply_that_soon_ends_is_finished(
    nursery_server: NurseryServer, nursery_wire: WireServer
) -> None:
    server, wire, go_on = nursery_server, nursery_wire, asyncio.Event()
    wire.script(Text("One, "), Wait(go_on), Call("add_task", {"title": "Milk"}))
    wire.script(Text("two."))
    async with httpx.AsyncClient(base_url=server.url, timeout=30) as client:
        person = await register(client, "finishing")
        listener = Listener(client, person)
        listening = asyncio.create_task(
            listener.listen("POST", "chat/stream-tools", {"message": "count"})
        )
        await listener.wait_for("text")
        stopping = asyncio.create_task(server.stop())
        await no_longer_open(server)
        go_on.set()
        events = await listening
        assert await stopping == 0
    assert text_of(events) == "One, \n\ntwo."
    assert events[-1]["status"] == "completed"
    (reply,) = await stored_replies(server, person, events[0])
    assert (reply["status"], reply["content"]) == ("completed", text_of(events))


async def test_a_reply_that_does_not_end_is_marked_and_everybody_is_told(
    nursery_server: NurseryServer, nursery_wire: WireServer
) -> None:
    server, wire = nursery_server, nursery_wire
    wire.script(Text("Once ", "upon"), Wait(asyncio.Event()))
    async with httpx.AsyncClient(base_url=server.url, timeout=30) as client:
        person = await register(client, "interrupted")
        first = Listener(client, person)
        listening = [
            asyncio.create_task(first.listen("POST", "chat/stream-tools", {"message": "tell me"}))
        ]
        start = await first.wait_for("start")
        await first.wait_for("text")
        for _ in range(3):
            other = Listener(client, person)
            follow = other.listen("GET", f"chat/turns/{start['turn_id']}/events")
            listening.append(asyncio.create_task(follow))
            await other.wait_for("text")
        begun = time.monotonic()
        assert await server.stop() == 0
        assert time.monotonic() - begun < SHUTDOWN_SECONDS + ALLOWED_SECONDS
        for events in await asyncio.gather(*listening):
            assert events[-1]["status"] == "interrupted"
            assert text_of(events) == "Once upon"
    (reply,) = await stored_replies(server, person, start)
    assert (reply["status"], reply["content"]) == ("interrupted", "Once upon")
    assert "Traceback" not in server.log()


async def test_without_replies_it_ends_at_once(nursery_server: NurseryServer) -> None:
    begun = time.monotonic()
    assert await nursery_server.stop() == 0
    assert time.monotonic() - begun < SHUTDOWN_SECONDS


async def no_longer_open(server: NurseryServer) -> None:
    """Wait until the server takes no new connections."""
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", server.port)
        except ConnectionRefusedError:
            return
        writer.close()
        await asyncio.sleep(0.01)
