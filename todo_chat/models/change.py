"""What was changed: one row for each write to a task, a project or a tag."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, SQLModel

from todo_chat.models.columns import UtcDateTime, utc_now

CALL_ID_MAX = 128


class Entity(StrEnum):
    """What a change is of."""

    TASK = "task"
    PROJECT = "project"
    TAG = "tag"


class Change(SQLModel, table=True):
    """One write: who, when, and what it was before and after (null where it was not there).

    Rows of one transaction share `batch_id`. `undoes` names the batch that this row takes back,
    `undone_by` the batch that took this row back. `number` and `title` say which task (project,
    tag) it is; both snapshots are null once its task was removed for good.
    """

    __tablename__ = "changes"
    __table_args__ = (
        Index("ix_changes_user_id_id", "user_id", "id"),
        Index("ix_changes_user_id_number", "user_id", "number"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    user_id: str = Field(foreign_key="users.id", ondelete="CASCADE", max_length=32)
    batch_id: str = Field(max_length=32, index=True)
    at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    actor: str = Field(max_length=16)
    turn_id: str | None = Field(default=None, max_length=32, index=True)
    call_id: str | None = Field(default=None, max_length=CALL_ID_MAX)
    entity: str = Field(max_length=16)
    entity_id: int
    number: int | None = None
    title: str = Field(default="", max_length=200)
    action: str = Field(max_length=16)
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    after: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    undoes: str | None = Field(default=None, max_length=32)
    undone_by: str | None = Field(default=None, max_length=32, index=True)
