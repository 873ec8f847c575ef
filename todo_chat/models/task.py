"""Tasks and their tags."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field, Relationship, SQLModel

from todo_chat.models.change import CALL_ID_MAX
from todo_chat.models.columns import UtcDateTime, utc_now
from todo_chat.models.project import COLOR_MAX, Project
from todo_chat.models.reminder import Reminder

TITLE_MAX = 200
NOTES_MAX = 5_000
TAG_MAX = 50
RULE_MAX = 500
ESTIMATE_MAX = 10_080
POSITION_MAX = 1e9  # beyond it there is no room between neighbours


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


class RepeatsFrom(StrEnum):
    """What the next occurrence of a repeating task is counted from."""

    SCHEDULE = "schedule"
    COMPLETION = "completion"


class TaskTag(SQLModel, table=True):
    """Which task bears which tag."""

    __tablename__ = "task_tags"

    task_id: int = Field(foreign_key="tasks.id", ondelete="CASCADE", primary_key=True)
    tag_id: int = Field(foreign_key="tags.id", ondelete="CASCADE", primary_key=True, index=True)


class Tag(SQLModel, table=True):
    """A person's tag; `name_key` is its case-folded form, one of a kind for that person.

    A tag that no task bears is forgotten, unless it was given a colour.
    """

    __tablename__ = "tags"
    __table_args__ = (UniqueConstraint("user_id", "name_key"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    user_id: str = Field(foreign_key="users.id", ondelete="CASCADE", max_length=32)
    name: str = Field(max_length=TAG_MAX)
    name_key: str = Field(max_length=TAG_MAX * 2)
    color: str | None = Field(default=None, max_length=COLOR_MAX)


class Task(SQLModel, table=True):
    """Something to do. `number` is the person's own small number for it, never used again.

    A due is a day (`due_date`) or a moment (`due_at` with its IANA `due_zone`), never both;
    `due_sort` puts days and moments in one order.

    The occurrences of a repeating task share `series_id`; the one to do bears the rule in
    `recurrence`. `slot` is the due that the rule gave it, which stays when it is moved, and
    `usual` holds the series' own values of fields that were changed for this occurrence alone.

    `version` goes up with every write. `turn_id` and `call_id` are the turn and the tool call that
    wrote last, null when a person did. A task with `deleted_at` lies in the bin.
    """

    __tablename__ = "tasks"
    __table_args__ = (
        UniqueConstraint("user_id", "number"),
        Index("ix_tasks_user_id_position", "user_id", "position"),
        {"sqlite_autoincrement": True},
    )

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
    deadline: date | None = None
    estimate_minutes: int | None = None
    recurrence: str | None = Field(default=None, max_length=RULE_MAX)
    repeats_from: str = Field(default=RepeatsFrom.SCHEDULE, max_length=16)
    series_id: str | None = Field(default=None, max_length=32, index=True)
    slot: str | None = Field(default=None, max_length=32)
    usual: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    project_id: int | None = Field(
        default=None, foreign_key="projects.id", ondelete="SET NULL", index=True
    )
    position: float = 0
    version: int = 1
    deleted_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    turn_id: str | None = Field(default=None, max_length=32)
    call_id: str | None = Field(default=None, max_length=CALL_ID_MAX)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    updated_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    completed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    tags: list[Tag] = Relationship(
        link_model=TaskTag,
        sa_relationship_kwargs={"lazy": "selectin", "order_by": "Tag.name_key"},
    )
    project: Project | None = Relationship(sa_relationship_kwargs={"lazy": "joined"})
    reminders: list[Reminder] = Relationship(
        sa_relationship_kwargs={
            "lazy": "selectin",
            "order_by": "Reminder.id",
            "cascade": "all, delete-orphan",
        }
    )
