"""The built-in model in the SDK's form: a conversation in, tool calls or a streamed reply out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from agents.items import ModelResponse, TResponseInputItem, TResponseStreamEvent
from agents.models.interface import Model
from agents.usage import Usage

from todo_chat.agent.builtin.events import build_output, stream_events
from todo_chat.agent.builtin.planner import decide
from todo_chat.agent.builtin.transcript import read_transcript


class BuiltInModel(Model):
    """A model that needs no key and no network; it understands what concerns the list."""

    async def get_response(
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],
        *_args: Any,
        **_options: Any,
    ) -> ModelResponse:
        """The next tool calls, or the reply, in one piece."""
        output = build_output(decide(read_transcript(input)))
        return ModelResponse(output=output, usage=Usage(requests=1), response_id=None)

    async def stream_response(
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],
        *_args: Any,
        **_options: Any,
    ) -> AsyncIterator[TResponseStreamEvent]:
        """The next tool calls, or the reply word by word."""
        output = build_output(decide(read_transcript(input)))
        for event in stream_events(output):
            yield event
            # Lets others run, so that each word is seen, and can be stopped, as it comes.
            await asyncio.sleep(0)
