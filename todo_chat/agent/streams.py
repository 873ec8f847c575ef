"""A remote model's stream in groups: a message in it costs many times what its text does.

Nobody is shown text more often than every 40 ms, while a model sends its tokens one by one, and
the client libraries decode, check and copy each of them. So the first text is passed on at once,
and texts that follow within `GROUP_SECONDS` become one message of the same form. Everything else
in a stream stays as it is. While a group is taken nothing is read: what comes then gathers in the
connection and is read at once, and a model that sends too fast has to wait.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx2
from openai import AsyncOpenAI, DefaultAioHttpClient
from openai.types.chat import ChatCompletionChunk
from openai.types.chat.chat_completion_chunk import Choice, ChoiceDelta
from openai.types.responses import ResponseTextDeltaEvent
from pydantic import BaseModel

from todo_chat.agent.endings import require_end

GROUP_SECONDS = 0.04

Message = dict[str, Any]

# The library checks each field of each message against its type; a piece of text needs no check.
_unchecked: Any = BaseModel.model_construct.__func__  # type: ignore[attr-defined]


def build_client(**options: Any) -> AsyncOpenAI:
    """A client of a model provider that reads streams in groups; takes `AsyncOpenAI`'s options."""
    http = DefaultAioHttpClient(event_hooks={"response": [require_end, _group]})
    return _Client(http_client=http, **options)


class _Client(AsyncOpenAI):
    """Makes objects of pieces of text without the library's checks, which cost most of its time.

    Should the library no longer call this, all works as before, only slower.
    """

    def _process_response_data(self, *, data: Any, cast_to: Any, response: Any) -> Any:
        delta = _text_in(data)
        if delta is None:
            return super()._process_response_data(data=data, cast_to=cast_to, response=response)
        if delta is data:
            return _unchecked(ResponseTextDeltaEvent, **data)
        choice = {**data["choices"][0], "delta": _unchecked(ChoiceDelta, **delta)}
        return _unchecked(
            ChatCompletionChunk, **{**data, "choices": [_unchecked(Choice, **choice)]}
        )


async def _group(response: httpx2.Response) -> None:
    is_events = response.headers.get("content-type", "").startswith("text/event-stream")
    if is_events and "content-encoding" not in response.headers:
        assert isinstance(response.stream, httpx2.AsyncByteStream)
        response.stream = _Grouped(response.stream)


class _Grouped(httpx2.AsyncByteStream):
    """Server-sent events in groups; while one is read, the next gathers in the connection."""

    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream
        self._groups = self._read()

    def __aiter__(self) -> AsyncIterator[bytes]:
        # The library iterates anew when only the end is left, to have the connection free.
        return self._groups

    async def aclose(self) -> None:
        """Stop reading."""
        await self._stream.aclose()

    async def _read(self) -> AsyncIterator[bytes]:
        rest = b""
        async for data in self._stream:
            whole, blank, rest = (rest + data).replace(b"\r\n", b"\n").rpartition(b"\n\n")
            group, has_text = join_texts(whole + blank)
            if group:
                yield group
            if has_text:
                await asyncio.sleep(GROUP_SECONDS)
        if rest:
            yield rest


def join_texts(messages: bytes) -> tuple[bytes, bool]:
    """The same messages, but each run that differs in nothing but text made one; is there text?"""
    joined: list[bytes | _Text] = []
    for raw in messages.split(b"\n\n")[:-1]:
        text = _read_text(raw)
        before = joined[-1] if joined else None
        if text is None or not isinstance(before, _Text) or before.kind != text.kind:
            joined.append(raw if text is None else text)
        else:
            before.delta[before.name] += text.delta[text.name]
    found = b"".join(
        b"%b\n\n" % (part.write() if isinstance(part, _Text) else part) for part in joined
    )
    return found, any(isinstance(part, _Text) for part in joined)


@dataclass
class _Text:
    """A message that brings text and nothing else; `kind` is what it shares with its neighbours."""

    message: Message
    delta: Message
    name: str
    kind: Message

    def write(self) -> bytes:
        """The message as it is sent."""
        event = self.message.get("type")
        head = b"event: %b\n" % event.encode() if event else b""
        return b"%bdata: %b" % (head, json.dumps(self.message).encode())


def _read_text(raw: bytes) -> _Text | None:
    line = raw.rpartition(b"\n")[2]
    if not line.startswith(b"data: {"):
        return None
    try:
        message = json.loads(line[6:])
    except ValueError:
        return None
    delta = _text_in(message)
    if delta is None:
        return None
    kind = {**message, "created": 0, "sequence_number": 0, "obfuscation": "", "delta": ""}
    if delta is message:
        return _Text(message, delta, "delta", kind)
    kind["choices"] = {**message["choices"][0], "delta": {**delta, "content": ""}}
    return _Text(message, delta, "content", kind)


def _text_in(message: Any) -> Message | None:
    """What holds the text of a message that brings nothing else, in either wire API's form."""
    found: Message | None = None
    match message:
        case {"type": "response.output_text.delta", "delta": str(text)}:
            found = message if text else None
        case {"choices": [{"delta": {"content": str(text), **more}, "finish_reason": None}]}:
            is_all = text and not any(more[name] for name in more if name != "role")
            found = message["choices"][0]["delta"] if is_all else None
    return found
