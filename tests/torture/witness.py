"""A client that remembers what it was told, and afterwards holds the server to it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpx

from todo_chat.chat.parts import PartsBuilder

Event = dict[str, Any]
PASSWORD = "correct horse battery staple"


@dataclass
class Sent:
    """One message, and the events that came back, each with the moment of its arrival."""

    client_id: str
    message: str
    events: list[Event] = field(default_factory=list)
    moments: list[float] = field(default_factory=list)


@dataclass
class Person:
    """Somebody with a token, and the outcomes of all tool calls that were made for them."""

    id: str
    token: str
    results: list[Event] = field(default_factory=list)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


async def register(client: httpx.AsyncClient, name: str) -> Person:
    """Make an account."""
    given = {"username": name, "password": PASSWORD}
    answer = (await client.post("/api/auth/register", json=given)).raise_for_status().json()
    return Person(answer["user"]["id"], answer["access_token"])


class Witness:
    """Talks in one conversation of a person's."""

    def __init__(self, person: Person, name: str) -> None:
        self.person = person
        self.name = name
        self.sent: Sent | None = None
        self.conversation_id: str | None = None
        self._count = 0
        self._stored: list[dict[str, Any]] = []

    async def talk(self, client: httpx.AsyncClient, times: int | None = None) -> None:
        """Send one message after the other, until the connection breaks or `times` are sent."""
        with suppress(httpx.TransportError):
            while times is None or times > 0:
                self._count += 1
                message = f"{self.name}.{self._count}"
                self.sent = Sent(f"client {message}", message)
                await self._send(client, self.sent)
                await self._settle(client, self.sent, self.sent.events)
                times = times and times - 1

    async def check(self, client: httpx.AsyncClient, killed: float) -> float:
        """Compare what the server has after a restart; returns the seconds of text it lost.

        That is how long before the kill the first lost event had arrived.
        """
        if (seen := self.sent) is None:
            return 0.0
        again = Sent(seen.client_id, seen.message)
        await self._send(client, again)
        kept, shown = again.events, seen.events
        assert kept[0]["type"] == "start"
        assert [event["seq"] for event in kept] == list(range(1, len(kept) + 1))
        assert sum(event["type"] in {"done", "error"} for event in kept) == 1
        assert kept[-1]["type"] == "done", kept[-1]
        lost = 0.0
        if shown:
            both = min(len(kept) - 1, len(shown))
            assert kept[:both] == shown[:both]
            if shown[-1]["type"] == "done":
                assert kept == shown
            elif len(shown) > both:
                assert kept[-1]["status"] == "interrupted"
                assert not any(_did_something(event) for event in shown[both:])
                lost = max(0.0, killed - seen.moments[both])
        await self._settle(client, again, kept)
        return lost

    async def _settle(self, client: httpx.AsyncClient, sent: Sent, events: list[Event]) -> None:
        """The turn has ended: replays and stored messages must say what its events say."""
        start, done = events[0], events[-1]
        turn = f"chat/turns/{start['turn_id']}/events"
        self.conversation_id = start["conversation_id"]
        for after in {0, len(events) // 2, len(events) - 1}:
            replayed = [event async for event in self._stream(client, "GET", turn, after=after)]
            assert replayed == events[after:]
        parts = PartsBuilder()
        for event in events:
            parts.add(event)
        question = {"role": "user", "content": sent.message, "status": "completed"}
        reply = {"role": "assistant", "content": parts.content, "status": done["status"]}
        self._stored.append({**question, "id": start["message_id"]})
        self._stored.append({**reply, "id": done["message_id"], "parts": parts.parts})
        self.sent = None
        self.person.results += [e for e in events if e["type"] == "tool_result"]
        await self._check_messages(client)

    async def _check_messages(self, client: httpx.AsyncClient) -> None:
        path = f"conversations/{self.conversation_id}/messages"
        answer = await self._get(client, path, limit=20)
        expected = self._stored[-20:]
        assert len(answer["messages"]) == len(expected)
        for stored, wanted in zip(answer["messages"], expected, strict=True):
            assert {key: stored[key] for key in wanted} == wanted

    async def _send(self, client: httpx.AsyncClient, sent: Sent) -> None:
        body = {"message": sent.message, "client_id": sent.client_id}
        if self.conversation_id:
            body["conversation_id"] = self.conversation_id
        async for event in self._stream(client, "POST", "chat/stream-tools", body=body):
            sent.events.append(event)
            sent.moments.append(time.monotonic())

    async def _stream(
        self, client: httpx.AsyncClient, method: str, path: str, body: Any = None, **params: Any
    ) -> AsyncIterator[Event]:
        url, headers = f"/api/{self.person.id}/{path}", self.person.headers
        async with client.stream(method, url, json=body, params=params, headers=headers) as answer:
            assert answer.status_code == 200, await answer.aread()
            waiting = b""
            async for chunk in answer.aiter_raw():
                *blocks, waiting = (waiting + chunk).split(b"\n\n")
                for block in blocks:
                    data = block.split(b"\n")[-1]
                    if data.startswith(b"data: "):
                        yield json.loads(data.removeprefix(b"data: "))
            assert waiting == b""

    async def _get(self, client: httpx.AsyncClient, path: str, **params: Any) -> Any:
        return await get(client, self.person, path, **params)


def _did_something(event: Event) -> bool:
    return event["type"] == "start" or (event["type"] == "tool_result" and bool(event["ok"]))


async def get(client: httpx.AsyncClient, person: Person, path: str, **params: Any) -> Any:
    """Something of a person's."""
    url = f"/api/{person.id}/{path}"
    answer = await client.get(url, params=params, headers=person.headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def check_tasks(client: httpx.AsyncClient, person: Person) -> None:
    """A person's tasks must be what came of every tool call that is on record, and nothing else."""
    expected: dict[int, tuple[str, str]] = {}
    for event in person.results:
        result = event["result"]
        if "added" in result:
            number = result["added"]["number"]
            assert number not in expected, "a number was given twice"
            expected[number] = (event["call_id"], "pending")
        elif "completed" in result:
            number = result["completed"]["number"]
            expected[number] = (expected[number][0], "completed")
        elif "deleted" in result:
            del expected[result["deleted"]["number"]]
    assert await list_tasks(client, person) == expected


async def list_tasks(client: httpx.AsyncClient, person: Person) -> dict[int, tuple[str, str]]:
    """All of a person's tasks: number to title and status."""
    found: dict[int, tuple[str, str]] = {}
    page: dict[str, Any] = {"next_cursor": ""}
    while page["next_cursor"] is not None:
        cursor = {"cursor": page["next_cursor"]} if page["next_cursor"] else {}
        page = await get(client, person, "tasks", limit=200, **cursor)
        for task in page["tasks"]:
            assert task["number"] not in found
            found[task["number"]] = (task["title"], task["status"])
    return found


async def all_talk(
    witnesses: list[Witness], client: httpx.AsyncClient, times: int | None = None
) -> None:
    """Everybody talks at once."""
    await asyncio.gather(*(witness.talk(client, times) for witness in witnesses))
