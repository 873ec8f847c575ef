"""Tasks and their tags."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Relationship, SQLModel

from todo_chat.models.columns import UtcDateTime, utc_now

TITLE_MAX = 200
NOTES_MAX = 5_000
TAG_MAX = 50


class TaskStatus(StrEnum):
    """Where a task stands."""

    PENDING = "pending"
    COMPLETED = "completed"


class Priority(StrEnum):
    """How much a task matters; the order is that of sorting."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class TaskTag(SQLModel, table=True):
    """Which task bears which tag."""

    __tablename__ = "task_tags"

    task_id: int = Field(foreign_key="tasks.id", ondelete="CASCADE", primary_key=True)
    tag_id: int = Field(foreign_key="tags.id", ondelete="CASCADE", primary_key=True, index=True)


class Tag(SQLModel, table=True):
    """A person's tag; `name_key` is its case-folded form, one of a kind for that person."""

    __tablename__ = "tags"
    __table_args__ = (UniqueConstraint("user_id", "name_key"),)

    id: int | None = Field(default=None, primary_key=True)
    user_id: str = Field(foreign_key="users.id", ondelete="CASCADE", max_length=32)
    name: str = Field(max_length=TAG_MAX)
    name_key: str = Field(max_length=TAG_MAX * 2)


class Task(SQLModel, table=True):
    """Something to do. `number` is the person's own small number for it, never used again.

    A due is a day (`due_date`) or a moment (`due_at` with its IANA `due_zone`), never both;
    `due_sort` puts days and moments in one order.
    """

    __tablename__ = "tasks"
    __table_args__ = (UniqueConstraint("user_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    user_id: str = Field(foreign_key="users.id", ondelete="CASCADE", max_length=32)
    number: int
    title: str = Field(max_length=TITLE_MAX)
    notes: str = Field(default="", max_length=NOTES_MAX)
    status: str = Field(default=TaskStatus.PENDING, max_length=16)
    priority: str = Field(default=Priority.NONE, max_length=16)
    due_date: date | None = None
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    due_zone: str | None = Field(default=None, max_length=64)
    due_sort: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    updated_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    completed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    tags: list[Tag] = Relationship(
        link_model=TaskTag,
        sa_relationship_kwargs={"lazy": "selectin", "order_by": "Tag.name_key"},
    )
