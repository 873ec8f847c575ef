"""Text as models really send it: halves of characters, and bytes that no text has."""

from __future__ import annotations

import pytest

from tests.chat.conftest import collect, text_of
from tests.support.wire import Call, Text, WireServer
from todo_chat.chat.engine import TurnEngine
from todo_chat.db import Database, read_scope
from todo_chat.models import User
from todo_chat.services import conversations
from todo_chat.services.turns import TurnRequest


@pytest.mark.parametrize("wire_api", ["chat_completions", "responses"])
@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["a\ud83e", "\udd5bb"], "a🥛b"),
        (["\ud83e", "\udd5b", "\ud83e", "\udd5b"], "🥛🥛"),
        (["a\ud83e", "b"], "a\ufffdb"),
        (["a\udd5b", "\ud83e"], "a\ufffd\ufffd"),
        (["a\x00", "b"], "a\ufffdb"),
    ],
)
async def test_text_that_can_not_be_stored_is_made_so_before_it_is_shown(
    engine: TurnEngine,
    wire: WireServer,
    user: User,
    database: Database,
    pieces: list[str],
    text: str,
) -> None:
    wire.script(Text(*pieces))
    turn = await engine.start(user_id=user.id, request=TurnRequest("hello"))
    events = await collect(engine, user, turn.turn_id)
    assert events[-1]["type"] == "done"
    assert text_of(events) == text
    async with read_scope() as session:
        reply = await conversations.get_message(session, user_id=user.id, message_id=turn.reply_id)
    assert reply.content == text
    assert await collect(engine, user, turn.turn_id) == events


async def test_odd_arguments_of_a_call_are_stored_too(
    engine: TurnEngine, wire: WireServer, user: User, database: Database
) -> None:
    wire.script(Call("add_task", '{"title": "a\\ud83e", "notes": "\\u0000", "due": NaN}', "c1"))
    wire.script(Text("Hm."))
    turn = await engine.start(user_id=user.id, request=TurnRequest("hello"))
    events = await collect(engine, user, turn.turn_id)
    assert events[-1]["status"] == "completed"
    (result,) = (event for event in events if event["type"] == "tool_result")
    assert not result["ok"]
    assert await collect(engine, user, turn.turn_id) == events
