"""Following a turn from any event on, and stopping it."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest

from tests.api.conftest import Person, error_of, refused_fields
from tests.support.wire import Call, Text, Wait, WireServer
from todo_chat.api import sse
from todo_chat.chat.engine import TurnEngine
from todo_chat.db import Database
from todo_chat.services import logins
from todo_chat.services.turns import TurnRequest

Events = list[dict[str, Any]]


def read(raw: str) -> Events:
    """The events of a numbered stream, whose every block must have its two lines."""
    events: Events = []
    blocks = raw.split("\n\n")
    assert blocks.pop() == ""
    for block in blocks:
        if block == ": heartbeat":
            continue
        number, data = block.split("\n")
        event = json.loads(data.removeprefix("data: "))
        assert number == f"id: {event['seq']}"
        assert data.startswith("data: ")
        events.append(event)
    return events


async def follow(person: Person, turn_id: str, after: Any = None, **headers: str) -> Events:
    params = {} if after is None else {"after": after}
    path = f"chat/turns/{turn_id}/events"
    response = await person.ask("GET", path, params=params, headers=headers)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/event-stream"
    assert response.headers["cache-control"] == "no-cache, no-store, must-revalidate"
    return read(response.text)


@pytest.fixture
async def finished(anna: Person, engine: TurnEngine, wire: WireServer) -> str:
    """The id of a turn that has ended."""
    wire.script(Call("add_task", {"title": "Buy milk"}))
    wire.script(Text("Added", " it."))
    reply = await anna.change("POST", "chat", {"message": "add buy milk"})
    return str(reply["turn_id"])


async def test_a_finished_turn_replays_whole_and_ends(anna: Person, finished: str) -> None:
    events = await follow(anna, finished)
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert events[0]["type"] == "start" and events[-1]["type"] == "done"
    assert "".join(e["content"] for e in events if e["type"] == "text") == "Added it."


async def test_a_replay_begins_after_any_event(anna: Person, finished: str) -> None:
    whole = await follow(anna, finished)
    for seq in range(len(whole) + 1):
        assert await follow(anna, finished, after=seq) == whole[seq:]
        assert await follow(anna, finished, **{"Last-Event-ID": str(seq)}) == whole[seq:]
    assert await follow(anna, finished, after=2**31 - 1) == []


async def test_a_reconnect_goes_on_from_the_header_not_from_its_first_address(
    anna: Person, finished: str
) -> None:
    whole = await follow(anna, finished)
    assert await follow(anna, finished, after=1, **{"Last-Event-ID": "3"}) == whole[3:]


@pytest.mark.parametrize("after", ["-1", "x", "1.5", "9" * 50, str(2**31)])
async def test_a_number_that_no_event_can_have_is_refused(
    anna: Person, finished: str, after: str
) -> None:
    path = f"chat/turns/{finished}/events"
    assert set(refused_fields(await anna.ask("GET", path, params={"after": after}))) == {"after"}
    response = await anna.ask("GET", path, headers={"Last-Event-ID": after})
    assert set(refused_fields(response)) == {"last-event-id"}


async def test_a_running_turn_is_followed_live_from_the_middle(
    live: httpx.AsyncClient, anna: Person, engine: TurnEngine, wire: WireServer
) -> None:
    go_on = asyncio.Event()
    wire.script(Text("One"), Wait(go_on), Text(" two"))
    started = await engine.start(user_id=anna.id, request=TurnRequest("count"))
    url = anna.path(f"chat/turns/{started.turn_id}/events?after=1")
    async with (
        asyncio.timeout(5),
        live.stream("GET", url, headers=anna.headers) as response,
    ):
        raw = ""
        async for chunk in response.aiter_text():
            raw += chunk
            if '"One"' in raw:
                go_on.set()
    events = read(raw)
    assert events[0]["seq"] == 2
    assert "".join(e["content"] for e in events if e["type"] == "text") == "One two"
    assert events[-1]["type"] == "done"
    assert await follow(anna, started.turn_id, after=1) == events


async def test_silence_has_heartbeats(
    live: httpx.AsyncClient,
    anna: Person,
    engine: TurnEngine,
    wire: WireServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sse, "HEARTBEAT_SECONDS", 0.05)
    go_on = asyncio.Event()
    wire.script(Wait(go_on), Text("One"))
    started = await engine.start(user_id=anna.id, request=TurnRequest("count"))
    url = anna.path(f"chat/turns/{started.turn_id}/events")
    raw = ""
    async with live.stream("GET", url, headers=anna.headers) as response:
        async for chunk in response.aiter_text():
            raw += chunk
            if raw.count(": heartbeat\n\n") == 2:
                go_on.set()
    assert read(raw)[-1]["type"] == "done"


async def test_the_pages_cookie_will_do_for_following_alone(
    anna: Person, boris: Person, finished: str, database: Database
) -> None:
    async with database.session_scope() as session:
        token = await logins.open_browser_login(session, user_id=anna.id)
    cookie = {"Cookie": f"{logins.COOKIE}={token}"}
    path = f"chat/turns/{finished}"
    response = await anna.client.get(anna.path(f"{path}/events"), headers=cookie)
    assert read(response.text)[-1]["type"] == "done"
    foreign = await anna.client.get(boris.path(f"{path}/events"), headers=cookie)
    assert error_of(foreign, 403)["code"] == "ACCESS_DENIED"
    stop = await anna.client.post(anna.path(f"{path}/stop"), headers=cookie)
    assert error_of(stop, 401)["code"] == "AUTH_REQUIRED"
    forged = {"Cookie": f"{logins.COOKIE}=forged"}
    response = await anna.client.get(anna.path(f"{path}/events"), headers=forged)
    assert error_of(response, 401)["code"] == "AUTH_INVALID"


@pytest.mark.parametrize(("method", "action"), [("GET", "events"), ("POST", "stop")])
async def test_somebody_elses_turn_is_as_missing_as_one_that_never_was(
    boris: Person, finished: str, method: str, action: str
) -> None:
    for id in (finished, "0" * 32, "x" * 5_000):
        response = await boris.ask(method, f"chat/turns/{id}/{action}")
        assert error_of(response, 404)["code"] == "TURN_NOT_FOUND"
    response = await boris.ask(method, f"chat/turns/%00/{action}")
    assert set(refused_fields(response)) == {"turn_id"}


async def test_stop_ends_the_turn_with_the_text_that_was_shown(
    live: httpx.AsyncClient, anna: Person, wire: WireServer
) -> None:
    wire.script(Text("One two"), Wait(asyncio.Event()))
    url, body = anna.path("chat/stream"), {"message": "count"}
    shown: Events = []
    async with (
        asyncio.timeout(5),
        live.stream("POST", url, json=body, headers=anna.headers) as response,
    ):
        async for line in response.aiter_lines():
            if not line:
                continue
            shown.append(json.loads(line.removeprefix("data: ")))
            if shown[-1]["type"] == "text":
                turn_id = shown[0]["turn_id"]
                stopped = await anna.ask("POST", f"chat/turns/{turn_id}/stop")
                assert (stopped.status_code, stopped.json()) == (202, {"turn_id": turn_id})
    assert shown[-1]["type"] == "done"
    assert shown[-1]["status"] == "stopped"
    path = f"conversations/{shown[0]['conversation_id']}/messages"
    answer = (await anna.get(path))["messages"][-1]
    assert (answer["content"], answer["status"]) == ("One two", "stopped")


async def test_a_whole_reply_that_was_stopped_says_so(
    anna: Person, engine: TurnEngine, wire: WireServer
) -> None:
    wire.script(Wait(asyncio.Event()))
    waiting = asyncio.create_task(anna.change("POST", "chat", {"message": "count"}))
    await wire.asked.wait()
    (running,) = engine._running
    assert (await anna.ask("POST", f"chat/turns/{running}/stop")).status_code == 202
    reply = await waiting
    assert (reply["status"], reply["response"]) == ("stopped", "")


async def test_stopping_what_has_ended_is_no_error(anna: Person, finished: str) -> None:
    before = await follow(anna, finished)
    assert (await anna.ask("POST", f"chat/turns/{finished}/stop")).status_code == 202
    assert await follow(anna, finished) == before
