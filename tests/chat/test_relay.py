"""Several processes: a turn that runs in one is followed, stopped and noticed in another."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.chat.conftest import collect, text_of
from tests.support.wire import Text, Wait, WireServer
from todo_chat.agent.providers import build_model
from todo_chat.chat.engine import StartedTurn, TurnEngine
from todo_chat.chat.relay import Relay
from todo_chat.config import Settings, get_settings
from todo_chat.db import Database, session_scope
from todo_chat.models import User
from todo_chat.notices import Notice, listen
from todo_chat.services import tasks
from todo_chat.services.turns import TurnRequest


@pytest.fixture
async def engines(
    remote: Settings, redis_url: str, database: Database, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[TurnEngine, TurnEngine]]:
    """Two engines that know of each other only by Redis and the database."""
    monkeypatch.setattr(get_settings(), "redis_url", redis_url)
    one, other = (TurnEngine(remote, build_model(remote)) for _ in range(2))
    await one.open()
    await other.open()
    yield one, other
    await one.close(grace_seconds=0)
    await other.close(grace_seconds=0)


async def send(engine: TurnEngine, user: User) -> StartedTurn:
    return await engine.start(user_id=user.id, request=TurnRequest("hello"))


async def test_a_turn_is_followed_from_another_process(
    engines: tuple[TurnEngine, TurnEngine], wire: WireServer, user: User
) -> None:
    one, other = engines
    go = asyncio.Event()
    wire.script(Text("One, ", "two, "), Wait(go), Text("three."))
    turn = await send(one, user)
    shown = []
    async for group in other.follow(user_id=user.id, turn_id=turn.turn_id):
        shown += group
        if text_of(shown):
            go.set()
    assert shown == await collect(one, user, turn.turn_id)
    assert text_of(shown) == "One, two, three."
    for after in range(len(shown) + 1):
        assert await collect(other, user, turn.turn_id, after) == shown[after:]


async def test_a_turn_is_stopped_from_another_process(
    engines: tuple[TurnEngine, TurnEngine], wire: WireServer, user: User
) -> None:
    one, other = engines
    wire.script(Text("Once"), Wait(asyncio.Event()))
    turn = await send(one, user)
    async for group in other.follow(user_id=user.id, turn_id=turn.turn_id):
        if text_of(group):
            await other.stop(user_id=user.id, turn_id=turn.turn_id)
    assert (await collect(other, user, turn.turn_id))[-1]["status"] == "stopped"


async def test_a_conversation_is_deleted_from_another_process(
    engines: tuple[TurnEngine, TurnEngine], wire: WireServer, user: User
) -> None:
    one, other = engines
    wire.script(Text("Once"), Wait(asyncio.Event()))
    turn = await send(one, user)
    following = asyncio.create_task(collect(one, user, turn.turn_id))
    await wire.asked.wait()
    await other.delete_conversation(user_id=user.id, conversation_id=turn.conversation_id)
    assert (await following)[-1]["status"] == "stopped"


async def test_silence_elsewhere_is_filled_with_heartbeats(
    engines: tuple[TurnEngine, TurnEngine], wire: WireServer, user: User
) -> None:
    one, other = engines
    go = asyncio.Event()
    wire.script(Text("a"), Wait(go), Text("b"))
    turn = await send(one, user)
    groups = []
    following = other.follow(user_id=user.id, turn_id=turn.turn_id, heartbeat=0.05)
    async for events in following:
        groups.append(events)
        if groups.count([]) == 2:
            go.set()
    assert text_of([event for events in groups for event in events]) == "ab"


async def test_a_change_is_noticed_in_another_process(
    redis_url: str, database: Database, user: User
) -> None:
    here = Relay(redis_url, "here", lambda _turn_id: None)
    there = Relay(redis_url, "there", lambda _turn_id: None)
    await there.open()
    await here.open()
    try:
        async with listen(user.id) as inbox:
            async with session_scope() as session:
                await tasks.create_task(session, user_id=user.id, title="Milk")
            assert await inbox.take() == [Notice(user.id, "tasks")]
            async with asyncio.timeout(5):
                assert await inbox.take() == [Notice(user.id, "tasks")]
    finally:
        await here.close()
        await there.close()
