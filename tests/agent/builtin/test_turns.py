"""The built-in model behind the turn engine, which stores and gives back the conversation."""

from __future__ import annotations

from typing import Any

from tests.agent.builtin.conftest import Talk
from tests.chat.conftest import collect, kinds_of, text_of
from tests.support.database import OpenEngine
from todo_chat.agent.builtin import BuiltInModel
from todo_chat.chat.engine import TurnEngine
from todo_chat.services.turns import TurnRequest


async def _say(
    engine: TurnEngine, talk: Talk, message: str, conversation_id: str | None = None
) -> tuple[str, list[dict[str, Any]]]:
    request = TurnRequest(message=message, conversation_id=conversation_id)
    turn = await engine.start(user_id=talk.user.id, request=request)
    return turn.conversation_id, await collect(engine, talk.user, turn.turn_id)


async def test_calls_its_tools_before_it_speaks(open_engine: OpenEngine, empty_talk: Talk) -> None:
    engine = await open_engine(BuiltInModel())
    _, events = await _say(engine, empty_talk, "add buy milk and call mom, then list my tasks")
    kinds = kinds_of(events)
    assert kinds.count("tool_call") == kinds.count("tool_result") == 3
    assert kinds[-1] == "done"
    assert "tool_call" not in kinds[kinds.index("text") :]
    assert "tool_result" not in kinds[kinds.index("text") :]
    assert "#2 Call mom" in text_of(events)


async def test_understands_the_answer_to_what_it_asked_a_turn_before(
    open_engine: OpenEngine, empty_talk: Talk
) -> None:
    await empty_talk.add("Apple pie", "Apple juice")
    engine = await open_engine(BuiltInModel())
    conversation, asked = await _say(engine, empty_talk, "delete apple")
    assert text_of(asked).endswith("- #1 Apple pie\n- #2 Apple juice")
    _, answered = await _say(engine, empty_talk, "the second", conversation)
    assert text_of(answered) == "Deleted #2 Apple juice."
    _, spoken = await _say(engine, empty_talk, "add pears", conversation)
    assert text_of(spoken) == "Added #3 Pears."
    await _say(engine, empty_talk, "mark it done", conversation)
    assert (await empty_talk.tasks())[3]["status"] == "completed"


async def test_knows_nothing_of_another_conversation(
    open_engine: OpenEngine, empty_talk: Talk
) -> None:
    await empty_talk.add("Apple pie", "Apple juice")
    engine = await open_engine(BuiltInModel())
    await _say(engine, empty_talk, "delete apple")
    await _say(engine, empty_talk, "the second")
    assert len(await empty_talk.tasks()) == 2
