"""Tells a finished stream from one that merely stopped.

A provider, or a proxy before it, may close a stream in the middle as if it had ended. Client
libraries then take half a reply for a whole one.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import httpx2

_END = re.compile(
    rb'data:\s*\[DONE\]|"finish_reason"\s*:\s*"|"error"\s*:'
    rb"|response\.(?:completed|failed|incomplete)"
)
_LONGEST = 64


async def require_end(response: httpx2.Response) -> None:
    """A response hook: a stream of events that closes before its end raises a protocol error."""
    if response.headers.get("content-type", "").startswith("text/event-stream"):
        assert isinstance(response.stream, httpx2.AsyncByteStream)
        response.stream = _WholeStream(response.stream)


class _WholeStream(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        ended, tail = False, b""
        async for data in self._stream:
            ended = ended or _END.search(tail + data) is not None
            tail = (tail + data)[-_LONGEST:]
            yield data
        if not ended:
            raise httpx2.RemoteProtocolError("the stream closed before its end")

    async def aclose(self) -> None:
        await self._stream.aclose()
