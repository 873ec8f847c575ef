"""A client of server-sent events on a bare socket, which counts every byte."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any
from urllib.parse import urlsplit

from tests.bench.clients.reply import Reply
from tests.bench.replies import Order

_BUFFER = 1 << 20


async def ask(
    url: str, body: dict[str, Any], order: Order, *, headers: dict[str, str] | None = None
) -> Reply:
    """POST a body and read the events to their end."""
    return await _follow("POST", url, json.dumps(body).encode(), headers or {}, Reply(order))


async def follow(url: str, order: Order, *, headers: dict[str, str]) -> Reply:
    """GET the events of a turn."""
    return await _follow("GET", url, b"", headers, Reply(order))


async def _follow(
    method: str, url: str, body: bytes, headers: dict[str, str], reply: Reply
) -> Reply:
    where = urlsplit(url)
    reader, writer = await asyncio.open_connection(where.hostname, where.port, limit=_BUFFER)
    given = {
        "Host": where.netloc,
        "Connection": "close",
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        **headers,
    }
    path = f"{where.path}?{where.query}" if where.query else where.path
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    writer.write(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
    try:
        head_bytes = await reader.readuntil(b"\r\n\r\n")
        status = int(head_bytes.split(b" ", 2)[1])
        if status != 200:
            raise RuntimeError(f"{method} {url}: {status} {(await reader.read())[:500]!r}")
        reply.wire_bytes += len(head_bytes)
        await _read_events(reader, reply)
    finally:
        writer.close()
    return reply


async def _read_events(reader: asyncio.StreamReader, reply: Reply) -> None:
    pieces: list[str] = []
    rest = b""
    while data := await reader.read(65_536):
        reply.wire_bytes += len(data)
        *lines, rest = (rest + data).split(b"\n")
        fresh = ""
        for line in lines:
            if not line.startswith(b"data: "):
                continue
            reply.frames += 1
            reply.payload_bytes += len(line) + 2  # with the line end and the blank line
            event = json.loads(line[6:])
            if event["type"] == "text":
                fresh += event["content"]
            elif event["type"] == "error":
                raise RuntimeError(f"the reply failed: {event}")
        if fresh:
            pieces.append(fresh)
            reply.saw(fresh)
    reply.text = "".join(pieces)
    reply.ended = time.time()
