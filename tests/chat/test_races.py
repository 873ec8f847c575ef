"""Turns at bad moments: while one is being stored, while its asker leaves, while the end fails."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from agents.items import TResponseStreamEvent
from agents.testing import ScriptedModel, assistant_message

from tests.chat.conftest import Events, collect, text_of
from tests.support.database import OpenEngine
from tests.support.wire import Text, Wait, WireServer
from todo_chat import db
from todo_chat.chat.engine import StartedTurn, TurnEngine
from todo_chat.db import Database, Session, read_scope
from todo_chat.models import Message, User
from todo_chat.services import conversations, turns
from todo_chat.services.turns import TurnRequest


async def send(engine: TurnEngine, user: User, **more: Any) -> StartedTurn:
    return await engine.start(user_id=user.id, request=TurnRequest("hello", **more))


async def reply_of(user: User, turn: StartedTurn) -> Message:
    async with read_scope() as session:
        return await conversations.get_message(session, user_id=user.id, message_id=turn.reply_id)


async def running(user: User, turn: StartedTurn) -> bool:
    async with read_scope() as session:
        found = await turns.find_running_turn(
            session, user_id=user.id, conversation_id=turn.conversation_id
        )
    return found is not None


async def test_a_retry_that_finds_a_turn_just_committed_gets_the_whole_stream(
    engine: TurnEngine, wire: WireServer, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    scope = db.session_scope
    committed, go_on = asyncio.Event(), asyncio.Event()

    @asynccontextmanager
    async def lingering_scope() -> AsyncIterator[Session]:
        async with scope() as session:
            yield session
        committed.set()
        await go_on.wait()

    monkeypatch.setattr("todo_chat.chat.engine.session_scope", lingering_scope)
    wire.script(Text("Hi."))
    first = asyncio.create_task(send(engine, user, client_id="1"))
    await committed.wait()
    again = await send(engine, user, client_id="1")
    following = asyncio.create_task(collect(engine, user, again.turn_id))
    await asyncio.sleep(0)
    go_on.set()
    events = await following
    assert await first == again
    assert text_of(events) == "Hi." and events[-1]["type"] == "done"


async def test_an_asker_who_leaves_at_any_moment_leaves_no_turn_that_nobody_runs(
    engine: TurnEngine, wire: WireServer, user: User, database: Database
) -> None:
    finished = False
    steps = 0
    while not finished:
        steps += 2
        wire._script.clear()
        wire.script(Text("Hi."))
        asking = asyncio.create_task(send(engine, user, client_id=str(steps)))
        for _ in range(steps):
            await asyncio.sleep(0)
        finished = asking.done()
        asking.cancel()
        with suppress(asyncio.CancelledError):
            await asking
        again = await send(engine, user, client_id=str(steps))
        events = await asyncio.wait_for(collect(engine, user, again.turn_id), 5)
        assert text_of(events) == "Hi." and events[-1]["status"] == "completed"
    assert steps > 5


class StubbornModel(ScriptedModel):
    """Goes on for a while although it is told to end."""

    def __init__(self) -> None:
        super().__init__([[assistant_message("never")]])
        self.ended = asyncio.Event()

    async def stream_response(
        self, *args: Any, **options: Any
    ) -> AsyncIterator[TResponseStreamEvent]:
        pieces = [
            event
            async for event in ScriptedModel([[assistant_message("Well")]]).stream_response(
                *args, **options
            )
        ]
        for event in pieces:
            yield event
        with suppress(asyncio.CancelledError):
            await asyncio.Event().wait()
        await self.ended.wait()
        for event in pieces:
            yield event


async def test_what_a_model_says_after_the_end_is_neither_shown_nor_stored(
    open_engine: OpenEngine, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("todo_chat.chat.answering.CANCEL_SECONDS", 0.05)
    model = StubbornModel()
    end_turn = turns.end_turn

    async def end_late(session: Session, **fields: Any) -> None:
        model.ended.set()
        await asyncio.sleep(0.05)
        await end_turn(session, **fields)

    monkeypatch.setattr(turns, "end_turn", end_late)
    engine = await open_engine(model)
    turn = await send(engine, user)
    following = engine.follow(user_id=user.id, turn_id=turn.turn_id)
    events: Events = []
    async for group in following:
        events += group
        if text_of(group):
            await engine.stop(user_id=user.id, turn_id=turn.turn_id)
    assert text_of(events) == (await reply_of(user, turn)).content == "Well"
    assert await collect(engine, user, turn.turn_id) == events


@pytest.mark.parametrize("moment", ["before", "after"])
async def test_an_end_that_can_not_be_stored_at_once_is_stored_later(
    engine: TurnEngine,
    wire: WireServer,
    user: User,
    monkeypatch: pytest.MonkeyPatch,
    moment: str,
) -> None:
    scope = db.session_scope
    failures = ["once", "twice"] if moment == "before" else ["once"]

    @asynccontextmanager
    async def failing_scope() -> AsyncIterator[Session]:
        async with scope() as session:
            yield session
            if failures:
                failures.pop()
                if moment == "after":
                    await session.commit()
                raise OSError("the disk is full")

    monkeypatch.setattr("todo_chat.chat.ending.session_scope", failing_scope)
    wire.script(Text("Once ", "upon ", "a time."))
    turn = await send(engine, user)
    events = await collect(engine, user, turn.turn_id)
    assert not failures
    assert events[-1]["status"] == "completed"
    assert (await reply_of(user, turn)).content == text_of(events) == "Once upon a time."
    assert await collect(engine, user, turn.turn_id) == events
    assert not await running(user, turn)


async def test_a_turn_that_begins_while_the_engine_closes_is_ended_too(
    engine: TurnEngine, wire: WireServer, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    storing, go_on = asyncio.Event(), asyncio.Event()
    start_turn = turns.start_turn

    async def start_late(*args: Any, **fields: Any) -> Any:
        storing.set()
        await go_on.wait()
        return await start_turn(*args, **fields)

    monkeypatch.setattr(turns, "start_turn", start_late)
    wire.script(Text("Well"), Wait(asyncio.Event()))
    starting = asyncio.create_task(send(engine, user))
    await storing.wait()
    closing = asyncio.create_task(engine.close(grace_seconds=0))
    await asyncio.sleep(0)
    go_on.set()
    turn = await starting
    await closing
    assert (await reply_of(user, turn)).status == "interrupted"
    assert not await running(user, turn)
