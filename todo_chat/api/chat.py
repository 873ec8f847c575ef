"""Talking to the assistant: a whole reply at once, or its events as they happen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse

from todo_chat.api import sse
from todo_chat.api.deps import Owner
from todo_chat.api.errors import error_response
from todo_chat.api.schemas.chat import ChatInput, ChatReply, ToolCallPublic
from todo_chat.api.schemas.errors import errors
from todo_chat.api.schemas.streams import PLAIN_STREAM, TOOL_STREAM
from todo_chat.chat.engine import StartedTurn, engine
from todo_chat.chat.parts import PartsBuilder
from todo_chat.models import User
from todo_chat.strings import t

router = APIRouter(
    prefix="/{user_id}/chat", tags=["Chat"], responses=errors(401, 403, 404, 409, 413, 422, 429)
)

PLAIN_TYPES = {"start", "text", "done", "error"}
_ERROR_STATUSES = {"MODEL_UNAVAILABLE": 503, "TURN_TIMEOUT": 504}


@router.post("", response_model=ChatReply, responses=errors(503), summary="Get a whole reply")
async def chat(owner: Owner, given: ChatInput) -> Any:
    """Send a message and wait for the whole reply."""
    started = await engine().start(user_id=owner.id, request=given.to_request())
    parts, last = PartsBuilder(), {}
    async for events in engine().follow(user_id=owner.id, turn_id=started.turn_id):
        for last in events:
            parts.add(last)
    if last.get("type") != "done":
        return _failed(started, last)
    return ChatReply(
        conversation_id=started.conversation_id,
        turn_id=started.turn_id,
        message_id=started.reply_id,
        response=parts.content,
        tool_calls=[ToolCallPublic.of(part) for part in parts.calls.values()],
        status=last["status"],
    )


def _failed(started: StartedTurn, last: sse.Event) -> Response:
    """The turn's error; what it said and did until then is stored, and the ids lead there."""
    code = last.get("code", "INTERNAL_ERROR")
    details = {"conversation_id": started.conversation_id, "turn_id": started.turn_id}
    message = last.get("message", t("error.internal"))
    return error_response(_ERROR_STATUSES.get(code, 500), code, message, details)


@router.post(
    "/stream",
    response_class=StreamingResponse,
    responses=PLAIN_STREAM,
    summary="Stream a reply's text",
)
async def stream(owner: Owner, given: ChatInput) -> Response:
    """Send a message and follow the reply: `start`, `text`, then `done` or `error`.

    A client that goes away does not stop the reply.
    """
    return sse.event_stream(_only(await _start(owner, given), PLAIN_TYPES), sse.plain_frame)


@router.post(
    "/stream-tools",
    response_class=StreamingResponse,
    responses=TOOL_STREAM,
    summary="Stream a reply with its tool calls",
)
async def stream_tools(owner: Owner, given: ChatInput) -> Response:
    """As `stream`, with `thinking`, `tool_call` and `tool_result` as they happen."""
    return sse.event_stream(await _start(owner, given), sse.plain_frame)


async def _start(owner: User, given: ChatInput) -> AsyncIterator[list[sse.Event]]:
    started = await engine().start(user_id=owner.id, request=given.to_request())
    return engine().follow(
        user_id=owner.id, turn_id=started.turn_id, heartbeat=sse.HEARTBEAT_SECONDS
    )


async def _only(
    groups: AsyncIterator[list[sse.Event]], types: set[str]
) -> AsyncIterator[list[sse.Event]]:
    clock = asyncio.get_running_loop().time
    told = clock()
    async for events in groups:
        wanted = [event for event in events if event["type"] in types]
        # What this client is not told breaks no silence: it gets its heartbeat all the same.
        if wanted or not events or clock() >= told + sse.HEARTBEAT_SECONDS:
            yield wanted
            told = clock()
