"""Memory: a finished turn leaves nothing behind."""

from __future__ import annotations

import asyncio
import gc
import os
import weakref
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from agents.items import TResponseStreamEvent
from agents.testing import ScriptedModel, assistant_message, function_call

from tests.chat.conftest import collect
from tests.support.database import OpenEngine
from todo_chat import notices
from todo_chat.chat.engine import StartedTurn, TurnEngine
from todo_chat.chat.log import TurnLog
from todo_chat.config import get_settings
from todo_chat.models import User
from todo_chat.services.turns import TurnRequest

TURNS = 1_000
WARM_UP = 100
A_CONVERSATION = 25  # turns
PROMISED_BYTES = 20_000_000
WITH_TOOL = 5  # one turn in so many
TOOL_MESSAGE = "list my tasks"
REPLY = "It is **done**, as you wished. " * 20


class TirelessModel(ScriptedModel):
    """Calls a tool where it is asked to; it remembers nothing, as a scripted one would."""

    def __init__(self) -> None:
        super().__init__([])
        self._number = 0

    def stream_response(self, *args: Any, **options: Any) -> AsyncIterator[TResponseStreamEvent]:
        items = args[1] if len(args) > 1 else options["input"]
        self._number += 1
        call = function_call("list_tasks", {}, call_id=f"call{self._number}")
        asked = items[-1].get("content") == TOOL_MESSAGE
        return ScriptedModel([[call if asked else assistant_message(REPLY)]]).stream_response(
            *args, **options
        )


def resident_bytes() -> int:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


async def take_turns(engine: TurnEngine, user: User, number: int) -> StartedTurn:
    """So many turns one after another, each followed to its end; returns the last."""
    turn: StartedTurn | None = None
    for count in range(number):
        conversation_id = turn.conversation_id if turn and count % A_CONVERSATION else None
        message = "hello" if count % WITH_TOOL else TOOL_MESSAGE
        request = TurnRequest(message, conversation_id, client_id=f"{number}-{count}")
        turn = await engine.start(user_id=user.id, request=request)
        events = await collect(engine, user, turn.turn_id)
        assert events[-1]["status"] == "completed"
    assert turn
    return turn


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc to read memory from")
async def test_1000_turns_grow_the_process_by_less_than_20_mb(
    open_engine: OpenEngine, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(get_settings(), "rate_limits", "on")
    monkeypatch.setattr(get_settings(), "messages_per_minute", 10**6)
    engine = await open_engine(TirelessModel())
    await take_turns(engine, user, WARM_UP)
    before = resident_bytes()
    await take_turns(engine, user, TURNS)
    assert resident_bytes() - before < PROMISED_BYTES


async def test_a_finished_turn_leaves_nothing_behind(open_engine: OpenEngine, user: User) -> None:
    engine = await open_engine(TirelessModel())
    await take_turns(engine, user, 1)
    tasks = len(asyncio.all_tasks())
    log = await leave_log(engine, user)
    gc.collect()
    assert log() is None
    assert not engine._running and not engine._tasks and not engine._journal._logs
    assert not notices._inboxes
    assert len(asyncio.all_tasks()) == tasks


async def leave_log(engine: TurnEngine, user: User) -> weakref.ref[TurnLog]:
    """Run a turn to its end; returns what is left of its log."""
    turn = await engine.start(user_id=user.id, request=TurnRequest(TOOL_MESSAGE))
    log = weakref.ref(engine._running[turn.turn_id].log)
    await collect(engine, user, turn.turn_id)
    await engine._idle()
    return log
