"""Tasks as they are given, and lists of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from todo_chat.api.schemas.base import Cursor, Instant, PageQuery, Word
from todo_chat.errors import InvalidInput
from todo_chat.models import Priority, ReminderStatus, RepeatsFrom, TaskStatus
from todo_chat.services.task_lists import TaskQuery
from todo_chat.strings import t

WHEN = ["2026-11-23", "2026-11-23T17:00:00+01:00"]
PRIORITIES: dict[str, Any] = {"enum": [*Priority]}

# What a view asks for, as far as the query does not say otherwise.
_VIEWS: dict[str, dict[str, Any]] = {
    "inbox": {"project": "inbox", "status": "pending", "sort": "position"},
    "today": {"due": "by_today", "status": "pending", "sort": "due"},
    "upcoming": {"due": "upcoming", "status": "pending", "sort": "due"},
    "done": {"status": "completed", "sort": "updated", "order": "desc"},
    "bin": {"deleted": True, "sort": "deleted", "order": "desc"},
}
_DUES: list[Any] = ["overdue", "today", "by_today", "week", "upcoming", "none"]
_SORTS: list[Any] = [
    "number",
    "position",
    "created",
    "updated",
    "deleted",
    "due",
    "priority",
    "title",
]


class ReminderPublic(BaseModel):
    """A reminder: at a moment, or minutes before the due."""

    id: int = Field(examples=[1])
    at: Instant | None
    before_minutes: int | None = Field(examples=[60])
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
    due: str | None = Field(description="A day, or a moment with its offset.", examples=WHEN)
    due_zone: str | None = Field(description="Of a moment.", examples=["Europe/Berlin"])
    deadline: str | None = Field(
        description="The day by which it must be done.", examples=["2026-11-30"]
    )
    estimate_minutes: int | None = Field(examples=[30])
    recurrence: str | None = Field(
        description="An RFC 5545 RRULE.", examples=["FREQ=MONTHLY;BYMONTHDAY=1"]
    )
    repeats_from: RepeatsFrom = Field(description="What the next occurrence is counted from.")
    tags: list[str] = Field(examples=[["home"]])
    project: str | None = Field(description="Null for the Inbox.", examples=["Household"])
    reminders: list[ReminderPublic]
    position: float = Field(description="Its place in the order by hand.", examples=[1.0])
    version: int = Field(description="Goes up with every change.", examples=[1])
    created_at: Instant
    updated_at: Instant
    completed_at: Instant | None
    deleted_at: Instant | None = Field(description="Of a task in the bin.")


class TaskList(BaseModel):
    """A page of tasks, and how many there are in all."""

    tasks: list[TaskPublic]
    total: int
    next_cursor: Cursor


class TaskListQuery(PageQuery):
    """Which tasks, and in which order."""

    view: Word | None = Field(
        None,
        description="A ready-made list: `inbox`, `today` (with what is overdue), `upcoming`, "
        "`done` or `bin`. Other filters narrow it or take the place of its own.",
        json_schema_extra={"enum": [*_VIEWS]},
    )
    status: Word = Field("all", json_schema_extra={"enum": ["all", *TaskStatus]})
    priority: Word | None = Field(None, json_schema_extra=PRIORITIES)
    tag: Word | None = Field(None, description="Only tasks with this tag.")
    project: Word | None = Field(
        None, description="Only tasks of the project of this name; `inbox` for those without one."
    )
    due: Word | None = Field(
        None,
        description="`week` is today and the six days after it, `by_today` today and all before, "
        "`upcoming` today and all after.",
        json_schema_extra={"enum": _DUES},
    )
    q: Word | None = Field(None, description="Only tasks with these words in title or notes.")
    sort: Word = Field("number", json_schema_extra={"enum": _SORTS})
    order: Word = Field("asc", json_schema_extra={"enum": ["asc", "desc"]})

    def to_query(self, *, now: datetime, timezone: str) -> TaskQuery:
        """The same for the service.

        Raises:
            InvalidInput: there is no such view.
        """
        if self.view is not None and self.view not in _VIEWS:
            raise InvalidInput.of("view", t("view.unknown"))
        wanted = _VIEWS[self.view] if self.view else {}
        given = self.model_dump(exclude_unset=True, exclude={"view"})
        return TaskQuery(now=now, timezone=timezone, **{**wanted, **given})


class BinEmptied(BaseModel):
    """How many tasks were removed for good."""

    removed: int = Field(examples=[3])
