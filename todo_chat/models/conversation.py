"""Conversations and the messages in them."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Index, Text
from sqlmodel import Field, SQLModel

from todo_chat.models.columns import UtcDateTime, new_id, utc_now

CONVERSATION_TITLE_MAX = 100


class Role(StrEnum):
    """Who wrote a message."""

    USER = "user"
    ASSISTANT = "assistant"


class Conversation(SQLModel, table=True):
    """A tree of messages, shown as the one branch that ends at `leaf_id`.

    `updated_at` moves with each message and orders the list.
    """

    __tablename__ = "conversations"
    __table_args__ = (Index("ix_conversations_user_id_updated_at", "user_id", "updated_at"),)

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    user_id: str = Field(foreign_key="users.id", ondelete="CASCADE", max_length=32)
    title: str = Field(default="", max_length=CONVERSATION_TITLE_MAX)
    leaf_id: str | None = Field(default=None, max_length=32)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    updated_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class Message(SQLModel, table=True):
    """What a person or the assistant said, after the message `parent_id`.

    Messages with the same parent are versions of one another: a resent question, another reply.
    `parts` holds an assistant's reply in the order in which it came: `{"type": "text", "text"}`
    and `{"type": "tool", "call_id", "name", "arguments", "ok", "result"}`. `content` is all its
    text. `status` is how a reply ended, a `TurnStatus`, and `error` the reason of a failed one; a
    person's message is `completed`.
    """

    __tablename__ = "messages"
    __table_args__ = (
        Index("ix_messages_conversation_id_parent_id", "conversation_id", "parent_id"),
    )

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    user_id: str = Field(foreign_key="users.id", ondelete="CASCADE", index=True, max_length=32)
    conversation_id: str = Field(foreign_key="conversations.id", ondelete="CASCADE", max_length=32)
    parent_id: str | None = Field(
        default=None, foreign_key="messages.id", ondelete="CASCADE", index=True, max_length=32
    )
    role: str = Field(max_length=16)
    content: str = Field(default="", sa_column=Column(Text, nullable=False))
    parts: list[dict[str, Any]] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )
    status: str = Field(default="completed", max_length=24)
    error: str | None = Field(default=None, max_length=32)
    turn_id: str | None = Field(default=None, index=True, max_length=32)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
