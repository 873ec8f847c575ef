"""The SDK adapter: streams that build up the response, unique ids, both ways to ask."""

from __future__ import annotations

import time
from typing import Any

import pytest
from agents import ModelSettings, ModelTracing
from agents.items import TResponseInputItem
from openai.types.responses import (
    Response,
    ResponseCompletedEvent,
    ResponseFunctionToolCall,
    ResponseOutputMessage,
)

from tests.agent.builtin.conftest import Talk
from todo_chat.agent.builtin import BuiltInModel
from todo_chat.agent.builtin.planner import decide
from todo_chat.agent.builtin.plans import Request
from todo_chat.agent.builtin.transcript import Exchange, read_transcript


def _responses(events: tuple[Any, ...]) -> list[Response]:
    return [event.response for event in events if isinstance(event, ResponseCompletedEvent)]


async def test_the_stream_builds_up_the_response_word_by_word(talk: Talk) -> None:
    said = await talk.say("what's on my list?")
    call, reply = (response.output[0] for response in _responses(said.events))
    assert isinstance(call, ResponseFunctionToolCall)
    assert isinstance(reply, ResponseOutputMessage)
    assert reply.content[0].text == "".join(said.deltas) == said.reply  # type: ignore[union-attr]
    assert len(said.deltas) > 10
    assert all(len(delta.split()) <= 1 for delta in said.deltas)


async def test_each_response_streams_in_the_order_of_the_protocol(talk: Talk) -> None:
    said = await talk.say("delete 1 and 2")
    begins = [i for i, event in enumerate(said.events) if event.type == "response.created"]
    calls, reply = said.events[: begins[1]], said.events[begins[1] :]
    item = [
        "response.output_item.added",
        "response.function_call_arguments.delta",
        "response.function_call_arguments.done",
        "response.output_item.done",
    ]
    types = [event.type for event in calls]
    assert types == ["response.created", *item, *item, "response.completed"]
    types = [event.type for event in reply if event.type != "response.output_text.delta"]
    assert types == [
        "response.created",
        "response.output_item.added",
        "response.content_part.added",
        "response.output_text.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.completed",
    ]
    for events in (calls, reply):
        assert [event.sequence_number for event in events] == list(range(len(events)))


async def test_call_ids_are_never_used_twice(talk: Talk) -> None:
    ids = [
        call.call_id
        for message in ("complete 1", "reopen 1", "complete 1", "complete 1 and 1 and 2")
        for call in (await talk.say(message)).calls
    ]
    assert len(set(ids)) == len(ids) == 5


async def _ask(items: str | list[TResponseInputItem]) -> Any:
    response = await BuiltInModel().get_response(
        None,
        items,
        ModelSettings(),
        [],
        None,
        [],
        ModelTracing.DISABLED,
        previous_response_id=None,
        conversation_id=None,
        prompt=None,
    )
    return response.output


async def test_answers_without_a_stream_too() -> None:
    [call] = await _ask("list")
    assert (call.name, call.arguments) == ("list_tasks", '{"status": "pending"}')
    [reply] = await _ask([{"role": "user", "content": [{"type": "input_text", "text": "thanks"}]}])
    assert reply.content[0].text == "You're welcome!"


async def test_answers_a_conversation_of_odd_items() -> None:
    items: list[Any] = [
        {"role": "assistant", "content": "Hello."},
        {"type": "reasoning", "summary": []},
        {"role": "user", "content": "delete it"},
        {"type": "function_call", "call_id": "a", "name": "odd", "arguments": "not json"},
        {"type": "function_call_output", "call_id": "a", "output": "not json either"},
        {"type": "function_call", "call_id": "b", "name": "list_tasks", "arguments": "{}"},
        {"type": "function_call_output", "call_id": "z", "output": "{}"},
    ]
    [reply] = await _ask(items)
    assert "which task" in reply.content[0].text
    [reply] = await _ask([])
    assert reply.content[0].text


async def test_understands_what_another_model_left(talk: Talk) -> None:
    await talk.say("complete 3")
    talk.items[-1] = {"role": "assistant", "content": "I have ticked off the report for you!"}
    await talk.say("rename it to Write a book")
    assert (await talk.tasks())[3]["title"] == "Write a book"


async def test_takes_no_question_of_another_model_for_its_own(talk: Talk) -> None:
    await talk.say("delete everything")
    talk.items[-1] = {"role": "assistant", "content": "Shall I tell you a joke?"}
    await talk.say("yes")
    assert len(await talk.tasks()) == 5


@pytest.mark.parametrize("error", ["There is no task 1.", ""])
def test_claims_nothing_when_a_tool_refuses(error: str) -> None:
    for message, request in (
        ("add bread", Request("add_task", {"title": "Bread"})),
        ("complete 1", Request("complete_task", {"number": 1})),
        ("delete 1", Request("delete_task", {"number": 1})),
        ("rename 1 to x", Request("update_task", {"number": 1, "title": "X"})),
        ("list", Request("list_tasks", {"status": "pending"})),
        ("find x", Request("list_tasks", {"query": "x"})),
        ("how many tasks are done", Request("list_tasks", {"status": "completed"})),
        ("complete the milk", Request("list_tasks", {})),
    ):
        exchange = Exchange(message, [(request, f'{{"error": "{error}"}}')])
        reply = decide([exchange])
        assert isinstance(reply, str), message
        assert "couldn't" in reply
        assert error in reply


def test_decides_quickly_among_500_tasks() -> None:
    words = "buy call send report bread plants book flight rent dentist car album".split()  # noqa: SIM905
    titles = [f"{words[n % 12]} {words[n * 7 % 12]} {words[n * 5 % 11]} {n}" for n in range(500)]
    tasks = [{"number": n, "title": t, "status": "pending"} for n, t in enumerate(titles, 1)]
    exchange = Exchange("I bought the zebra bread for the dentist")
    exchange.calls = [(Request("list_tasks", {}), {"tasks": tasks, "total": 500})]
    decide([exchange])
    best = min(_seconds(exchange) for _ in range(20))
    assert best < 0.005


def _seconds(exchange: Exchange) -> float:
    begin = time.perf_counter()
    assert isinstance(decide([exchange]), str)
    return time.perf_counter() - begin


def test_reads_a_conversation_into_exchanges() -> None:
    exchanges = read_transcript(
        [
            {"role": "user", "content": "hi"},
            {"role": "assistant", "content": "Hello!"},
            {"role": "assistant", "content": "What's up?"},
            {"role": "user", "content": "list"},
        ]
    )
    assert [(e.message, e.reply) for e in exchanges] == [
        ("hi", "Hello!\n\nWhat's up?"),
        ("list", ""),
    ]
