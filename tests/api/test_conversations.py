"""Conversations and their messages over HTTP."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.api.conftest import Person, error_of, refused_fields
from tests.support.wire import Call, Refuse, Text, Wait, WireServer
from todo_chat.chat.engine import TurnEngine
from todo_chat.models import TurnStatus
from todo_chat.services.turns import TurnRequest


async def create(person: Person, title: str | None = "Weekend") -> dict[str, Any]:
    response = await person.ask("POST", "conversations", json={"title": title})
    assert response.status_code == 201, response.text
    created: dict[str, Any] = response.json()
    return created


async def say(person: Person, message: str = "hello", **fields: Any) -> dict[str, Any]:
    reply: dict[str, Any] = await person.change("POST", "chat", {"message": message, **fields})
    return reply


async def test_a_conversation_is_made_renamed_and_deleted(anna: Person, engine: TurnEngine) -> None:
    made = await create(anna, "  Weekend   plans ")
    assert list(made) == ["id", "title", "created_at", "updated_at"]
    assert made["title"] == "Weekend plans"
    path = f"conversations/{made['id']}"
    assert await anna.get(path) == made
    renamed = await anna.change("PATCH", path, {"title": "Sunday"})
    assert renamed == {**made, "title": "Sunday"}
    assert (await anna.ask("DELETE", path)).status_code == 204
    assert error_of(await anna.ask("GET", path), 404)["code"] == "CONVERSATION_NOT_FOUND"


async def test_a_conversation_needs_no_title_and_no_body(anna: Person) -> None:
    assert (await create(anna, None))["title"] == ""
    assert (await anna.ask("POST", "conversations")).status_code == 201


@pytest.mark.parametrize("title", ["", "   ", "x" * 101, "a\x07b", 5, None])
async def test_a_wrong_title_changes_nothing(anna: Person, title: Any) -> None:
    made = await create(anna)
    path = f"conversations/{made['id']}"
    response = await anna.ask("PATCH", path, json={"title": title})
    assert set(refused_fields(response)) == {"title"}
    assert await anna.get(path) == made


async def test_the_list_has_the_latest_first_in_pages(anna: Person, boris: Person) -> None:
    await create(boris, "Boris's")
    made = [await create(anna, f"Number {number}") for number in range(5)]
    first = await anna.get("conversations", limit=3)
    assert list(first) == ["conversations", "total", "next_cursor"]
    assert first["total"] == 5
    assert first["conversations"] == made[:1:-1]
    rest = await anna.get("conversations", limit=3, cursor=first["next_cursor"])
    assert rest["conversations"] == made[1::-1]
    assert rest["next_cursor"] is None


@pytest.mark.parametrize("path", ["conversations", "conversations/{id}/messages"])
@pytest.mark.parametrize(
    "params",
    [{"limit": 0}, {"limit": 201}, {"cursor": "x"}, {"cursor": "WyJhXHUwMDAwIl0"}, {"sort": "a"}],
)
async def test_a_wrong_page_is_refused(anna: Person, path: str, params: dict[str, Any]) -> None:
    path = path.format(id=(await create(anna))["id"])
    assert set(refused_fields(await anna.ask("GET", path, params=params))) == set(params)


@pytest.mark.parametrize(
    "nested", ["W" * 4_800, "Wltb", "eyJhIjoxfQ", "WyIwMDAxLTAxLTAxVDAwOjAwKzE0OjAwIiwgIngiXQ"]
)
async def test_a_forged_cursor_is_refused(anna: Person, nested: str) -> None:
    response = await anna.ask("GET", "conversations", params={"cursor": nested})
    assert set(refused_fields(response)) == {"cursor"}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "conversations/{id}"),
        ("PATCH", "conversations/{id}"),
        ("DELETE", "conversations/{id}"),
        ("GET", "conversations/{id}/messages"),
    ],
)
async def test_somebody_elses_conversation_is_as_missing_as_one_that_never_was(
    anna: Person, boris: Person, engine: TurnEngine, method: str, path: str
) -> None:
    foreign = (await create(boris, "Boris's"))["id"]
    options = {"json": {"title": "Mine now"}} if method == "PATCH" else {}
    found = await anna.ask(method, path.format(id=foreign), **options)
    missing = await anna.ask(method, path.format(id="0" * 32), **options)
    assert error_of(found, 404) == error_of(missing, 404)
    assert error_of(found, 404)["code"] == "CONVERSATION_NOT_FOUND"
    assert (await boris.get(f"conversations/{foreign}"))["title"] == "Boris's"


async def test_messages_show_what_was_said_and_done(
    anna: Person, engine: TurnEngine, wire: WireServer
) -> None:
    wire.script(Text("Right away."), Call("add_task", {"title": "Buy milk"}, "c1"))
    wire.script(Text("Added."))
    reply = await say(anna, "add buy milk")
    path = f"conversations/{reply['conversation_id']}"
    assert (await anna.get(path))["title"] == "add buy milk"
    listed = await anna.get(path + "/messages")
    assert list(listed) == ["messages", "total", "next_cursor"]
    assert (listed["total"], listed["next_cursor"]) == (2, None)
    question, answer = listed["messages"]
    assert list(answer) == [
        "id",
        "role",
        "content",
        "parts",
        "status",
        "error",
        "turn_id",
        "parent_id",
        "created_at",
    ]
    assert (question["role"], question["content"]) == ("user", "add buy milk")
    assert question["parent_id"] is None
    assert (answer["role"], answer["status"]) == ("assistant", "completed")
    assert answer["id"] == reply["message_id"]
    assert answer["parent_id"] == question["id"]
    assert answer["turn_id"] == reply["turn_id"]
    assert answer["content"] == reply["response"]
    text, tool, rest = answer["parts"]
    assert text == {"type": "text", "text": "Right away."}
    assert (tool["name"], tool["arguments"], tool["ok"]) == (
        "add_task",
        {"title": "Buy milk"},
        True,
    )
    assert rest["type"] == "text"


async def test_a_failed_reply_says_why(anna: Person, engine: TurnEngine, wire: WireServer) -> None:
    wire.script(Refuse(401, "Incorrect API key provided: sk-secret"))
    await anna.ask("POST", "chat", json={"message": "hello"})
    (conversation,) = (await anna.get("conversations"))["conversations"]
    messages = (await anna.get(f"conversations/{conversation['id']}/messages"))["messages"]
    assert messages[-1]["status"] == TurnStatus.FAILED
    assert messages[-1]["error"]["code"] == "MODEL_UNAVAILABLE"
    assert "API key" in messages[-1]["error"]["message"]
    assert "sk-secret" not in str(messages)


async def test_messages_come_newest_page_first(
    anna: Person, engine: TurnEngine, wire: WireServer
) -> None:
    conversation_id = (await create(anna))["id"]
    for number in range(3):
        wire.script(Text(f"Answer {number}"))
        await say(anna, f"Question {number}", conversation_id=conversation_id)
    path = f"conversations/{conversation_id}/messages"
    pages: list[list[str]] = []
    cursor: dict[str, str] = {}
    while True:
        page = await anna.get(path, limit=4, **cursor)
        assert page["total"] == 6
        pages.append([message["content"] for message in page["messages"]])
        if page["next_cursor"] is None:
            break
        cursor = {"cursor": page["next_cursor"]}
    assert pages == [
        ["Question 1", "Answer 1", "Question 2", "Answer 2"],
        ["Question 0", "Answer 0"],
    ]


async def test_deleting_stops_the_reply_that_runs_there_and_keeps_tasks(
    anna: Person, engine: TurnEngine, wire: WireServer
) -> None:
    never = asyncio.Event()
    wire.script(Call("add_task", {"title": "Buy milk"}))
    wire.script(Text("Ad"), Wait(never))
    started = await engine.start(user_id=anna.id, request=TurnRequest("add buy milk"))
    following = engine.follow(user_id=anna.id, turn_id=started.turn_id)
    async for events in following:
        if any(event["type"] == "text" for event in events):
            break
    path = f"conversations/{started.conversation_id}"
    assert (await anna.ask("DELETE", path)).status_code == 204
    last = [event async for events in following for event in events][-1]
    assert (last["type"], last["status"]) == ("done", "stopped")
    assert (await anna.get("conversations"))["total"] == 0
    assert [task["title"] for task in (await anna.get("tasks"))["tasks"]] == ["Buy milk"]
