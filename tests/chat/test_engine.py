"""Turns: following, stopping, once only, ending, and what is left when a process dies."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from agents.testing import ScriptedModel, assistant_message, function_call

from tests.chat.conftest import collect, kinds_of, text_of
from tests.support.database import OpenEngine
from tests.support.wire import Call, Text, Wait, WireServer
from todo_chat.agent.providers import build_model
from todo_chat.chat.engine import StartedTurn, TurnEngine
from todo_chat.config import Settings, get_settings
from todo_chat.db import Database
from todo_chat.errors import Conflict, InvalidInput, NotFound, RateLimited, Unavailable
from todo_chat.models import Message, User
from todo_chat.services import conversations, tasks, turns
from todo_chat.services.turns import TurnRequest


async def send(engine: TurnEngine, user: User, message: str = "hello", **more: Any) -> StartedTurn:
    return await engine.start(user_id=user.id, request=TurnRequest(message, **more))


async def messages(database: Database, user: User, turn: StartedTurn) -> list[Message]:
    async with database.read_scope() as session:
        page = await conversations.list_messages(
            session, user_id=user.id, conversation_id=turn.conversation_id
        )
    return page.messages


async def titles(database: Database, user: User) -> list[str]:
    async with database.read_scope() as session:
        found = [
            await tasks.get_task(session, user_id=user.id, number=n + 1)
            for n in range((await tasks.count_tasks(session, user_id=user.id)).pending)
        ]
    return [task.title for task in found]


async def until(engine: TurnEngine, user: User, turn: StartedTurn, type: str) -> dict[str, Any]:
    """The first event of a type."""
    async for events in engine.follow(user_id=user.id, turn_id=turn.turn_id):
        for event in events:
            if event["type"] == type:
                return event
    raise AssertionError(f"no {type}")


async def test_the_message_is_stored_before_anything_is_answered(
    engine: TurnEngine, wire: WireServer, user: User, database: Database
) -> None:
    go = asyncio.Event()
    wire.script(Wait(go), Text("hi"))
    turn = await send(engine, user, "  add milk\r\nplease  ")
    stored = await messages(database, user, turn)
    assert [(m.id, m.content) for m in stored] == [(turn.message_id, "  add milk\nplease")]
    go.set()
    await collect(engine, user, turn.turn_id)


async def test_events_are_numbered_without_a_gap_and_end_once(
    engine: TurnEngine, wire: WireServer, user: User
) -> None:
    wire.script(Call("add_task", {"title": "Milk"}))
    wire.script(Text(*"All done, one task added."))
    turn = await send(engine, user)
    events = await collect(engine, user, turn.turn_id)
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert events[0]["type"] == "start" and events[0]["message_id"] == turn.message_id
    assert [e["type"] for e in events if e["type"] in {"done", "error"}] == ["done"]
    assert events[-1]["message_id"] == turn.reply_id


async def test_every_follower_reads_the_same_live_or_afterwards(
    engine: TurnEngine, wire: WireServer, user: User, database: Database
) -> None:
    go = asyncio.Event()
    wire.script(Call("add_task", {"title": "Milk"}))
    wire.script(Text("One, "), Wait(go), Text("two, "), Text("three."))
    turn = await send(engine, user)
    early = [asyncio.create_task(collect(engine, user, turn.turn_id)) for _ in range(20)]
    await until(engine, user, turn, "text")
    late = asyncio.create_task(collect(engine, user, turn.turn_id))
    go.set()
    live = await asyncio.gather(*early, late)
    replayed = await collect(engine, user, turn.turn_id)
    assert all(events == replayed for events in live)
    for after in range(len(replayed) + 2):
        assert await collect(engine, user, turn.turn_id, after) == replayed[after:]
    assert text_of(replayed) == (await messages(database, user, turn))[-1].content


async def test_a_follower_who_leaves_does_not_stop_the_turn(
    engine: TurnEngine, wire: WireServer, user: User
) -> None:
    go = asyncio.Event()
    wire.script(Text("One, "), Wait(go), Text("two."))
    turn = await send(engine, user)
    await until(engine, user, turn, "text")
    go.set()
    assert text_of(await collect(engine, user, turn.turn_id)) == "One, two."


async def test_stop_keeps_exactly_what_was_shown(
    engine: TurnEngine, wire: WireServer, user: User, database: Database
) -> None:
    wire.script(Text("Once ", "upon ", "a time"), Wait(asyncio.Event()), Text("never"))
    turn = await send(engine, user)
    await until(engine, user, turn, "text")
    await engine.stop(user_id=user.id, turn_id=turn.turn_id)
    await engine.stop(user_id=user.id, turn_id=turn.turn_id)
    events = await collect(engine, user, turn.turn_id)
    reply = (await messages(database, user, turn))[-1]
    assert events[-1] | {"seq": 0} == {
        "type": "done",
        "seq": 0,
        "conversation_id": turn.conversation_id,
        "message_id": turn.reply_id,
        "status": "stopped",
    }
    assert (reply.content, reply.status) == (text_of(events), "stopped")
    await engine.stop(user_id=user.id, turn_id=turn.turn_id)


async def test_stop_lets_the_one_write_finish_and_starts_no_other(
    settings: Settings,
    open_engine: OpenEngine,
    user: User,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    writing, go_on = asyncio.Event(), asyncio.Event()
    create = tasks.create_task

    async def slow_create(*args: Any, **fields: Any) -> Any:
        writing.set()
        await go_on.wait()
        return await create(*args, **fields)

    monkeypatch.setattr(tasks, "create_task", slow_create)
    calls = [function_call("add_task", {"title": f"Task {n}"}, call_id=f"c{n}") for n in range(5)]
    engine = await open_engine(ScriptedModel([calls]))
    turn = await send(engine, user)
    await writing.wait()
    await engine.stop(user_id=user.id, turn_id=turn.turn_id)
    go_on.set()
    events = await collect(engine, user, turn.turn_id)
    results = [event for event in events if event["type"] == "tool_result"]
    assert [result["call_id"] for result in results] == ["c0"] and results[0]["ok"]
    assert events[-1]["status"] == "stopped"
    assert await titles(database, user) == ["Task 0"]
    parts = (await messages(database, user, turn))[-1].parts
    assert [part["ok"] for part in parts] == [True, None, None, None, None]


async def test_several_calls_act_in_the_order_asked(
    open_engine: OpenEngine, user: User, database: Database
) -> None:
    wanted = [f"Task {n}" for n in range(12)]
    calls = [function_call("add_task", {"title": t}, call_id=t) for t in wanted]
    engine = await open_engine(ScriptedModel([calls, [assistant_message("Added 12.")]]))
    turn = await send(engine, user)
    await collect(engine, user, turn.turn_id)
    assert await titles(database, user) == wanted


async def test_the_same_client_id_gives_the_same_turn(
    engine: TurnEngine, wire: WireServer, user: User, database: Database
) -> None:
    wire.script(Call("add_task", {"title": "Milk"}))
    wire.script(Text("Added."))
    sent = await asyncio.gather(*(send(engine, user, client_id="tab-1") for _ in range(10)))
    assert len({turn.turn_id for turn in sent}) == 1
    await collect(engine, user, sent[0].turn_id)
    assert (await send(engine, user, client_id="tab-1")) == sent[0]
    assert len(await messages(database, user, sent[0])) == 2
    assert await titles(database, user) == ["Milk"]


async def test_a_client_id_is_the_persons_own(
    engine: TurnEngine, wire: WireServer, user: User, stranger: User
) -> None:
    wire.script(Text("a"))
    wire.script(Text("b"))
    mine = await send(engine, user, client_id="1")
    theirs = await send(engine, stranger, client_id="1")
    assert mine.turn_id != theirs.turn_id
    await collect(engine, user, mine.turn_id)
    await collect(engine, stranger, theirs.turn_id)


async def test_one_turn_at_a_time_in_a_conversation(
    engine: TurnEngine, wire: WireServer, user: User
) -> None:
    go = asyncio.Event()
    wire.script(Wait(go), Text("one"))
    wire.script(Text("two"))
    turn = await send(engine, user)
    with pytest.raises(Conflict) as refused:
        await send(engine, user, conversation_id=turn.conversation_id)
    assert refused.value.code == "TURN_IN_PROGRESS"
    go.set()
    await collect(engine, user, turn.turn_id)
    again = await send(engine, user, conversation_id=turn.conversation_id)
    assert text_of(await collect(engine, user, again.turn_id)) == "two"


async def test_an_answer_made_again_does_not_repeat_the_question(
    engine: TurnEngine, wire: WireServer, user: User, database: Database
) -> None:
    wire.script(Text("first"))
    wire.script(Text("second"))
    turn = await send(engine, user, "tell me")
    await collect(engine, user, turn.turn_id)
    again = await engine.start(user_id=user.id, request=TurnRequest(answer_again=turn.reply_id))
    await collect(engine, user, again.turn_id)
    shown = [message.content for message in await messages(database, user, again)]
    assert shown == ["tell me", "second"]
    asked = [m["content"] for m in wire.requests[-1].body["messages"] if m["role"] == "user"]
    assert asked == ["tell me"]


async def test_an_interrupted_reply_goes_on_from_where_it_was(
    engine: TurnEngine, wire: WireServer, user: User, database: Database
) -> None:
    wire.script(Call("add_task", {"title": "Milk"}, "call_a"))
    wire.script(Text("Added milk and"), Wait(asyncio.Event()))
    turn = await send(engine, user, "add milk and bread")
    await until(engine, user, turn, "text")
    await engine.stop(user_id=user.id, turn_id=turn.turn_id)
    await collect(engine, user, turn.turn_id)
    wire.script(Text(" bread."))
    more = await engine.start(user_id=user.id, request=TurnRequest(go_on_from=turn.reply_id))
    await collect(engine, user, more.turn_id)
    asked = wire.requests[-1].body["messages"]
    assert [message["role"] for message in asked[1:]] == [
        "user",
        "assistant",
        "tool",
        "assistant",
        "system",
    ]
    assert asked[-2]["content"] == "Added milk and"
    shown = [message.content for message in await messages(database, user, more)]
    assert shown == ["add milk and bread", "Added milk and", " bread."]


async def test_a_stranger_can_not_follow_stop_or_delete(
    engine: TurnEngine, wire: WireServer, user: User, stranger: User
) -> None:
    go = asyncio.Event()
    wire.script(Wait(go), Text("secret"))
    turn = await send(engine, user)
    with pytest.raises(NotFound):
        await collect(engine, stranger, turn.turn_id)
    with pytest.raises(NotFound):
        await engine.stop(user_id=stranger.id, turn_id=turn.turn_id)
    with pytest.raises(NotFound):
        await engine.delete_conversation(user_id=stranger.id, conversation_id=turn.conversation_id)
    go.set()
    events = await collect(engine, user, turn.turn_id)
    assert events[-1]["status"] == "completed"


async def test_deleting_a_conversation_stops_its_reply_first(
    engine: TurnEngine, wire: WireServer, user: User, database: Database
) -> None:
    wire.script(Text("Once"), Wait(asyncio.Event()))
    turn = await send(engine, user)
    await until(engine, user, turn, "text")
    following = asyncio.create_task(collect(engine, user, turn.turn_id))
    await until(engine, user, turn, "text")
    await engine.delete_conversation(user_id=user.id, conversation_id=turn.conversation_id)
    assert (await following)[-1]["status"] == "stopped"
    with pytest.raises(NotFound):
        await messages(database, user, turn)


async def test_a_closing_engine_marks_what_it_cuts_off(
    remote: Settings, engine: TurnEngine, wire: WireServer, user: User, database: Database
) -> None:
    wire.script(Text("Once"), Wait(asyncio.Event()))
    turn = await send(engine, user)
    await until(engine, user, turn, "text")
    following = asyncio.create_task(collect(engine, user, turn.turn_id))
    await engine.close(grace_seconds=0.01)
    assert (await following)[-1]["status"] == "interrupted"
    assert (await messages(database, user, turn))[-1].content == "Once"
    with pytest.raises(Unavailable):
        await send(engine, user)


async def test_a_turn_left_by_a_dead_process_keeps_what_the_journal_has(
    remote: Settings, wire: WireServer, user: User, database: Database
) -> None:
    wire.script(Call("add_task", {"title": "Milk"}))
    wire.script(Text("Added "), Wait(asyncio.Event()))
    dead = TurnEngine(remote, build_model(remote))
    turn = await send(dead, user)
    shown = await until(dead, user, turn, "text")
    await dead._journal.flush()
    # From here on nothing of the first engine is used: to the second one its process is gone.
    heir = TurnEngine(remote, build_model(remote))
    await heir.open()
    try:
        events = await collect(heir, user, turn.turn_id)
        assert events[-1]["status"] == "interrupted"
        assert shown in events
        reply = (await messages(database, user, turn))[-1]
        assert (reply.content, reply.status) == ("Added ", "interrupted")
        assert [part["type"] for part in reply.parts] == ["tool", "text"]
        wire.script(Text("again"))
        again = await heir.start(user_id=user.id, request=TurnRequest(answer_again=turn.reply_id))
        assert text_of(await collect(heir, user, again.turn_id)) == "again"
    finally:
        await heir.close()
        await dead.close(grace_seconds=0)


async def test_a_tool_and_its_record_are_kept_together_or_not_at_all(
    open_engine: OpenEngine, user: User, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = [
        function_call("add_task", {"title": "Lost"}, call_id="lost"),
        function_call("add_task", {"title": "Kept"}, call_id="kept"),
    ]
    write = turns.write_journal

    async def fail_once(session: Any, *, entries: Any) -> None:
        if any(event.get("call_id") == "lost" for _, events in entries for event in events):
            monkeypatch.setattr("todo_chat.chat.log.write_journal", write)
            raise OSError("disk full")
        await write(session, entries=entries)

    monkeypatch.setattr("todo_chat.chat.log.write_journal", fail_once)
    engine = await open_engine(ScriptedModel([calls, [assistant_message("One was added.")]]))
    turn = await send(engine, user)
    events = await collect(engine, user, turn.turn_id)
    results = {e["call_id"]: e["ok"] for e in events if e["type"] == "tool_result"}
    assert results == {"lost": False, "kept": True}
    assert await titles(database, user) == ["Kept"]
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert await collect(engine, user, turn.turn_id) == events


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("turn_timeout_seconds", 0.2, "took longer than"),
        ("model_timeout_seconds", 0.2, "went quiet"),
    ],
)
async def test_time_limits_end_a_turn_with_their_own_sentence(
    engine: TurnEngine,
    wire: WireServer,
    user: User,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: float,
    sentence: str,
) -> None:
    monkeypatch.setattr(get_settings(), name, value)
    wire.script(Text("Well"), Wait(asyncio.Event()))
    turn = await send(engine, user)
    events = await collect(engine, user, turn.turn_id)
    assert sentence in events[-1]["message"]
    assert (await messages(database, user, turn))[-1].content == "Well"


async def test_a_slow_tool_is_ended_and_changes_nothing(
    open_engine: OpenEngine, user: User, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(get_settings(), "tool_timeout_seconds", 0.1)
    create = tasks.create_task

    async def hang(*args: Any, **fields: Any) -> Any:
        await create(*args, **fields)
        await asyncio.Event().wait()

    monkeypatch.setattr(tasks, "create_task", hang)
    call = function_call("add_task", {"title": "Milk"}, call_id="c")
    engine = await open_engine(ScriptedModel([[call], [assistant_message("It took too long.")]]))
    turn = await send(engine, user)
    events = await collect(engine, user, turn.turn_id)
    result = next(event for event in events if event["type"] == "tool_result")
    assert not result["ok"] and "nothing was changed" in result["result"]["error"]
    assert await titles(database, user) == []


async def test_a_model_that_never_finishes_is_ended_after_ten_steps(
    open_engine: OpenEngine, user: User
) -> None:
    steps = [[function_call("list_tasks", {}, call_id=f"c{n}")] for n in range(30)]
    model = ScriptedModel(steps)
    engine = await open_engine(model)
    turn = await send(engine, user)
    events = await collect(engine, user, turn.turn_id)
    assert "10 steps" in events[-1]["message"]
    assert len(model.calls) == 10


async def test_a_bug_in_a_tool_is_no_secret_to_the_log_and_none_to_the_person(
    open_engine: OpenEngine, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*args: Any, **fields: Any) -> Any:
        raise RuntimeError("SELECT secret FROM users")

    monkeypatch.setattr(tasks, "get_task", broken)
    call = function_call("get_task", {"number": 1}, call_id="c")
    engine = await open_engine(ScriptedModel([[call], [assistant_message("That failed.")]]))
    turn = await send(engine, user)
    events = await collect(engine, user, turn.turn_id)
    assert kinds_of(events) == ["start", "tool_call", "tool_result", "text", "done"]
    assert "secret" not in str(events)


async def test_bad_arguments_and_unknown_tools_are_answered_not_fatal(
    open_engine: OpenEngine, user: User
) -> None:
    calls = [
        function_call("get_task", {"number": "seven"}, call_id="a"),
        function_call("get_task", "{broken", call_id="b"),
        function_call("launch_rocket", {"to": "moon"}, call_id="c"),
        function_call("add_task", {"title": "x" * 201}, call_id="d"),
    ]
    engine = await open_engine(ScriptedModel([calls, [assistant_message("None worked.")]]))
    turn = await send(engine, user)
    events = await collect(engine, user, turn.turn_id)
    results = {e["call_id"]: e for e in events if e["type"] == "tool_result"}
    assert {call_id: result["ok"] for call_id, result in results.items()} == dict.fromkeys(
        "abcd", False
    )
    assert results["d"]["result"]["fields"] == ["title"]
    assert events[-1]["status"] == "completed"


@pytest.mark.parametrize("message", ["", "  \n ", "x" * 4_001, "a\x00b", "a\ud800"])
async def test_a_bad_message_stores_nothing(
    engine: TurnEngine, user: User, database: Database, message: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await send(engine, user, message)
    assert [error.field for error in refused.value.errors] == ["message"]
    async with database.read_scope() as session:
        page = await conversations.list_conversations(session, user_id=user.id)
    assert page.conversations == []


async def test_too_many_messages_a_minute_wait(
    engine: TurnEngine, wire: WireServer, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(get_settings(), "rate_limits", "on")
    monkeypatch.setattr(get_settings(), "messages_per_minute", 2)
    for _ in range(2):
        wire.script(Text("ok"))
        turn = await send(engine, user)
        await collect(engine, user, turn.turn_id)
    with pytest.raises(RateLimited) as refused:
        await send(engine, user)
    assert 0 < refused.value.retry_after <= 60


async def test_silence_is_filled_with_heartbeats(
    engine: TurnEngine, wire: WireServer, user: User
) -> None:
    go = asyncio.Event()
    wire.script(Text("a"), Wait(go), Text("b"))
    turn = await send(engine, user)
    groups = []
    following = engine.follow(user_id=user.id, turn_id=turn.turn_id, heartbeat=0.02)
    async for events in following:
        groups.append(events)
        if groups.count([]) == 3:
            go.set()
    assert text_of([event for events in groups for event in events]) == "ab"
