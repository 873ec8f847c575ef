"""The one public form of a task, as the API, the tools and the events give it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypedDict

from todo_chat.models import Task
from todo_chat.services.tasks import due_of
from todo_chat.when import format_due, zone_of


class TaskData(TypedDict):
    """A task as plain data: instants are ISO 8601 with the person's offset."""

    number: int
    title: str
    notes: str
    status: str
    priority: str
    due: str | None
    due_zone: str | None
    recurrence: str | None
    tags: list[str]
    project: str | None
    created_at: str
    updated_at: str
    completed_at: str | None


def task_data(task: Task, *, timezone: str = "UTC") -> TaskData:
    """A task as plain data, its instants in a zone."""

    def instant(moment: datetime) -> str:
        return moment.astimezone(zone_of(timezone)).isoformat(timespec="seconds")

    return TaskData(
        number=task.number,
        title=task.title,
        notes=task.notes,
        status=str(task.status),
        priority=str(task.priority),
        due=format_due(due_of(task)),
        due_zone=task.due_zone,
        recurrence=None,
        tags=[tag.name for tag in task.tags],
        project=None,
        created_at=instant(task.created_at),
        updated_at=instant(task.updated_at),
        completed_at=instant(task.completed_at) if task.completed_at else None,
    )


def brief_task(task: Task) -> dict[str, Any]:
    """A task for the assistant: what is set, without what says nothing."""
    data = task_data(task)
    wanted = ("number", "title", "status", "priority", "due", "tags", "notes")
    brief = {name: data[name] for name in wanted}  # type: ignore[literal-required]
    return {name: value for name, value in brief.items() if value not in (None, "", [], "none")}
