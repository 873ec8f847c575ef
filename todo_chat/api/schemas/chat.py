"""Messages to the assistant and what comes of them."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, Field

from todo_chat.api.schemas.base import Input, Text
from todo_chat.models.turn import CLIENT_ID_MAX
from todo_chat.services.turns import TurnRequest


class ChatInput(Input):
    """A message to the assistant."""

    message: Text = Field(
        description="At most 4,000 characters, unless the server is set otherwise.",
        examples=["add buy milk and call mom, then list my tasks"],
    )
    conversation_id: Text | None = Field(
        None, description="Where it goes; without one, a new conversation.", min_length=1
    )
    client_id: Text | None = Field(
        None,
        description="Your own id for this message: sent twice, it gives the same turn, and never "
        f"a second message or a second effect. At most {CLIENT_ID_MAX} characters.",
        examples=["7c9e6679-7425-40de-944b-e07fc1f90ae7"],
        min_length=1,
    )

    def to_request(self) -> TurnRequest:
        """The same for the turn engine."""
        return TurnRequest(self.message, self.conversation_id, self.client_id)


class ToolCallPublic(BaseModel):
    """What the assistant did; `ok` is null for a call that was not finished."""

    call_id: str
    name: str = Field(examples=["add_task"])
    arguments: dict[str, Any] = Field(examples=[{"title": "Buy milk"}])
    ok: bool | None
    result: Any

    @classmethod
    def of(cls, part: dict[str, Any]) -> Self:
        """The public form of a tool part of a reply."""
        return cls(**{name: part[name] for name in cls.model_fields})


class ChatReply(BaseModel):
    """A whole reply."""

    conversation_id: str
    turn_id: str
    message_id: str = Field(description="The stored reply.")
    response: str = Field(examples=["Added **Buy milk** as task 1."])
    tool_calls: list[ToolCallPublic]
    status: str = Field(description="`completed`, `stopped` or `interrupted`.")


class TurnStopping(BaseModel):
    """The turn was asked to stop."""

    turn_id: str
