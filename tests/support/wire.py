"""A model provider on loopback that speaks OpenAI's two wire APIs, with real sockets and frames.

Each request is answered by the next reply of the script:

    wire.script(Text("Hel", "lo"))                      # tokens
    wire.script(Call("add_task", {"title": "Milk"}))    # a tool call
    wire.script(Text("Hel"), Wait(event), Text("lo"))   # waits until the test sets the event
    wire.script(Text("Hel"), Pause(0.02), Text("lo"))   # as slow as a model
    wire.script(Text("Hel"), Cut())                     # the connection breaks
    wire.script(Text("Hel"), Close())                   # the stream closes as if it had ended
    wire.script(Refuse(429, "slow down"))               # an HTTP error
    wire.script(Raw(b"data: {nonsense\\n\\n"))          # whatever bytes
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest


class Text:
    """Pieces of text, each in a frame of its own."""

    def __init__(self, *pieces: str) -> None:
        self.pieces = pieces


@dataclass
class Call:
    """A tool call; its arguments come in two pieces."""

    name: str
    arguments: dict[str, Any] | str
    call_id: str = ""


@dataclass
class Wait:
    """Nothing is sent until the event is set."""

    event: asyncio.Event


@dataclass
class Pause:
    """Nothing is sent for these seconds."""

    seconds: float


@dataclass
class Close:
    """The stream closes in the middle as if it had ended."""


@dataclass
class Cut:
    """The connection is reset in the middle."""


@dataclass
class Refuse:
    """An HTTP error instead of a stream."""

    status: int
    message: str


@dataclass
class Raw:
    """These bytes as they are."""

    data: bytes


@dataclass
class Request:
    """What a client asked."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    closed: asyncio.Event = field(default_factory=asyncio.Event)


class WireServer:
    """The provider; `url` is the base URL to configure."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.asked = asyncio.Event()
        self._script: list[tuple[Any, ...]] = []
        self._calls = 0
        self._server: asyncio.Server | None = None
        self._serving: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        """The base URL, up to and including `/v1`."""
        assert self._server
        port = self._server.sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}/v1"

    def script(self, *steps: Any) -> None:
        """Answer one more request with these steps."""
        self._script.append(steps)

    def reset(self) -> None:
        """Forget the script and what was asked, for the next test."""
        self._script.clear()
        self.requests.clear()
        self.asked.clear()

    def steps_for(self, request: Request) -> Sequence[Any]:
        """The steps that answer a request: the next ones of the script."""
        return self._script.pop(0) if self._script else (Refuse(500, "script is empty"),)

    async def start(self) -> None:
        """Listen on a free port."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)

    async def stop(self) -> None:
        """Stop listening and drop every connection."""
        assert self._server
        self._server.close()
        for serving in self._serving:
            serving.cancel()
        await asyncio.gather(*self._serving)
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        serving = asyncio.current_task()
        assert serving
        self._serving.add(serving)
        try:
            request = await _read_request(reader)
            self.requests.append(request)
            self.asked.set()
            steps = self.steps_for(request)
            gone = asyncio.create_task(_wait_closed(reader, request))
            try:
                await self._answer(request, steps, writer)
            finally:
                gone.cancel()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        except asyncio.CancelledError:  # the server stops
            writer.transport.abort()
        finally:
            self._serving.discard(serving)
            writer.close()

    async def _answer(
        self, request: Request, steps: Iterable[Any], writer: asyncio.StreamWriter
    ) -> None:
        first = next(iter(steps))
        if isinstance(first, Refuse):
            error = {"error": {"message": first.message, "type": "error", "code": None}}
            body = json.dumps(error).encode()
            writer.write(
                f"HTTP/1.1 {first.status} Error\r\nContent-Type: application/json\r\n"
                f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode()
                + body
            )
            await writer.drain()
            return
        writer.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
            b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        )
        wire = Responses() if request.path.endswith("/responses") else ChatCompletions()
        writer.write(_chunk(wire.begin()))
        for step in steps:
            await writer.drain()
            match step:
                case Text():
                    for piece in step.pieces:
                        writer.write(_chunk(wire.text(piece)))
                        await writer.drain()
                case Call():
                    self._calls += 1
                    call_id = step.call_id or f"call_{self._calls}"
                    writer.write(_chunk(wire.call(step, call_id)))
                case Wait():
                    await step.event.wait()
                case Pause():
                    await asyncio.sleep(step.seconds)
                case Raw():
                    writer.write(_chunk(step.data))
                case Close():
                    writer.write(b"0\r\n\r\n")
                    await writer.drain()
                    return
                case Cut():
                    await writer.drain()
                    writer.transport.abort()
                    return
        writer.write(_chunk(wire.end()) + b"0\r\n\r\n")
        await writer.drain()


async def _read_request(reader: asyncio.StreamReader) -> Request:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Request(head[0].split(" ")[1], headers, json.loads(body or b"{}"))


async def _wait_closed(reader: asyncio.StreamReader, request: Request) -> None:
    with suppress(ConnectionError):
        await reader.read()
    request.closed.set()


def _chunk(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def _frame(data: dict[str, Any]) -> bytes:
    return f"data: {json.dumps(data)}\n\n".encode()


class ChatCompletions:
    """Frames of `/v1/chat/completions`."""

    def __init__(self) -> None:
        self._calls = 0

    def begin(self) -> bytes:
        """The frame that opens the message."""
        return self._chunk({"role": "assistant", "content": ""})

    def text(self, piece: str) -> bytes:
        """A frame with a piece of text."""
        return self._chunk({"content": piece})

    def call(self, call: Call, call_id: str) -> bytes:
        """Frames of a tool call."""
        index, self._calls = self._calls, self._calls + 1
        text = _arguments(call)
        opening = {"index": index, "id": call_id, "type": "function"}
        first = opening | {"function": {"name": call.name, "arguments": text[:5]}}
        rest = {"index": index, "function": {"arguments": text[5:]}}
        return self._chunk({"tool_calls": [first]}) + self._chunk({"tool_calls": [rest]})

    def end(self) -> bytes:
        """The frames that close the stream."""
        reason = "tool_calls" if self._calls else "stop"
        return self._chunk({}, finish_reason=reason) + b"data: [DONE]\n\n"

    def _chunk(self, delta: dict[str, Any], finish_reason: str | None = None) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
        return _frame(
            {
                "id": "chatcmpl-1",
                "object": "chat.completion.chunk",
                "created": 1,
                "model": "test",
                "choices": [choice],
            }
        )


class Responses:
    """Frames of `/v1/responses`."""

    def __init__(self) -> None:
        self._seq = 0
        self._output: list[dict[str, Any]] = []
        self._text: list[str] = []

    def begin(self) -> bytes:
        """The frame that opens the response."""
        return self._event("response.created", response=self._response("in_progress"))

    def text(self, piece: str) -> bytes:
        """A frame with a piece of text, after those that open the message."""
        opening = b"" if self._text else self._open_message()
        self._text.append(piece)
        return opening + self._event(
            "response.output_text.delta", delta=piece, logprobs=[], **self._place()
        )

    def call(self, call: Call, call_id: str) -> bytes:
        """Frames of a tool call."""
        closing = self._close_message()
        text = _arguments(call)
        item = {"type": "function_call", "id": f"fc_{call_id}", "call_id": call_id}
        item |= {"name": call.name, "arguments": "", "status": "in_progress"}
        at = {"output_index": len(self._output)}
        frames = self._event("response.output_item.added", item=dict(item), **at)
        for piece in (text[:5], text[5:]):
            frames += self._event(
                "response.function_call_arguments.delta", item_id=item["id"], delta=piece, **at
            )
        item |= {"arguments": text, "status": "completed"}
        frames += self._event("response.output_item.done", item=item, **at)
        self._output.append(item)
        return closing + frames

    def end(self) -> bytes:
        """The frames that close the stream."""
        closing = self._close_message()
        return closing + self._event("response.completed", response=self._response("completed"))

    def _place(self) -> dict[str, Any]:
        return {"item_id": "msg_1", "output_index": len(self._output), "content_index": 0}

    def _message(self, text: str, status: str) -> dict[str, Any]:
        content = [{"type": "output_text", "text": text, "annotations": []}] if text else []
        return {
            "type": "message",
            "id": "msg_1",
            "role": "assistant",
            "status": status,
            "content": content,
        }

    def _open_message(self) -> bytes:
        part = {"type": "output_text", "text": "", "annotations": []}
        return self._event(
            "response.output_item.added",
            item=self._message("", "in_progress"),
            output_index=len(self._output),
        ) + self._event("response.content_part.added", part=part, **self._place())

    def _close_message(self) -> bytes:
        if not self._text:
            return b""
        item = self._message("".join(self._text), "completed")
        frame = self._event("response.output_item.done", item=item, output_index=len(self._output))
        self._output.append(item)
        self._text = []
        return frame

    def _response(self, status: str) -> dict[str, Any]:
        return {
            "id": "resp_1",
            "object": "response",
            "created_at": 1,
            "model": "test",
            "status": status,
            "output": self._output,
            "parallel_tool_calls": True,
            "tool_choice": "auto",
            "tools": [],
            "usage": None,
        }

    def _event(self, type: str, **fields: Any) -> bytes:
        self._seq += 1
        return _frame({"type": type, "sequence_number": self._seq, **fields})


def _arguments(call: Call) -> str:
    return call.arguments if isinstance(call.arguments, str) else json.dumps(call.arguments)


@pytest.fixture
async def wire() -> AsyncIterator[WireServer]:
    """A provider that listens."""
    server = WireServer()
    await server.start()
    yield server
    await server.stop()
