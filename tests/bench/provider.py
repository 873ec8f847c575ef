"""The scripted model, a process of its own: it paces tokens exactly, over OpenAI's wire API.

`python -m tests.bench.provider` prints its port and serves until its input ends. A token's moment
is the reply's beginning plus its number over the rate; one that is late does not delay the next.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from typing import cast

import uvloop

from tests.bench.replies import Order, read_order, stamp, tokens_of

_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"


class Connection(asyncio.Protocol):
    """A kept-alive connection: one request after another, each answered with a paced reply."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._loop = asyncio.get_running_loop()
        self._received = b""
        self._timer: asyncio.TimerHandle | None = None

    def connection_lost(self, _error: Exception | None) -> None:
        if self._timer:
            self._timer.cancel()

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, found, body = self._received.partition(b"\r\n\r\n")
        if not found:
            return
        headers = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        length = int(headers.get(b"content-length", 0))
        if len(body) >= length:
            self._received = body[length:]
            self._answer(json.loads(body[:length]))

    def _answer(self, request: dict[str, object]) -> None:
        order = read_order(_last_message(request))
        self._transport.write(_HEAD + _chunk({"role": "assistant", "content": ""}))
        begun = self._loop.time()
        self._send(order, _pieces(order), begun, 0)

    def _send(self, order: Order, pieces: Iterator[str], begun: float, number: int) -> None:
        while True:
            piece = next(pieces, None)
            if piece is None:
                end = _chunk({}, '"stop"') + _framed(b"data: [DONE]\n\n") + b"0\r\n\r\n"
                self._transport.write(end)
                return
            self._transport.write(_chunk({"content": piece}))
            number += 1
            due = begun + number / order.rate if order.rate else 0
            if due > self._loop.time() and number < order.tokens:
                break
        self._timer = self._loop.call_at(due, self._send, order, pieces, begun, number)


def _pieces(order: Order) -> Iterator[str]:
    yield stamp(time.time())
    yield from tokens_of(order)
    yield stamp(time.time())


def _last_message(request: dict[str, object]) -> str:
    messages = request["messages"]
    assert isinstance(messages, list)
    asked = [message["content"] for message in messages if message["role"] == "user"]
    return asked[-1] if isinstance(asked[-1], str) else json.dumps(asked[-1])


def _chunk(delta: dict[str, str], finish_reason: str = "null") -> bytes:
    frame = (
        'data: {"id":"chatcmpl-benchmark","object":"chat.completion.chunk","created":1700000000,'
        '"model":"scripted","choices":[{"index":0,"delta":'
        f'{json.dumps(delta)},"finish_reason":{finish_reason}}}]}}\n\n'
    )
    return _framed(frame.encode())


def _framed(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


async def _serve() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Connection, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    uvloop.run(_serve())
