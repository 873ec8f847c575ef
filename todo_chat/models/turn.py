"""Turns: one message of a person, and everything the assistant does about it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from todo_chat.models.columns import UtcDateTime, new_id, utc_now

CLIENT_ID_MAX = 64


class TurnStatus(StrEnum):
    """How a turn stands or ended."""

    RUNNING = "running"
    COMPLETED = "completed"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"
    FAILED = "failed"


class Turn(SQLModel, table=True):
    """One run of the assistant.

    A running turn is kept by the process `lease_owner` until `lease_expires_at`; past that its
    process is gone. At most one turn of a conversation runs, which the database itself holds.
    """

    __tablename__ = "turns"
    __table_args__ = (
        UniqueConstraint("user_id", "client_id"),
        Index(
            "uq_turns_running",
            "conversation_id",
            unique=True,
            sqlite_where=text("status = 'running'"),
            postgresql_where=text("status = 'running'"),
        ),
        Index("ix_turns_status_lease_expires_at", "status", "lease_expires_at"),
    )

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    user_id: str = Field(foreign_key="users.id", ondelete="CASCADE", index=True, max_length=32)
    conversation_id: str = Field(foreign_key="conversations.id", ondelete="CASCADE", max_length=32)
    client_id: str | None = Field(default=None, max_length=CLIENT_ID_MAX)
    message_id: str = Field(max_length=32)
    reply_id: str = Field(default_factory=new_id, max_length=32)
    model: str = Field(default="", max_length=100)
    status: str = Field(default=TurnStatus.RUNNING, max_length=24)
    error: str | None = Field(default=None, max_length=32)
    lease_owner: str = Field(default="", max_length=32)
    lease_expires_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    started_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class JournalEntry(SQLModel, table=True):
    """Events of a turn that were committed together, as they were sent; `last_seq` is the last."""

    __tablename__ = "turn_journal"

    turn_id: str = Field(
        foreign_key="turns.id", ondelete="CASCADE", primary_key=True, max_length=32
    )
    last_seq: int = Field(primary_key=True)
    events: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
