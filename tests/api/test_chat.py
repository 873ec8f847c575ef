"""A whole reply at once."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from tests.api.conftest import Configure, Person, error_of, refused_fields
from tests.support.wire import Call, Refuse, Text, Wait, WireServer
from todo_chat.agent.providers import build_model
from todo_chat.chat.engine import TurnEngine
from todo_chat.config import get_settings


async def test_a_reply_has_its_text_and_tool_calls(
    anna: Person, engine: TurnEngine, wire: WireServer
) -> None:
    wire.script(
        Call("add_task", {"title": "Buy milk"}, "c1"), Call("add_task", {"title": ""}, "c2")
    )
    wire.script(Text("Added ", "one of two."))
    reply = await anna.change("POST", "chat", {"message": "add buy milk and nothing"})
    assert {"conversation_id", "turn_id", "message_id", "response", "tool_calls"} <= set(reply)
    assert reply["response"] == "Added one of two."
    assert reply["status"] == "completed"
    first, second = reply["tool_calls"]
    assert (first["call_id"], first["name"], first["ok"]) == ("c1", "add_task", True)
    assert first["arguments"] == {"title": "Buy milk"}
    assert first["result"]["added"]["number"] == 1
    assert second["ok"] is False
    assert second["result"]["code"] == "INVALID_INPUT"
    assert [task["title"] for task in (await anna.get("tasks"))["tasks"]] == ["Buy milk"]


async def test_a_conversation_goes_on(anna: Person, engine: TurnEngine, wire: WireServer) -> None:
    wire.script(Text("Hello Anna."))
    wire.script(Text("Anna."))
    first = await anna.change("POST", "chat", {"message": "I am Anna"})
    body = {"message": "who am I?", "conversation_id": first["conversation_id"]}
    second = await anna.change("POST", "chat", body)
    assert second["conversation_id"] == first["conversation_id"]
    assert "I am Anna" in str(wire.requests[-1].body)


async def test_sent_twice_it_is_said_once(
    anna: Person, boris: Person, engine: TurnEngine, wire: WireServer
) -> None:
    wire.script(Call("add_task", {"title": "Buy milk"}))
    wire.script(Text("Added."))
    body = {"message": "add buy milk", "client_id": "my-id"}
    first = await anna.change("POST", "chat", body)
    again = await anna.change("POST", "chat", body)
    assert again == first
    assert (await anna.get("tasks"))["total"] == 1
    messages = await anna.get(f"conversations/{first['conversation_id']}/messages")
    assert messages["total"] == 2
    wire.script(Text("Hello Boris."))
    other = await boris.change("POST", "chat", body)
    assert other["turn_id"] != first["turn_id"], "a client's id is its own"


WRONG: list[tuple[dict[str, Any], set[str]]] = [
    ({}, {"message"}),
    ({"message": ""}, {"message"}),
    ({"message": " \n\t "}, {"message"}),
    ({"message": None}, {"message"}),
    ({"message": 5}, {"message"}),
    ({"message": ["hello"]}, {"message"}),
    ({"message": "x" * 4_001}, {"message"}),
    ({"message": "a\0b"}, {"message"}),
    ({"message": "a\x1bb"}, {"message"}),
    ({"message": "a\ud800b"}, {"message"}),
    ({"message": "x", "conversation_id": 5}, {"conversation_id"}),
    ({"message": "x", "conversation_id": ""}, {"conversation_id"}),
    ({"message": "x", "conversation_id": "a\0b"}, {"conversation_id"}),
    ({"message": "x", "client_id": ""}, {"client_id"}),
    ({"message": "x", "client_id": "x" * 65}, {"client_id"}),
    ({"message": "x", "client_id": "a\0b"}, {"client_id"}),
    ({"message": "x", "client_id": 5}, {"client_id"}),
    ({"message": "x", "model": "gpt"}, {"model"}),
    ({"message": "x", "user_id": "somebody"}, {"user_id"}),
]


JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(("body", "refused"), WRONG)
async def test_a_wrong_message_is_refused_and_nothing_is_stored(
    anna: Person, engine: TurnEngine, body: dict[str, Any], refused: set[str]
) -> None:
    content = json.dumps(body).encode()
    response = await anna.ask("POST", "chat", content=content, headers=JSON)
    assert set(refused_fields(response)) == refused
    assert (await anna.get("conversations"))["total"] == 0


@pytest.mark.parametrize("path", ["chat/stream", "chat/stream-tools"])
async def test_a_stream_refuses_before_it_begins(
    anna: Person, engine: TurnEngine, path: str
) -> None:
    for body in ({}, {"message": "x" * 4_001}):
        response = await anna.ask("POST", path, json=body)
        assert set(refused_fields(response)) == {"message"}
    assert (await anna.get("conversations"))["total"] == 0


async def test_4000_characters_are_not_too_many(
    anna: Person, engine: TurnEngine, wire: WireServer
) -> None:
    wire.script(Text("I see."))
    assert (await anna.change("POST", "chat", {"message": "ä" * 4_000}))["response"] == "I see."


@pytest.mark.parametrize("path", ["chat", "chat/stream", "chat/stream-tools"])
async def test_a_foreign_conversation_is_as_missing_as_one_that_never_was(
    anna: Person, boris: Person, engine: TurnEngine, path: str
) -> None:
    foreign = (await boris.ask("POST", "conversations", json={"title": "Boris's"})).json()["id"]
    for id in (foreign, "0" * 32, "x" * 5_000):
        response = await anna.ask("POST", path, json={"message": "x", "conversation_id": id})
        assert error_of(response, 404)["code"] == "CONVERSATION_NOT_FOUND"
    assert (await anna.get("conversations"))["total"] == 0
    assert (await boris.get(f"conversations/{foreign}/messages"))["total"] == 0


async def test_one_reply_at_a_time_in_a_conversation(
    anna: Person, engine: TurnEngine, wire: WireServer
) -> None:
    go_on = asyncio.Event()
    wire.script(Text("One "), Wait(go_on), Text("moment."))
    conversation_id = (await anna.ask("POST", "conversations")).json()["id"]
    body = {"message": "hello", "conversation_id": conversation_id}
    first = asyncio.create_task(anna.change("POST", "chat", body))
    await wire.asked.wait()
    for path in ("chat", "chat/stream", "chat/stream-tools"):
        response = await anna.ask("POST", path, json=body)
        assert error_of(response, 409)["code"] == "TURN_IN_PROGRESS"
    go_on.set()
    assert (await first)["response"] == "One moment."
    path = f"conversations/{conversation_id}/messages"
    assert (await anna.get(path))["total"] == 2, "the refused messages were not stored"


async def test_too_many_messages_within_a_minute_have_to_wait(
    anna: Person, configure: Configure, engine: TurnEngine, wire: WireServer
) -> None:
    configure(rate_limits="on")
    for _ in range(30):
        wire.script(Refuse(500, "no"))
        assert (await anna.ask("POST", "chat", json={"message": "x"})).status_code == 503
    response = await anna.ask("POST", "chat", json={"message": "x"})
    assert error_of(response, 429)["code"] == "RATE_LIMITED"
    assert 1 <= int(response.headers["retry-after"]) <= 60


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (Refuse(401, "Incorrect API key provided: sk-secret"), "refused the API key"),
        (Refuse(429, "Rate limit reached for org-secret"), "quota"),
        (Refuse(500, "secret stack trace"), "had a problem"),
        (Refuse(404, "model secret not found"), "does not know the model"),
    ],
)
async def test_a_model_that_can_not_answer_is_a_503_with_a_kind_reason(
    anna: Person, engine: TurnEngine, wire: WireServer, refusal: Refuse, words: str
) -> None:
    wire.script(refusal)
    response = await anna.ask("POST", "chat", json={"message": "hello"})
    error = error_of(response, 503)
    assert error["code"] == "MODEL_UNAVAILABLE"
    assert words in error["message"]
    assert "secret" not in response.text
    path = f"conversations/{error['details']['conversation_id']}/messages"
    assert (await anna.get(path))["total"] == 2, "the message and the failed reply are kept"


async def test_without_the_keys_of_a_provider_the_sentence_says_so(
    anna: Person, configure: Configure, open_engine: Any
) -> None:
    configure(model="gpt-5-mini")
    await open_engine(build_model(get_settings()))
    error = error_of(await anna.ask("POST", "chat", json={"message": "hello"}), 503)
    assert "OPENAI_API_KEY" in error["message"]
