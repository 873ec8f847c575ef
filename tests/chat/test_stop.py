"""Stop: the model's connection is closed within 200 ms, whatever it is doing."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from statistics import median

import pytest

from tests.chat.conftest import collect
from tests.support.database import OpenEngine
from tests.support.wire import Pause, Text, Wait, WireServer
from todo_chat.agent.providers import build_model
from todo_chat.chat.engine import StartedTurn, TurnEngine
from todo_chat.config import Settings, get_settings
from todo_chat.models import User
from todo_chat.services.turns import TurnRequest

PROMISED = 0.2
TRIES = 5
both_wires = pytest.mark.parametrize("wire_api", ["chat_completions", "responses"])


async def send(engine: TurnEngine, user: User) -> StartedTurn:
    return await engine.start(user_id=user.id, request=TurnRequest("hello"))


async def until(engine: TurnEngine, user: User, turn: StartedTurn, type: str) -> None:
    async for events in engine.follow(user_id=user.id, turn_id=turn.turn_id):
        if any(event["type"] == type for event in events):
            return


async def time_stop(
    engine: TurnEngine, user: User, turn: StartedTurn, closed: asyncio.Event
) -> float:
    """Stop a turn; returns the seconds until its model's connection was closed."""
    begun = time.monotonic()
    await engine.stop(user_id=user.id, turn_id=turn.turn_id)
    await asyncio.wait_for(closed.wait(), 10)
    seconds = time.monotonic() - begun
    assert (await collect(engine, user, turn.turn_id))[-1]["status"] == "stopped"
    return seconds


@both_wires
@pytest.mark.parametrize("speaks", [True, False])
async def test_the_models_connection_is_closed_within_200_ms(
    engine: TurnEngine, wire: WireServer, user: User, speaks: bool
) -> None:
    """The middle one of several tries, since a busy machine may be late by itself."""
    seconds = []
    for number in range(TRIES):
        more = [Text("a "), Pause(0.005)] * 5_000 if speaks else [Wait(asyncio.Event())]
        wire.script(Text("Well, "), *more)
        turn = await send(engine, user)
        await until(engine, user, turn, "text")
        seconds.append(await time_stop(engine, user, turn, wire.requests[number].closed))
    assert median(seconds) <= PROMISED


@pytest.fixture
async def mute(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[asyncio.Queue[asyncio.Event]]:
    """A provider that takes requests and never answers; one event each, set when it is closed."""
    asked: asyncio.Queue[asyncio.Event] = asyncio.Queue()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.put_nowait(closed := asyncio.Event())
        with suppress(ConnectionError):
            while await reader.read(65_536):
                pass
        closed.set()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    monkeypatch.setenv("TODO_CHAT_MODEL", "test-model")
    monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    get_settings.cache_clear()
    yield asked
    server.close()


async def test_a_model_that_has_not_answered_yet_is_left_as_quickly(
    settings: Settings,
    mute: asyncio.Queue[asyncio.Event],
    open_engine: OpenEngine,
    user: User,
) -> None:
    engine = await open_engine(build_model(get_settings()))
    seconds = []
    for _ in range(TRIES):
        turn = await send(engine, user)
        seconds.append(await time_stop(engine, user, turn, await mute.get()))
    assert median(seconds) <= PROMISED
