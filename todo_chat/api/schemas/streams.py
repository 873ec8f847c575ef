"""What the schema says about streams of events."""

from __future__ import annotations

from typing import Any

_START = (
    'data: {"type":"start","seq":1,"turn_id":"5e…","conversation_id":"3b…","message_id":"a1…"}\n\n'
)
_TOOLS = (
    'data: {"type":"thinking","seq":2,"message":"Thinking…"}\n\n'
    'data: {"type":"tool_call","seq":3,"call_id":"c1","name":"add_task",'
    '"arguments":{"title":"Buy milk"}}\n\n'
    'data: {"type":"tool_result","seq":4,"call_id":"c1","name":"add_task","ok":true,'
    '"result":{"added":{"number":1,"title":"Buy milk"}}}\n\n'
)
_END = (
    'data: {"type":"text","seq":5,"content":"Added **Buy milk** as task 1."}\n\n'
    'data: {"type":"done","seq":6,"conversation_id":"3b…","message_id":"b2…",'
    '"status":"completed"}\n\n'
)
_FRAMING = (
    "Server-sent events. Each is exactly one line `data: <one-line JSON>` and a blank line; the "
    "comment `: heartbeat` follows 15 seconds of silence. Exactly one of `done` and `error` is "
    "the last."
)


def _stream(description: str, example: str) -> dict[int | str, dict[str, Any]]:
    content = {"text/event-stream": {"schema": {"type": "string"}, "example": example}}
    return {200: {"description": description, "content": content}}


PLAIN_STREAM = _stream(_FRAMING, _START + _END)
TOOL_STREAM = _stream(_FRAMING, _START + _TOOLS + _END)
NUMBERED_STREAM = _stream(
    "The same events, each with an `id:` line before it that holds its `seq`.",
    "id: 1\n" + _START,
)
