"""The one public form of a task, as the API, the tools and the events give it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypedDict

from todo_chat.models import Reminder, Task
from todo_chat.services.dues import due_of
from todo_chat.services.reminder_times import ReminderTime
from todo_chat.services.task_fields import TaskChanges
from todo_chat.when import Moment, format_due, zone_of


class ReminderData(TypedDict):
    """A reminder as plain data."""

    id: int
    at: str | None
    before_minutes: int | None
    fires_at: str | None
    status: str
    snoozed_until: str | None


class TaskData(TypedDict):
    """A task as plain data: instants are ISO 8601 with the person's offset."""

    number: int
    title: str
    notes: str
    status: str
    priority: str
    due: str | None
    due_zone: str | None
    deadline: str | None
    estimate_minutes: int | None
    recurrence: str | None
    repeats_from: str
    tags: list[str]
    project: str | None
    reminders: list[ReminderData]
    position: float
    version: int
    created_at: str
    updated_at: str
    completed_at: str | None
    deleted_at: str | None


def task_data(task: Task, *, timezone: str = "UTC") -> TaskData:
    """A task as plain data, its instants in a zone."""

    def instant(moment: datetime | None) -> str | None:
        return _instant(moment, timezone)

    return TaskData(
        number=task.number,
        title=task.title,
        notes=task.notes,
        status=str(task.status),
        priority=str(task.priority),
        due=format_due(due_of(task)),
        due_zone=task.due_zone,
        deadline=task.deadline.isoformat() if task.deadline else None,
        estimate_minutes=task.estimate_minutes,
        recurrence=task.recurrence,
        repeats_from=str(task.repeats_from),
        tags=[tag.name for tag in task.tags],
        project=task.project.name if task.project else None,
        reminders=[reminder_data(reminder, timezone=timezone) for reminder in task.reminders],
        position=task.position,
        version=task.version,
        created_at=instant(task.created_at) or "",
        updated_at=instant(task.updated_at) or "",
        completed_at=instant(task.completed_at),
        deleted_at=instant(task.deleted_at),
    )


def reminder_data(reminder: Reminder, *, timezone: str = "UTC") -> ReminderData:
    """A reminder as plain data, its instants in a zone."""
    return ReminderData(
        id=reminder.id or 0,
        at=_instant(reminder.at, timezone),
        before_minutes=reminder.before_minutes,
        fires_at=_instant(reminder.fires_at, timezone),
        status=str(reminder.status),
        snoozed_until=_instant(reminder.snoozed_until, timezone),
    )


def _instant(moment: datetime | None, timezone: str) -> str | None:
    if moment is None:
        return None
    return moment.astimezone(zone_of(timezone)).isoformat(timespec="seconds")


def plain_changes(changes: TaskChanges) -> dict[str, Any]:
    """The values of changes as plain data, as a task has them."""
    return {name: _plain_value(value) for name, value in changes.given().items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, (date, Moment)):
        return format_due(value)
    if isinstance(value, ReminderTime):
        at = value.at.isoformat() if value.at else None
        return {"at": at, "before_minutes": value.before_minutes}
    if isinstance(value, (list, tuple)):
        return [_plain_value(one) for one in value]
    return value


def brief_task(task: Task) -> dict[str, Any]:
    """A task for the assistant: what is set, without what says nothing."""
    data = task_data(task)
    wanted = (
        "number",
        "title",
        "status",
        "priority",
        "due",
        "deadline",
        "estimate_minutes",
        "recurrence",
        "tags",
        "project",
        "notes",
    )
    brief = {name: data[name] for name in wanted}  # type: ignore[literal-required]
    return {name: value for name, value in brief.items() if value not in (None, "", [], "none")}
