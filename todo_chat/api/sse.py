"""Server-sent events: how events are framed, byte by byte, and sent as they happen."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from typing import Any

from starlette.responses import StreamingResponse

Event = dict[str, Any]
Frame = Callable[[Event], bytes]

HEARTBEAT_SECONDS = 15.0
HEARTBEAT = b": heartbeat\n\n"
HEADERS = {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-cache, no-store, must-revalidate",
    "Pragma": "no-cache",
    "Expires": "0",
    "Connection": "keep-alive",
    "X-Accel-Buffering": "no",
}
# Line ends to some clients' line readers, though not to the standard's.
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def plain_frame(event: Event) -> bytes:
    """One `data: ` line of one-line JSON and a blank line, and nothing else."""
    text = json.dumps(event, ensure_ascii=False, separators=(",", ":")).translate(_LINE_ENDS)
    # Half a surrogate pair has no UTF-8; its backslash form is what JSON would write anyway.
    return b"data: " + text.encode("utf-8", "backslashreplace") + b"\n\n"


def numbered_frame(event: Event) -> bytes:
    """The same with an `id:` line before it, which an `EventSource` remembers."""
    return b"id: %d\n" % event["seq"] + plain_frame(event)


async def _frames(groups: AsyncIterator[list[Event]], frame: Frame) -> AsyncIterator[bytes]:
    async for events in groups:
        yield b"".join(map(frame, events)) if events else HEARTBEAT


def event_stream(groups: AsyncIterator[list[Event]], frame: Frame) -> StreamingResponse:
    """A response that sends groups of events as they come; an empty group is a heartbeat."""
    return StreamingResponse(_frames(groups, frame), headers=HEADERS)
