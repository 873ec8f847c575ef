"""Streams of remote models are read in groups, and nothing in them is lost or changed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openai import APIConnectionError, AsyncOpenAI

from tests.support.wire import ChatCompletions, Cut, Raw, Responses, Text, Wait, WireServer
from todo_chat.agent import streams
from todo_chat.agent.streams import build_client, join_texts

FORMS = [ChatCompletions, Responses]


def messages_of(data: bytes) -> list[dict[str, Any]]:
    lines = data.decode().splitlines()
    return [json.loads(line[6:]) for line in lines if line.startswith("data: {")]


def chat_text(content: str, **more: Any) -> bytes:
    choice = {"index": 0, "delta": {"content": content}, "finish_reason": None, **more}
    return b"data: " + json.dumps({"id": "1", "choices": [choice]}).encode() + b"\n\n"


@pytest.fixture
async def client(wire: WireServer) -> AsyncIterator[AsyncOpenAI]:
    client = build_client(api_key="sk-test", base_url=wire.url, max_retries=0)
    yield client
    await client.close()


async def pieces(client: AsyncOpenAI) -> AsyncIterator[str]:
    """The texts of a reply, as the client hands them out."""
    stream = await client.chat.completions.create(
        model="test", messages=[{"role": "user", "content": "hi"}], stream=True
    )
    async for chunk in stream:
        if chunk.choices and (content := chunk.choices[0].delta.content):
            yield content


@pytest.mark.parametrize("form", FORMS)
def test_texts_that_follow_each_other_become_one(form: type[ChatCompletions | Responses]) -> None:
    wire = form()
    opening = wire.begin() + wire.text("first")
    count = len(messages_of(opening))
    data, has_text = join_texts(opening + wire.text(" second") + wire.text(" third"))
    assert has_text
    assert len(messages_of(data)) == count
    last = messages_of(data)[-1]
    text = last["delta"] if "delta" in last else last["choices"][0]["delta"]["content"]
    assert text == "first second third"


@pytest.mark.parametrize(
    "other",
    [
        chat_text("b", logprobs={"content": []}),
        chat_text("b", finish_reason="stop"),
        chat_text("b", index=1),
        chat_text("b", delta={"content": "b", "tool_calls": [{"index": 0}]}),
        b"data: [DONE]\n\n",
        b": still here\n\n",
        b"data: {nonsense\n\n",
    ],
)
def test_what_brings_more_than_text_stays_as_it_is(other: bytes) -> None:
    data, _ = join_texts(chat_text("a") + other + chat_text("c"))
    assert data.count(b"\n\n") == 3
    assert other.split(b"\n\n")[0] in data or json.loads(other[6:]) in messages_of(data)


def test_an_opening_without_text_holds_nothing_up() -> None:
    data = ChatCompletions().begin()
    assert join_texts(data) == (data, False)


@given(st.lists(st.text(min_size=1, max_size=5), max_size=9), st.integers(1, 60))
async def test_any_cut_of_the_bytes_gives_the_same_text(texts: list[str], size: int) -> None:
    wire = ChatCompletions()
    data = wire.begin() + b"".join(map(wire.text, texts)) + wire.end()
    if size % 2:
        data = data.replace(b"\n", b"\r\n")

    class Source(httpx2.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            for start in range(0, len(data), size):
                yield data[start : start + size]

    with pytest.MonkeyPatch.context() as quickly:
        quickly.setattr(streams, "GROUP_SECONDS", 0)
        grouped = [group async for group in streams._Grouped(Source())]
    found = messages_of(b"".join(grouped))
    assert "".join(m["choices"][0]["delta"].get("content", "") for m in found) == "".join(texts)


async def test_the_first_text_does_not_wait_for_a_second(
    wire: WireServer, client: AsyncOpenAI
) -> None:
    seen = asyncio.Event()
    wire.script(Text("first"), Wait(seen), Text(" second"))
    found = []
    async with asyncio.timeout(10):
        async for piece in pieces(client):
            found.append(piece)
            seen.set()
    assert found == ["first", " second"]


async def test_texts_that_come_together_are_handed_out_together(
    wire: WireServer, client: AsyncOpenAI
) -> None:
    wire.script(Text(*"one reply of many small pieces"))
    found = [piece async for piece in pieces(client)]
    assert "".join(found) == "one reply of many small pieces"
    assert len(found) < 10


async def test_a_cut_connection_loses_no_text_and_is_an_error(
    wire: WireServer, client: AsyncOpenAI
) -> None:
    seen = asyncio.Event()
    wire.script(Text("so far"), Wait(seen), Cut())
    found = []
    with pytest.raises(APIConnectionError):
        async for piece in pieces(client):
            found.append(piece)
            seen.set()
    assert found == ["so far"]


async def test_a_model_that_floods_has_to_wait(wire: WireServer, client: AsyncOpenAI) -> None:
    frame = ChatCompletions().text("x" * 1_000)
    wire.script(Text("first"), *(Raw(frame) for _ in range(500)))
    longest = max([len(piece) async for piece in pieces(client)])
    assert longest < 200_000


async def test_one_reply_after_another_ends(wire: WireServer, client: AsyncOpenAI) -> None:
    for _ in range(3):
        wire.script(Text("a", "b"))
        assert "".join([piece async for piece in pieces(client)]) == "ab"
