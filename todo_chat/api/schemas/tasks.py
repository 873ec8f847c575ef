"""Tasks."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, StrictBool, model_validator

from todo_chat.api.schemas.base import Cursor, Input, Instant, PageQuery, Text, Word
from todo_chat.models import Priority, ReminderStatus, RepeatsFrom, TaskStatus
from todo_chat.models.task import NOTES_MAX, TITLE_MAX
from todo_chat.services.tags import TAGS_A_TASK

_PRIORITIES: dict[str, Any] = {"enum": [*Priority]}
_STATUSES: dict[str, Any] = {"enum": [*TaskStatus]}

_TITLE = Field(description=f"One line of at most {TITLE_MAX} characters.", examples=["Buy milk"])
_NOTES = f"At most {NOTES_MAX:,} characters."
_DUE = (
    "A day (`2026-11-23`) or a moment (`2026-11-23T17:00`, read in `due_zone` or your own zone "
    "where it has no offset); null for none."
)
_DUE_ZONE = "The IANA zone in which a moment is meant; your own if it is left out."
_TAGS = f"At most {TAGS_A_TASK}; upper and lower case are one tag."
_WHEN = ["2026-11-23", "2026-11-23T17:00:00+01:00"]


class ReminderPublic(BaseModel):
    """A reminder: at a moment, or minutes before the due."""

    id: int
    at: Instant | None
    before_minutes: int | None
    fires_at: Instant | None = Field(description="Null while the task is done or has no due.")
    status: ReminderStatus
    snoozed_until: Instant | None


class TaskPublic(BaseModel):
    """Something to do."""

    number: int = Field(description="Your own small number for it.", examples=[1])
    title: str = Field(examples=["Buy milk"])
    notes: str = Field(examples=["Two litres"])
    status: TaskStatus
    priority: Priority
    due: str | None = Field(description="A day, or a moment with its offset.", examples=_WHEN)
    due_zone: str | None = Field(description="Of a moment.", examples=["Europe/Berlin"])
    deadline: str | None = Field(description="The day by which it must be done.")
    estimate_minutes: int | None
    recurrence: str | None = Field(description="An RFC 5545 RRULE.")
    repeats_from: RepeatsFrom = Field(description="What the next occurrence is counted from.")
    tags: list[str] = Field(examples=[["home"]])
    project: str | None = Field(description="Null for the Inbox.")
    reminders: list[ReminderPublic]
    position: float = Field(description="Its place in the order by hand.")
    version: int = Field(description="Goes up with every change.")
    created_at: Instant
    updated_at: Instant
    completed_at: Instant | None
    deleted_at: Instant | None = Field(description="Of a task in the bin.")


class TaskList(BaseModel):
    """A page of tasks, and how many there are in all."""

    tasks: list[TaskPublic]
    total: int
    next_cursor: Cursor


class TaskCreate(Input):
    """A new task."""

    title: Text = _TITLE
    notes: Text = Field("", description=_NOTES)
    priority: Text = Field(Priority.NONE, json_schema_extra=_PRIORITIES)
    due: Text | None = Field(None, description=_DUE, examples=_WHEN)
    due_zone: Word | None = Field(None, description=_DUE_ZONE, examples=["Europe/Berlin"])
    tags: list[Text] = Field([], description=_TAGS, examples=[["home"]])


class TaskReplace(TaskCreate):
    """All of a task that can be written; what is left out gets its default.

    A task may be sent back as it was received: what can't be written is passed over.
    """

    status: Text = Field(TaskStatus.PENDING, json_schema_extra=_STATUSES)

    @model_validator(mode="before")
    @classmethod
    def _pass_over_what_is_read_only(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        read_only = {
            "number", "position", "version", "repeats_from", "created_at", "updated_at",
            "completed_at", "deleted_at",
        }  # fmt: skip
        unset = {
            name
            for name in ("recurrence", "project", "deadline", "estimate_minutes", "reminders")
            if given.get(name, "") in (None, [])
        }
        return {name: value for name, value in given.items() if name not in read_only | unset}


def _without_defaults(schema: dict[str, Any]) -> None:
    for field in schema["properties"].values():
        field.pop("default", None)


class TaskUpdate(Input):
    """Some fields of a task; what is left out stays as it is."""

    model_config = ConfigDict(json_schema_extra=_without_defaults)

    title: Text = Field("", description=_TITLE.description, examples=["Buy oat milk"])
    notes: Text = Field("", description=_NOTES)
    status: Text = Field("", json_schema_extra=_STATUSES)
    priority: Text = Field("", json_schema_extra=_PRIORITIES)
    due: Text | None = Field(None, description=_DUE, examples=_WHEN)
    due_zone: Word | None = Field(None, description=_DUE_ZONE, examples=["Europe/Berlin"])
    tags: list[Text] = Field([], description=_TAGS, examples=[["home"]])


class TaskCompletion(Input):
    """Whether a task is done; left out, it becomes what it is not."""

    completed: StrictBool | None = None


class TaskListQuery(PageQuery):
    """Which tasks, and in which order."""

    status: Word = Field("all", json_schema_extra={"enum": ["all", *TaskStatus]})
    priority: Word | None = Field(None, json_schema_extra=_PRIORITIES)
    tag: Word | None = Field(None, description="Only tasks with this tag.")
    due: Word | None = Field(
        None,
        description="`week` is today and the six days after it.",
        json_schema_extra={"enum": ["overdue", "today", "week", "upcoming", "none"]},
    )
    q: Word | None = Field(None, description="Only tasks with these words in title or notes.")
    sort: Word = Field(
        "number",
        json_schema_extra={
            "enum": [
                "number",
                "position",
                "created",
                "updated",
                "deleted",
                "due",
                "priority",
                "title",
            ]
        },
    )
    order: Word = Field("asc", json_schema_extra={"enum": ["asc", "desc"]})
