"""Output items of a model and the Responses events that stream them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count
from uuid import uuid4

from agents.items import TResponseOutputItem, TResponseStreamEvent
from openai.types.responses import (
    Response,
    ResponseCompletedEvent,
    ResponseContentPartAddedEvent,
    ResponseContentPartDoneEvent,
    ResponseCreatedEvent,
    ResponseFunctionCallArgumentsDeltaEvent,
    ResponseFunctionCallArgumentsDoneEvent,
    ResponseFunctionToolCall,
    ResponseOutputItemAddedEvent,
    ResponseOutputItemDoneEvent,
    ResponseOutputMessage,
    ResponseOutputText,
    ResponseTextDeltaEvent,
    ResponseTextDoneEvent,
    ResponseUsage,
)
from openai.types.responses.response_usage import InputTokensDetails, OutputTokensDetails

from todo_chat.agent.builtin.plans import Request
from todo_chat.config import BUILT_IN

_WORDS = re.compile(r"\s*\S+\s*|\s+")


def build_output(decision: Sequence[Request] | str) -> list[TResponseOutputItem]:
    """Output items for tool calls, or for a reply. Each gets ids of its own."""
    if isinstance(decision, str):
        return [_message(decision)]
    return [_call(request) for request in decision]


def _message(text: str) -> ResponseOutputMessage:
    part = ResponseOutputText(type="output_text", text=text, annotations=[], logprobs=[])
    return ResponseOutputMessage(
        id=_id("msg"), type="message", role="assistant", status="completed", content=[part]
    )


def _call(request: Request) -> ResponseFunctionToolCall:
    return ResponseFunctionToolCall(
        id=_id("fc"),
        call_id=_id("call"),
        type="function_call",
        name=request.name,
        arguments=json.dumps(request.arguments, ensure_ascii=False),
        status="completed",
    )


def _id(kind: str) -> str:
    return f"{kind}_{uuid4().hex}"


def stream_events(output: list[TResponseOutputItem]) -> Iterator[TResponseStreamEvent]:
    """The events that build up a response: text word by word, calls whole."""
    numbers = count()
    begun = _response([], "in_progress")
    yield ResponseCreatedEvent(
        type="response.created", response=begun, sequence_number=next(numbers)
    )
    for index, item in enumerate(output):
        number = partial(next, numbers)
        if isinstance(item, ResponseOutputMessage):
            yield from _message_events(item, index, number)
        elif isinstance(item, ResponseFunctionToolCall):
            yield from _call_events(item, index, number)
    done = _response(output, "completed").model_copy(update={"id": begun.id})
    yield ResponseCompletedEvent(
        type="response.completed", response=done, sequence_number=next(numbers)
    )


def _message_events(
    item: ResponseOutputMessage, index: int, number: Callable[[], int]
) -> Iterator[TResponseStreamEvent]:
    part = item.content[0]
    assert isinstance(part, ResponseOutputText)
    place = {"item_id": item.id, "output_index": index, "content_index": 0}
    begun = item.model_copy(update={"content": [], "status": "in_progress"})
    yield ResponseOutputItemAddedEvent(
        type="response.output_item.added", item=begun, output_index=index, sequence_number=number()
    )
    yield ResponseContentPartAddedEvent.model_validate(
        {
            "type": "response.content_part.added",
            "part": part.model_copy(update={"text": ""}),
            "sequence_number": number(),
            **place,
        }
    )
    for word in _WORDS.findall(part.text):
        yield ResponseTextDeltaEvent.model_validate(
            {
                "type": "response.output_text.delta",
                "delta": word,
                "logprobs": [],
                "sequence_number": number(),
                **place,
            }
        )
    yield ResponseTextDoneEvent.model_validate(
        {
            "type": "response.output_text.done",
            "text": part.text,
            "logprobs": [],
            "sequence_number": number(),
            **place,
        }
    )
    yield ResponseContentPartDoneEvent.model_validate(
        {
            "type": "response.content_part.done",
            "part": part,
            "sequence_number": number(),
            **place,
        }
    )
    yield _done(item, index, number)


def _call_events(
    item: ResponseFunctionToolCall, index: int, number: Callable[[], int]
) -> Iterator[TResponseStreamEvent]:
    begun = item.model_copy(update={"arguments": "", "status": "in_progress"})
    yield ResponseOutputItemAddedEvent(
        type="response.output_item.added", item=begun, output_index=index, sequence_number=number()
    )
    yield ResponseFunctionCallArgumentsDeltaEvent(
        type="response.function_call_arguments.delta",
        item_id=item.id or "",
        output_index=index,
        delta=item.arguments,
        sequence_number=number(),
    )
    yield ResponseFunctionCallArgumentsDoneEvent(
        type="response.function_call_arguments.done",
        item_id=item.id or "",
        output_index=index,
        arguments=item.arguments,
        name=item.name,
        sequence_number=number(),
    )
    yield _done(item, index, number)


def _done(
    item: ResponseOutputMessage | ResponseFunctionToolCall, index: int, number: Callable[[], int]
) -> ResponseOutputItemDoneEvent:
    return ResponseOutputItemDoneEvent(
        type="response.output_item.done", item=item, output_index=index, sequence_number=number()
    )


def _response(output: list[TResponseOutputItem], status: str) -> Response:
    return Response.model_validate(
        {
            "id": _id("resp"),
            "created_at": 0,
            "model": BUILT_IN,
            "object": "response",
            "output": output,
            "tool_choice": "auto",
            "tools": [],
            "parallel_tool_calls": True,
            "status": status,
            "usage": _NO_TOKENS if status == "completed" else None,
        }
    )


_NO_TOKENS = ResponseUsage(
    input_tokens=0,
    output_tokens=0,
    total_tokens=0,
    input_tokens_details=InputTokensDetails(cache_write_tokens=0, cached_tokens=0),
    output_tokens_details=OutputTokensDetails(reasoning_tokens=0),
)
