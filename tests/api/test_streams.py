"""Streams of events over a real socket: framing to the byte, order, timing, going away."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.api.conftest import Person
from tests.support.wire import Call, Cut, Pause, Text, Wait, WireServer
from todo_chat.api import sse
from todo_chat.chat.engine import TurnEngine

Events = list[dict[str, Any]]


async def read_frames(response: httpx.Response) -> AsyncIterator[str]:
    """Blocks between blank lines, as a plain client splits them."""
    waiting = ""
    async for chunk in response.aiter_text():
        waiting += chunk
        while "\n\n" in waiting:
            frame, waiting = waiting.split("\n\n", 1)
            yield frame
    assert waiting == "", "a stream ends with a whole frame"


async def read_events(response: httpx.Response) -> AsyncIterator[dict[str, Any]]:
    async for frame in read_frames(response):
        assert frame.startswith("data: ")
        yield json.loads(frame.removeprefix("data: "))


async def stream(
    live: httpx.AsyncClient, person: Person, path: str, body: Any, method: str = "POST"
) -> bytes:
    url = person.path(path)
    async with live.stream(method, url, json=body, headers=person.headers) as response:
        assert response.status_code == 200
        return b"".join([chunk async for chunk in response.aiter_raw()])


def events_of(raw: bytes) -> Events:
    blocks = raw.decode().split("\n\n")
    assert blocks.pop() == ""
    return [json.loads(block.removeprefix("data: ")) for block in blocks]


@pytest.mark.parametrize("path", ["chat/stream", "chat/stream-tools"])
async def test_the_headers_are_the_promised_ones(
    live: httpx.AsyncClient, anna: Person, wire: WireServer, path: str
) -> None:
    wire.script(Text("Hello."))
    url, body = anna.path(path), {"message": "hello"}
    async with live.stream("POST", url, json=body, headers=anna.headers) as response:
        headers = response.headers
        await response.aread()
    assert headers["content-type"] == "text/event-stream"
    assert headers["cache-control"] == "no-cache, no-store, must-revalidate"
    assert headers["pragma"] == "no-cache"
    assert headers["expires"] == "0"
    assert headers["connection"] == "keep-alive"
    assert headers["x-accel-buffering"] == "no"
    assert "content-length" not in headers


async def test_every_frame_is_one_data_line_and_a_blank_line(
    live: httpx.AsyncClient, anna: Person, wire: WireServer
) -> None:
    wire.script(Call("add_task", {"title": "Buy milk"}, "c1"))
    wire.script(Text('one\ntwo\r\nthree\u2028four\u0085five \\ "six" 🥛 data: x\n\n'))
    raw = await stream(live, anna, "chat/stream-tools", {"message": "add buy milk"})
    assert raw.endswith(b"\n\n")
    for block in raw[:-2].split(b"\n\n"):
        assert block.startswith(b'data: {"type":"')
        assert len(block.decode().splitlines()) == 1, "also to Python's wider line ends"
    text = "".join(e["content"] for e in events_of(raw) if e["type"] == "text")
    assert text == 'one\ntwo\r\nthree\u2028four\u0085five \\ "six" 🥛 data: x\n\n'


async def test_stream_tools_tells_everything_in_order(
    live: httpx.AsyncClient, anna: Person, wire: WireServer
) -> None:
    wire.script(Call("add_task", {"title": "Buy milk"}, "c1"))
    wire.script(Call("list_tasks", {}, "c2"))
    wire.script(Text("You have ", "one task."))
    events = events_of(await stream(live, anna, "chat/stream-tools", {"message": "add"}))
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    types = [event["type"] for event in events]
    assert types[0] == "start"
    assert [type for type in types if type not in ("text", "thinking")] == [
        "start",
        "tool_call",
        "tool_result",
        "tool_call",
        "tool_result",
        "done",
    ]
    assert types.index("text") > len(types) - 1 - types[::-1].index("tool_result")
    by_type = {event["type"]: event for event in events}
    assert set(by_type["start"]) == {"type", "seq", "turn_id", "conversation_id", "message_id"}
    assert set(by_type["thinking"]) == {"type", "seq", "message"}
    assert set(by_type["tool_call"]) == {"type", "seq", "call_id", "name", "arguments"}
    assert set(by_type["tool_result"]) == {"type", "seq", "call_id", "name", "ok", "result"}
    assert set(by_type["text"]) == {"type", "seq", "content"}
    assert set(by_type["done"]) == {"type", "seq", "conversation_id", "message_id", "status"}
    assert by_type["done"]["status"] == "completed"
    path = f"conversations/{by_type['done']['conversation_id']}/messages"
    question, answer = (await anna.get(path))["messages"]
    assert question["id"] == by_type["start"]["message_id"]
    assert answer["id"] == by_type["done"]["message_id"]
    shown = "".join(event["content"] for event in events if event["type"] == "text")
    assert answer["content"] == shown == "You have one task."


async def test_stream_tells_text_alone(
    live: httpx.AsyncClient, anna: Person, wire: WireServer
) -> None:
    wire.script(Call("add_task", {"title": "Buy milk"}))
    wire.script(Text("Added."))
    events = events_of(await stream(live, anna, "chat/stream", {"message": "add buy milk"}))
    assert [event["type"] for event in events] == ["start", "text", "done"]
    assert [event["seq"] for event in events] == sorted(event["seq"] for event in events)
    assert (await anna.get("tasks"))["total"] == 1


async def test_a_failure_is_the_last_frame(
    live: httpx.AsyncClient, anna: Person, wire: WireServer
) -> None:
    wire.script(Text("Hel"), Cut())
    for path in ("chat/stream",):
        events = events_of(await stream(live, anna, path, {"message": "hello"}))
        assert [event["type"] for event in events] == ["start", "text", "error"]
        assert set(events[-1]) == {"type", "seq", "code", "message"}
        assert events[-1]["code"] == "MODEL_UNAVAILABLE"


async def test_each_frame_leaves_at_once(
    live: httpx.AsyncClient, anna: Person, wire: WireServer
) -> None:
    first, second = asyncio.Event(), asyncio.Event()
    wire.script(Wait(first), Text("One"), Wait(second), Text(" two"))
    url, body = anna.path("chat/stream"), {"message": "count"}
    async with (
        asyncio.timeout(5),
        live.stream("POST", url, json=body, headers=anna.headers) as response,
    ):
        events = read_events(response)
        assert (await anext(events))["type"] == "start", "before the model has said a word"
        first.set()
        assert (await anext(events))["content"] == "One", "before the model has said the rest"
        second.set()
        assert (await anext(events))["content"] == " two"
        assert (await anext(events))["type"] == "done"


@pytest.mark.parametrize("path", ["chat/stream", "chat/stream-tools"])
async def test_a_client_that_goes_away_stops_nothing(
    live: httpx.AsyncClient, anna: Person, engine: TurnEngine, wire: WireServer, path: str
) -> None:
    go_on = asyncio.Event()
    wire.script(Text("One"), Wait(go_on), Text(" two"))
    url, body = anna.path(path), {"message": "count"}
    async with live.stream("POST", url, json=body, headers=anna.headers) as response:
        events = read_events(response)
        started = await anext(events)
        while (await anext(events))["type"] != "text":
            pass
    go_on.set()
    following = engine.follow(user_id=anna.id, turn_id=started["turn_id"])
    last = [event async for group in following for event in group][-1]
    assert (last["type"], last["status"]) == ("done", "completed")
    messages = (await anna.get(f"conversations/{started['conversation_id']}/messages"))["messages"]
    assert messages[-1]["content"] == "One two"


async def test_who_goes_away_is_no_longer_followed(
    served: str, anna: Person, wire: WireServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server notices it in the silence, long before a heartbeat could fail."""
    closed = asyncio.Event()
    follow = TurnEngine.follow

    async def watched(self: TurnEngine, **options: Any) -> AsyncIterator[Events]:
        try:
            async for events in follow(self, **options):
                yield events
        finally:
            closed.set()

    monkeypatch.setattr(TurnEngine, "follow", watched)
    go_on = asyncio.Event()
    wire.script(Text("One"), Wait(go_on))
    async with httpx.AsyncClient(base_url=served) as client:
        url, body = anna.path("chat/stream"), {"message": "count"}
        async with client.stream("POST", url, json=body, headers=anna.headers) as response:
            events = read_events(response)
            await anext(events)
            await anext(events)
    async with asyncio.timeout(5):
        await closed.wait()
    go_on.set()


async def test_a_heartbeat_follows_silence(
    live: httpx.AsyncClient, anna: Person, wire: WireServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sse.HEARTBEAT_SECONDS == 15
    monkeypatch.setattr(sse, "HEARTBEAT_SECONDS", 0.05)
    go_on = asyncio.Event()
    wire.script(Text("One"), Wait(go_on))
    url, body = anna.path("chat/stream"), {"message": "count"}
    seen: list[str] = []
    async with live.stream("POST", url, json=body, headers=anna.headers) as response:
        async for frame in read_frames(response):
            seen.append(frame)
            if seen.count(": heartbeat") == 2:
                go_on.set()
    assert seen.index(": heartbeat") > 0
    assert all(frame == ": heartbeat" or frame.startswith("data: ") for frame in seen)
    assert '"done"' in seen[-1]


async def test_what_a_client_is_not_told_is_silence_to_it(
    live: httpx.AsyncClient, anna: Person, wire: WireServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tools at work break no silence of a stream that tells of text alone."""
    monkeypatch.setattr(sse, "HEARTBEAT_SECONDS", 0.4)
    for _ in range(8):
        wire.script(Pause(0.15), Call("list_tasks", {}))
    wire.script(Text("None."))
    raw = await stream(live, anna, "chat/stream", {"message": "list"})
    start, *between, _text, _done = raw.decode().strip().split("\n\n")
    assert '"start"' in start
    assert between and set(between) == {": heartbeat"}


async def test_sent_again_a_stream_starts_over_and_says_nothing_twice(
    live: httpx.AsyncClient, anna: Person, wire: WireServer
) -> None:
    wire.script(Text("Hello."))
    body = {"message": "hello", "client_id": "once"}
    first = events_of(await stream(live, anna, "chat/stream-tools", body))
    again = events_of(await stream(live, anna, "chat/stream-tools", body))
    assert again == first
    assert len(wire.requests) == 1


async def test_a_plain_client_walks_through(served: str, wire: WireServer) -> None:
    """The standard library and splitting: register, add a task by chat, list it, sign out."""
    wire.script(Call("add_task", {"title": "Buy milk"}))
    wire.script(Text("Added."))

    def send(method: str, path: str, token: str, body: str) -> str:
        headers = {"Content-Type": "application/json"}
        headers |= {"Authorization": f"Bearer {token}"} if token else {}
        connection = HTTPConnection(urlsplit(served).netloc, timeout=5)
        connection.request(method, path, body, headers)
        answer = connection.getresponse().read().decode()
        connection.close()
        return answer

    async def ask(method: str, path: str, token: str = "", body: str = "") -> str:
        return await asyncio.to_thread(send, method, path, token, body)

    account = json.dumps({"username": "plain", "password": "a rare password"})
    signed_in = json.loads(await ask("POST", "/api/auth/register", body=account))
    token, own = signed_in["access_token"], f"/api/{signed_in['user']['id']}"
    message = json.dumps({"message": "add buy milk"})
    stream = await ask("POST", f"{own}/chat/stream-tools", token, message)
    types = [json.loads(frame[len("data: ") :])["type"] for frame in stream.split("\n\n") if frame]
    assert types[0] == "start" and types[-1] == "done"
    assert {"tool_call", "tool_result", "text"} <= set(types)
    listed = json.loads(await ask("GET", f"{own}/tasks", token))
    assert [task["title"] for task in listed["tasks"]] == ["Buy milk"]
    assert await ask("POST", "/api/auth/logout", token) == ""
    refused = json.loads(await ask("GET", f"{own}/tasks", token))
    assert refused["error"]["code"] == "AUTH_INVALID"


async def test_ten_megabytes_are_refused_over_a_real_socket(
    live: httpx.AsyncClient, anna: Person
) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"x" * 100_000

    headers = {**anna.headers, "Content-Type": "application/json"}
    for content in (b"x" * 10_000_000, chunks()):
        response = await live.post(anna.path("chat"), content=content, headers=headers)
        assert response.status_code == 413
        assert response.json()["error"]["code"] == "TOO_LARGE"
