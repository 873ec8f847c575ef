"""Remote models over real sockets, by both wire APIs, when all is well and when it is not."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.chat.conftest import collect, text_of
from tests.support.database import OpenEngine
from tests.support.wire import Call, Close, Cut, Raw, Refuse, Text, Wait, WireServer
from todo_chat.agent.providers import build_model
from todo_chat.chat.engine import TurnEngine
from todo_chat.config import Settings, get_settings
from todo_chat.db import Database
from todo_chat.models import Message, User
from todo_chat.services import conversations, tasks
from todo_chat.services.turns import TurnRequest


@pytest.fixture(params=["responses", "chat_completions"])
def wire_api(request: pytest.FixtureRequest) -> str:
    api: str = request.param
    return api


async def ask(engine: TurnEngine, user: User, message: str = "hello") -> list[dict[str, Any]]:
    turn = await engine.start(user_id=user.id, request=TurnRequest(message))
    return await collect(engine, user, turn.turn_id)


async def stored_reply(database: Database, user: User, events: list[dict[str, Any]]) -> Message:
    async with database.read_scope() as session:
        page = await conversations.list_messages(
            session, user_id=user.id, conversation_id=events[0]["conversation_id"]
        )
    return page.messages[-1]


async def test_text_arrives_as_the_model_wrote_it(
    engine: TurnEngine, wire: WireServer, user: User, database: Database
) -> None:
    wire.script(Text("Hel", "lo, ", "wörld ", "👋"))
    events = await ask(engine, user)
    assert text_of(events) == "Hello, wörld 👋"
    assert events[-1]["type"] == "done" and events[-1]["status"] == "completed"
    assert (await stored_reply(database, user, events)).content == "Hello, wörld 👋"
    assert wire.requests[0].headers["authorization"] == "bearer sk-test"
    assert wire.requests[0].body["model"] == "test-model"


async def test_a_tool_call_acts_and_its_result_goes_back(
    engine: TurnEngine, wire: WireServer, user: User, database: Database
) -> None:
    wire.script(
        Call("add_task", {"title": "Buy milk", "priority": None}),
        Call("add_task", {"title": "Call mum"}),
    )
    wire.script(Text("Added both."))
    events = await ask(engine, user, "add buy milk and call mum")
    kinds = [event["type"] for event in events if event["type"] != "thinking"]
    assert kinds == ["start", *["tool_call"] * 2, *["tool_result"] * 2, "text", "done"]
    async with database.read_scope() as session:
        assert (await tasks.get_task(session, user_id=user.id, number=2)).title == "Call mum"
    told = [str(item) for item in wire.requests[1].body.get("input", ())]
    told += [str(message) for message in wire.requests[1].body.get("messages", ())]
    assert any("added" in item and "Call mum" in item for item in told)


async def test_the_next_turn_reads_the_earlier_calls_and_results(
    engine: TurnEngine, wire: WireServer, user: User
) -> None:
    wire.script(Call("add_task", {"title": "Buy milk"}, "call_a"))
    wire.script(Text("Added #1."))
    first = await ask(engine, user, "add buy milk")
    wire.script(Text("Yes."))
    turn = await engine.start(
        user_id=user.id,
        request=TurnRequest("did you?", conversation_id=first[0]["conversation_id"]),
    )
    await collect(engine, user, turn.turn_id)
    asked = str(wire.requests[-1].body)
    for part in ("add buy milk", "call_a", "Buy milk", "Added #1.", "did you?"):
        assert part in asked


FAILURES: list[tuple[str, tuple[Any, ...], str]] = [
    ("refused key", (Refuse(401, "bad key sk-test"),), "refused the API key"),
    ("unknown model", (Refuse(404, "no such model"),), "does not know the model test-model"),
    ("rate limit", (Refuse(429, "slow down"),), "busy or its quota"),
    ("broken provider", (Refuse(500, "Traceback (most recent call last)"),), "had a problem"),
    ("too long", (Refuse(400, "maximum context length exceeded"),), "too long for the model"),
    ("nonsense", (Raw(b"data: {nonsense\n\n"),), "makes no sense"),
    ("no answer at all", (Text(),), "makes no sense"),
]


@pytest.mark.parametrize(
    ("steps", "sentence"), [f[1:] for f in FAILURES], ids=[f[0] for f in FAILURES]
)
async def test_a_failure_ends_the_turn_with_its_own_sentence(
    engine: TurnEngine,
    wire: WireServer,
    user: User,
    database: Database,
    steps: tuple[Any, ...],
    sentence: str,
) -> None:
    wire.script(*steps)
    events = await ask(engine, user)
    assert [event["type"] for event in events if event["type"] in {"error", "done"}] == ["error"]
    assert events[-1]["code"] == "MODEL_UNAVAILABLE"
    assert sentence in events[-1]["message"]
    assert "Traceback" not in str(events) and "sk-test" not in str(events)
    assert (await stored_reply(database, user, events)).status == "failed"


async def test_a_cut_connection_keeps_the_text_that_came(
    engine: TurnEngine, wire: WireServer, user: User, database: Database
) -> None:
    shown = asyncio.Event()
    wire.script(Text("Half of"), Wait(shown), Cut())
    turn = await engine.start(user_id=user.id, request=TurnRequest("hello"))
    events = []
    async for group in engine.follow(user_id=user.id, turn_id=turn.turn_id):
        events += group
        if any(event["type"] == "text" for event in group):
            shown.set()
    assert text_of(events) == "Half of"
    assert "could not be reached" in events[-1]["message"]
    reply = await stored_reply(database, user, events)
    assert (reply.content, reply.status, reply.error) == ("Half of", "failed", "unreachable")


async def test_half_a_reply_is_not_taken_for_a_whole_one(
    engine: TurnEngine, wire: WireServer, user: User, database: Database
) -> None:
    wire.script(Text("Half of"), Close())
    events = await ask(engine, user)
    assert text_of(events) == "Half of"
    assert "could not be reached" in events[-1]["message"]
    assert (await stored_reply(database, user, events)).status == "failed"


async def test_a_server_that_is_gone_is_said_so(
    engine: TurnEngine, wire: WireServer, user: User
) -> None:
    await wire.stop()
    events = await ask(engine, user)
    assert "could not be reached" in events[-1]["message"]
    await wire.start()


async def test_a_silent_model_is_given_up(
    engine: TurnEngine, wire: WireServer, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(get_settings(), "model_timeout_seconds", 0.2)
    wire.script(Text("Well"), Wait(asyncio.Event()))
    events = await ask(engine, user)
    assert text_of(events) == "Well"
    assert "went quiet" in events[-1]["message"]


async def test_stop_closes_the_connection_to_the_model(
    engine: TurnEngine, wire: WireServer, user: User, database: Database
) -> None:
    wire.script(Text("Once upon"), Wait(asyncio.Event()))
    turn = await engine.start(user_id=user.id, request=TurnRequest("tell me a story"))
    events = []
    async for group in engine.follow(user_id=user.id, turn_id=turn.turn_id):
        events += group
        if any(event["type"] == "text" for event in group):
            await engine.stop(user_id=user.id, turn_id=turn.turn_id)
    assert events[-1]["status"] == "stopped"
    async with asyncio.timeout(1):
        await wire.requests[0].closed.wait()
    assert (await stored_reply(database, user, events)).content == "Once upon"


async def test_a_missing_key_is_said_so(
    settings: Settings, open_engine: OpenEngine, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.setenv("TODO_CHAT_MODEL", "gpt-5")
    get_settings.cache_clear()
    engine = await open_engine(build_model(get_settings()))
    events = await ask(engine, user)
    assert "OPENAI_API_KEY" in events[-1]["message"]
