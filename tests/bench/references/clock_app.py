"""Our app with tokens from a clock in its own process, as the references have them without a model.

`python -m tests.bench.references.clock_app serve …` takes what `python -m todo_chat` takes.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import count
from typing import Any

from agents.items import ModelResponse, TResponseInputItem, TResponseStreamEvent
from agents.models.interface import Model
from agents.usage import Usage
from openai.types.responses import ResponseTextDeltaEvent
from pydantic import BaseModel

from tests.bench.pace import paced
from tests.bench.replies import read_order
from todo_chat.agent.builtin.events import build_output, stream_events
from todo_chat.chat import engine
from todo_chat.cli import main

# The library's own goes through each field, which would be most of what is measured.
_unchecked: Any = BaseModel.model_construct.__func__  # type: ignore[attr-defined]


class ClockModel(Model):
    """Answers an order token by token, by the clock."""

    async def get_response(self, *_args: Any, **_options: Any) -> ModelResponse:
        """The app only streams."""
        return ModelResponse(output=[], usage=Usage(), response_id=None)

    async def stream_response(
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],
        *_args: Any,
        **_options: Any,
    ) -> AsyncIterator[TResponseStreamEvent]:
        """The events of a reply whose tokens are all there was time for."""
        numbers, text = count(), ""
        async for token in paced(read_order(str(input[-1]))):
            text += token
            yield _unchecked(
                ResponseTextDeltaEvent,
                type="response.output_text.delta",
                delta=token,
                item_id="reply",
                output_index=0,
                content_index=0,
                logprobs=[],
                sequence_number=next(numbers),
            )
        *_, last = stream_events(build_output(text))
        yield last


if __name__ == "__main__":
    vars(engine)["build_model"] = lambda _settings: ClockModel()
    main()
