"""Conversations and their messages."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, Field

from todo_chat.api.schemas.base import Cursor, Input, Instant, Text, instant
from todo_chat.chat.failures import code_of, explain
from todo_chat.models import Conversation, Message, Role, TurnStatus
from todo_chat.models.conversation import CONVERSATION_TITLE_MAX


class ConversationCreate(Input):
    """A new conversation; without a title it takes one from its first message."""

    title: Text | None = Field(None, examples=["Weekend plans"])


class ConversationUpdate(Input):
    """A conversation's new title."""

    title: Text = Field(
        description=f"One line of at most {CONVERSATION_TITLE_MAX} characters.",
        examples=["Weekend plans"],
    )


class ConversationPublic(BaseModel):
    """A conversation; `updated_at` moves with each message."""

    id: str = Field(examples=["3b1f8a52d0f34c0f9a4c5b0ad1a2f7c1"])
    title: str = Field(examples=["Buy milk and call mom"])
    created_at: Instant
    updated_at: Instant

    @classmethod
    def of(cls, conversation: Conversation, *, timezone: str) -> Self:
        """The public form of a conversation, its instants in a zone."""
        return cls(
            id=conversation.id,
            title=conversation.title,
            created_at=instant(conversation.created_at, timezone),
            updated_at=instant(conversation.updated_at, timezone),
        )


class ConversationList(BaseModel):
    """A page of conversations, the latest used first."""

    conversations: list[ConversationPublic]
    total: int
    next_cursor: Cursor


class ReplyError(BaseModel):
    """Why a reply failed."""

    code: str = Field(examples=["MODEL_UNAVAILABLE"])
    message: str


class MessagePublic(BaseModel):
    """What a person said, or the assistant's reply."""

    id: str
    role: Role
    content: str = Field(description="All the text.", examples=["Added **Buy milk** as task 1."])
    parts: list[dict[str, Any]] = Field(
        description="A reply in the order in which it came: `{type: text, text}` and "
        "`{type: tool, call_id, name, arguments, ok, result}`. `ok` is null for a call that was "
        "not finished."
    )
    status: TurnStatus = Field(description="How a reply ended.")
    error: ReplyError | None = Field(description="Of a failed reply.")
    turn_id: str | None = Field(description="The turn that wrote a reply.")
    parent_id: str | None = Field(description="The message before it.")
    created_at: Instant

    @classmethod
    def of(cls, message: Message, *, timezone: str, model: str) -> Self:
        """The public form of a message; `model` is named where the reply failed."""
        error = None
        if message.error:
            sentence = explain(message.error, model=model)
            error = ReplyError(code=code_of(message.error), message=sentence)
        return cls(
            id=message.id,
            role=Role(message.role),
            content=message.content,
            parts=message.parts,
            status=TurnStatus(message.status),
            error=error,
            turn_id=message.turn_id,
            parent_id=message.parent_id,
            created_at=instant(message.created_at, timezone),
        )


class MessageList(BaseModel):
    """A page of a conversation's messages, oldest first; the next page is the one before it."""

    messages: list[MessagePublic]
    total: int
    next_cursor: Cursor
